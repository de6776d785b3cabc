import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LiveUp, Position } from '../wire/live.ts';
import { LiveClient } from './live-client.ts';
import { event, MATCH, type ScriptedSocket, ScriptedWorld, snapshot } from './scripted.ts';

/** More missed events than this are not replayed. */
const REPLAY = 4;

const troubles = [
  ...(['break', 'freeze', 'lose', 'repeat', 'delay', 'nudge'] as const),
  ...(['handOver', 'conflate', 'refuse', 'restore'] as const),
];

type Act = { readonly act: 'score' | (typeof troubles)[number] } | { readonly act: 'pass'; readonly ms: number };

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: fc.constant({ act: 'score' } as const) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 40_000 }) }) },
  ...troubles.map((name) => ({
    weight: 1,
    arbitrary: fc.constant({ act: name }),
  })),
);

/** A relay that keeps its contract, behind a network that keeps none. */
class Relay {
  readonly world = new ScriptedWorld();
  /** The term of each event, by its seq - 1; the log begins with one. */
  readonly #log = [1];
  #term = 1;
  /** Newest events that a relay back from a backup does not have yet. */
  #lost = 0;
  #refuses = false;
  #frozen = false;
  #subscribed = false;
  #fault: 'lose' | 'repeat' | 'delay' | null = null;
  #delayed: object | null = null;
  #known = 0;

  get head(): number {
    return this.#log.length;
  }

  /** Lets a connection that the client began open; the relay has at most one client here. */
  accept(): void {
    const socket = this.world.sockets.at(-1);
    if (socket === undefined || this.world.sockets.length === this.#known) return;
    this.#known = this.world.sockets.length;
    this.#frozen = false;
    this.#subscribed = false;
    this.#delayed = null;
    socket.answer = (message) => this.#hear(socket, message);
    socket.on.open();
  }

  /** The console sends again what is missing before it sends anything new. */
  score(): void {
    const missing = this.#lost;
    this.#lost = 0;
    this.#log.push(this.#term);
    if (this.#subscribed) this.#replay(this.world.socket, this.head - missing);
  }

  restore(): void {
    this.break();
    this.#lost = Math.min(3, this.head - 1);
  }

  refuse(): void {
    this.#refuses = true;
  }

  conflate(): void {
    if (!this.#subscribed || this.#lost > 0) return;
    this.#log.push(this.#term, this.#term, this.#term);
    this.#say(this.world.socket, snapshot(this.#at));
  }

  handOver(): void {
    if (this.#lost === 0) this.#term += 1;
  }

  freeze(): void {
    this.#frozen = true;
  }

  fail(fault: 'lose' | 'repeat' | 'delay' | null): void {
    this.#fault = fault;
  }

  break(): void {
    this.#subscribed = false;
    if (!this.world.socket.closedByClient) this.world.socket.on.close(1006);
  }

  get #at(): Position {
    return this.#position(this.head - this.#lost);
  }

  #position(seq: number): Position {
    return { term: this.#log[seq - 1] ?? 0, seq };
  }

  #hear(socket: ScriptedSocket, message: LiveUp): void {
    if (this.#frozen) return;
    if (message.op === 'ping') this.#say(socket, { op: 'pong' });
    if (message.op !== 'subscribe') return;
    this.#subscribed = !this.#refuses;
    if (this.#refuses) {
      this.#refuses = false;
      this.#say(socket, { op: 'error', match: MATCH, code: 'unavailable', message: 'Try again.' });
      return;
    }
    const { after } = message;
    const at = this.#at;
    if (after !== undefined && this.#has(after) && at.seq - after.seq <= REPLAY) {
      this.#replay(socket, after.seq + 1);
      return;
    }
    if (after !== undefined) this.#say(socket, { op: 'gap', match: MATCH, after, seq: at.seq });
    this.#say(socket, snapshot(at));
  }

  #has({ term, seq }: Position): boolean {
    return seq === 0 || (seq <= this.#at.seq && this.#position(seq).term === term);
  }

  #replay(socket: ScriptedSocket, from: number): void {
    for (let seq = from; seq <= this.#at.seq; seq++) this.#say(socket, event(this.#position(seq)));
  }

  #say(socket: ScriptedSocket, message: object): void {
    if (this.#frozen) return;
    const fault = this.#fault;
    this.#fault = null;
    if (fault === 'lose') return;
    if (fault === 'delay') {
      this.#delayed = message;
      return;
    }
    const held = this.#delayed;
    this.#delayed = null;
    socket.say(message);
    if (fault === 'repeat') socket.say(message);
    if (held !== null) socket.say(held);
  }
}

function play(relay: Relay, live: LiveClient, step: Act): void {
  if (step.act === 'score') relay.score();
  else if (step.act === 'pass') relay.world.pass(step.ms);
  else if (step.act === 'nudge') live.nudge();
  else if (step.act === 'break') relay.break();
  else if (step.act === 'freeze') relay.freeze();
  else if (step.act === 'conflate') relay.conflate();
  else if (step.act === 'refuse') relay.refuse();
  else if (step.act === 'restore') relay.restore();
  else if (step.act === 'handOver') relay.handOver();
  else relay.fail(step.act);
}

test.each([{ after: undefined }, { after: { term: 0, seq: 0 } }])(
  'whatever the network does, each event is told once and in order, and every gap is announced (from $after)',
  ({ after }) => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 120 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (script, luck) => {
        const relay = new Relay();
        relay.world.luck = luck;
        let at: number | null = after?.seq ?? null;
        let gapTo: number | null = null;
        const live = new LiveClient({
          url: 'ws://relay',
          runtime: relay.world,
          listener: {
            state: () => {},
            error: () => {},
            event({ seq, event: { seq: own } }) {
              expect(own).toBe(seq);
              expect(seq).toBe((at ?? Number.NaN) + 1);
              at = seq;
            },
            gap(gap) {
              expect(gap.seq).toBeGreaterThanOrEqual(at ?? 0);
              gapTo = gap.seq;
            },
            snapshot({ seq }) {
              // Forward only, and never beyond the next event without a gap announced.
              if (at !== null && seq !== at) expect(gapTo).not.toBeNull();
              expect(seq).toBeGreaterThanOrEqual(at ?? 0);
              at = seq;
              gapTo = null;
            },
          },
        });
        live.subscribe(MATCH, after);
        live.start();
        for (const step of script) {
          relay.accept();
          play(relay, live, step);
        }
        // The network heals: a minute of peace and a score now and then, and the client has caught up.
        relay.fail(null);
        for (let i = 0; i < 60; i++) {
          relay.accept();
          relay.world.pass(1_000);
        }
        relay.score();
        relay.world.pass(0);
        for (let i = 0; i < 6; i++) {
          relay.world.pass(1_000);
          relay.accept();
        }
        relay.score();
        expect(at).toBe(relay.head);
        expect(live.state).toBe('live');
      }),
      { numRuns: 2_000 },
    );
  },
);
