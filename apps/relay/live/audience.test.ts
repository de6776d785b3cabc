import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Turns } from '../turns.ts';
import type { EventMessage } from '../views/messages.ts';
import { Audience, type Batch, type Seat } from './audience.ts';

class Fan implements Seat {
  next = 0;
  place = -1;
  /** Seqs that it was told of by snapshot or by event. */
  readonly heard: number[] = [];
  readonly faults: string[] = [];
  head = 0;
  isSlow = false;

  tell({ bytes, messages, before }: Batch): void {
    if (bytes.toString() !== messages.map(({ text }) => text).join('')) this.faults.push('bytes');
    if (this.isSlow) return;
    if (before.seq !== this.head) this.faults.push(`before ${before.seq}, at ${this.head}`);
    for (const { seq } of messages) this.heard.push(seq);
    this.head = messages.at(-1)?.seq ?? this.head;
  }
}

function batch(before: number, count: number): Batch {
  const messages: EventMessage[] = Array.from({ length: count }, (_, i) => {
    const seq = before + 1 + i;
    return { term: 1, seq, text: `<${seq}>`, recordedAt: 0, ends: false };
  });
  const bytes = Buffer.from(messages.map(({ text }) => text).join(''));
  return { bytes, messages, before: { term: 1, seq: before } };
}

const action = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('say' as const), count: fc.integer({ min: 0, max: 3 }) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('step' as const), times: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('join' as const), count: fc.integer({ min: 1, max: 90 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('leave' as const), which: fc.array(fc.nat(), { maxLength: 40 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('slow' as const), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('drained' as const) }) },
);

test('each seat is told everything since it came exactly once and in order, whoever comes, goes or is slow meanwhile', () => {
  fc.assert(
    fc.property(fc.array(action, { minLength: 5, maxLength: 80 }), (actions) => {
      let told = 0;
      const audience = new Audience((messages) => {
        told += messages.length;
      });
      const fans: Fan[] = [];
      const gone: Fan[] = [];
      let head = 0;
      let work: Generator<undefined, void> | null = null;
      const from = new Map<Fan, number>();
      /** As a fan that joins or has drained is: brought to the head by a snapshot, in the same turn. */
      const sit = (fan: Fan) => {
        fan.head = head;
        from.set(fan, head);
        fan.heard.length = 0;
        fan.isSlow = false;
        audience.seat(fan);
      };
      for (const one of actions) {
        if (one.kind === 'say') {
          const next = audience.say(batch(head, one.count));
          if (next !== null) work = next;
          head += one.count;
        } else if (one.kind === 'step') {
          for (let i = 0; i < one.times; i++) if (work?.next().done) work = null;
        } else if (one.kind === 'join') {
          for (let i = 0; i < one.count; i++) {
            const fan = new Fan();
            fans.push(fan);
            sit(fan);
          }
        } else if (one.kind === 'leave') {
          for (const which of one.which) {
            const [fan] = fans.splice(which % Math.max(1, fans.length), 1);
            if (fan === undefined) continue;
            expect(audience.leave(fan)).toBe(true);
            gone.push(fan);
          }
        } else if (one.kind === 'slow') {
          const fan = fans[which(one.which, fans.length)];
          if (fan !== undefined) fan.isSlow = true;
        } else {
          for (const fan of fans) if (fan.isSlow) sit(fan);
        }
        for (const fan of fans) {
          if (!fan.isSlow) expect(audience.standing(fan)?.seq ?? head).toBe(fan.head);
        }
      }
      for (const fan of gone) expect(audience.leave(fan)).toBe(false);
      const heardByGone = gone.map(({ heard }) => heard.length);
      while (work !== null && !work.next().done);
      expect(gone.map(({ heard }) => heard.length)).toEqual(heardByGone);
      expect(audience.size).toBe(fans.length);
      for (const fan of [...fans, ...gone]) {
        expect(fan.faults).toEqual([]);
        const start = from.get(fan) ?? 0;
        expect(fan.heard).toEqual(fan.heard.map((_, i) => start + 1 + i));
      }
      for (const fan of fans) if (!fan.isSlow) expect(fan.head).toBe(head);
      expect(told).toBeLessThanOrEqual(head);
    }),
    { numRuns: 300 },
  );
});

function which(n: number, length: number): number {
  return n % Math.max(1, length);
}

test('fifty thousand are told without anything else being held up', async () => {
  const turns = new Turns();
  const audience = new Audience(() => undefined);
  let tellings = 0;
  const spin = () => {
    // About what a write to a socket takes.
    const end = performance.now() + 0.005;
    while (performance.now() < end);
    tellings += 1;
  };
  for (let i = 0; i < 50_000; i++) audience.seat({ next: 0, place: -1, tell: spin });
  const work = audience.say(batch(0, 1));
  if (work === null) throw new Error('Nobody is told.');
  let isDone = false;
  const done = turns.run(work).then(() => {
    isDone = true;
  });
  const held: number[] = [];
  while (!isDone) {
    const before = process.cpuUsage();
    await new Promise(setImmediate);
    const { user, system } = process.cpuUsage(before);
    held.push((user + system) / 1000);
  }
  await done;
  expect(tellings).toBe(50_000);
  // Processor time, so that others on this machine do not count.
  expect(held.toSorted((a, b) => a - b)[Math.floor(held.length * 0.9)]).toBeLessThan(10);
});
