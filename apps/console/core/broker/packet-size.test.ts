import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PacketSizes } from './packet-size.ts';

const LIMIT = 20_000;

/** An MQTT packet of `length` bytes after its fixed header (MQTT 3.1.1, 2.2.3). */
function packet(type: number, length: number): Uint8Array {
  const header = [type << 4];
  let rest = length;
  do {
    header.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
    rest >>= 7;
  } while (rest > 0);
  // 0xff in the body would look like a length to one who has lost the thread.
  return Uint8Array.from([...header, ...new Uint8Array(Math.min(length, LIMIT)).fill(0xff)]);
}

function cut(bytes: Uint8Array, at: readonly number[]): Uint8Array[] {
  const places = [0, ...at.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return places.slice(1).map((end, i) => bytes.subarray(places[i], end));
}

const packets = fc.array(fc.tuple(fc.integer({ min: 1, max: 14 }), fc.nat(LIMIT)), { maxLength: 8 });
const cuts = fc.array(fc.nat(), { maxLength: 20 });

describe('PacketSizes', () => {
  it('lets packets within the limit pass, however the stream is cut', () => {
    fc.assert(
      fc.property(packets, cuts, (list, at) => {
        const bytes = Buffer.concat(list.map(([type, length]) => packet(type, length)));
        const sizes = new PacketSizes();
        expect(cut(bytes, at).every((chunk) => sizes.follow(chunk, LIMIT))).toBe(true);
      }),
    );
  });

  it('stops at one that announces more, after any number of good ones', () => {
    fc.assert(
      fc.property(packets, cuts, fc.integer({ min: LIMIT + 1, max: 268_435_455 }), (list, at, length) => {
        const good = list.map(([type, size]) => packet(type, size));
        const bytes = Buffer.concat([...good, packet(3, length).subarray(0, 5)]);
        const sizes = new PacketSizes();
        expect(cut(bytes, at).every((chunk) => sizes.follow(chunk, LIMIT))).toBe(false);
      }),
    );
  });

  it('stops at a length of more than four digits', () => {
    expect(new PacketSizes().follow(Uint8Array.from([0x30, 0x80, 0x80, 0x80, 0x80, 0x00]), LIMIT)).toBe(false);
  });
});
