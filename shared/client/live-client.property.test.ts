import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LiveUp } from '../wire/live.ts';
import { LiveClient } from './live-client.ts';
import { event, MATCH, type ScriptedSocket, ScriptedWorld, snapshot } from './scripted.ts';

/** More missed events than this are not replayed. */
const REPLAY = 4;

type Act =
  | { readonly act: 'score' | 'break' | 'freeze' | 'lose' | 'repeat' | 'delay' | 'nudge' | 'handOver' | 'conflate' }
  | { readonly act: 'pass'; readonly ms: number };

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: fc.constant({ act: 'score' } as const) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 40_000 }) }) },
  ...(['break', 'freeze', 'lose', 'repeat', 'delay', 'nudge', 'handOver', 'conflate'] as const).map((name) => ({
    weight: 1,
    arbitrary: fc.constant({ act: name }),
  })),
);

/** A relay that keeps its contract, behind a network that keeps none. */
class Relay {
  readonly world = new ScriptedWorld();
  term = 1;
  head = 0;
  #frozen = false;
  #subscribed = false;
  #fault: 'lose' | 'repeat' | 'delay' | null = null;
  #delayed: object | null = null;
  #known = 0;

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

  score(): void {
    this.head += 1;
    if (this.#subscribed) this.#say(this.world.socket, event({ term: this.term, seq: this.head }));
  }

  conflate(): void {
    if (!this.#subscribed) return;
    this.head += 3;
    this.#say(this.world.socket, snapshot({ term: this.term, seq: this.head }));
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

  #hear(socket: ScriptedSocket, message: LiveUp): void {
    if (this.#frozen) return;
    if (message.op === 'ping') this.#say(socket, { op: 'pong' });
    if (message.op !== 'subscribe') return;
    this.#subscribed = true;
    const { after } = message;
    if (after !== undefined && this.head - after.seq <= REPLAY) {
      for (let seq = after.seq + 1; seq <= this.head; seq++) this.#say(socket, event({ term: this.term, seq }));
      return;
    }
    if (after !== undefined) this.#say(socket, { op: 'gap', match: MATCH, after, seq: this.head });
    this.#say(socket, snapshot({ term: this.term, seq: this.head }));
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
  else if (step.act === 'handOver') relay.term += 1;
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
