import type { Duplex } from 'node:stream';

/**
 * Follows the packet boundaries of an MQTT byte stream (MQTT 3.1.1, 2.2): aedes and its parser would gather a packet of
 * up to the protocol's 256 MB.
 */
export class PacketSizes {
  /** Bytes of the current packet still to come. */
  #rest = 0;
  /** Digits of the remaining length read so far; -1 while the packet type is awaited. */
  #digits = -1;
  #length = 0;

  /** False as soon as a packet announces more than `limit` bytes. */
  follow(chunk: Uint8Array, limit: number): boolean {
    for (let i = 0; i < chunk.length; ) {
      if (this.#rest > 0) {
        const step = Math.min(this.#rest, chunk.length - i);
        this.#rest -= step;
        i += step;
        continue;
      }
      const byte = chunk[i++] ?? 0;
      if (this.#digits < 0) {
        this.#digits = 0;
        this.#length = 0;
        continue;
      }
      this.#length += (byte & 0x7f) * 128 ** this.#digits++;
      if (this.#length > limit || this.#digits > 4) return false;
      if (byte < 0x80) {
        this.#rest = this.#length;
        this.#digits = -1;
      }
    }
    return true;
  }
}

/** Destroys the connection when a packet is longer than `limit()` says. aedes reads only by `read()`. */
export function limitPackets(stream: Duplex, limit: () => number): void {
  const sizes = new PacketSizes();
  const read = stream.read.bind(stream);
  stream.read = (size?: number) => {
    const chunk: unknown = read(size);
    if (chunk instanceof Uint8Array && !sizes.follow(chunk, limit())) {
      stream.destroy(new Error('MQTT packet too long'));
      return null;
    }
    return chunk;
  };
}
