import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { LiveDown, LiveUp, Position } from '../wire/live.ts';
import { LiveClient, type LiveState } from './live-client.ts';
import { ScriptedWorld } from './scripted.ts';

// The vectors are for clients in any language; docs/clients/README.md says how to read them.
const Frame = z.record(z.string(), z.unknown());
const Outcome = {
  connects: z.int().default(0),
  drops: z.int().default(0),
  sends: z.array(LiveUp).default([]),
  states: z.array(z.enum(['connecting', 'live', 'reconnecting', 'stopped'])).default([]),
  tells: z.array(z.union([z.string(), Frame])).default([]),
};
const bare = z.enum(['start', 'stop', 'nudge', 'open']);
const Step = z.discriminatedUnion('do', [
  z.strictObject({ do: bare, ...Outcome }),
  z.strictObject({ do: z.literal('subscribe'), match: z.string(), after: Position.optional(), ...Outcome }),
  z.strictObject({ do: z.literal('unsubscribe'), match: z.string(), ...Outcome }),
  z.strictObject({ do: z.literal('hear'), frame: z.string().optional(), text: z.string().optional(), ...Outcome }),
  z.strictObject({ do: z.literal('close'), code: z.int(), ...Outcome }),
  z.strictObject({ do: z.literal('pass'), ms: z.int().positive(), ...Outcome }),
]);
type Step = z.infer<typeof Step>;
const Vector = z.strictObject({
  name: z.string(),
  why: z.string(),
  steps: z.array(Step).min(2),
  shows: z.record(z.string(), Position.extend({ scoreboard: Frame })).default({}),
});
const Vectors = z.strictObject({
  protocol: z.literal('scorewire.v1'),
  random: z.number(),
  frames: z.record(z.string(), Frame),
  vectors: z.array(Vector).min(30),
});

const file = join(import.meta.dirname, '../../docs/clients/vectors.json');
const { random, frames, vectors } = Vectors.parse(JSON.parse(readFileSync(file, 'utf8')));
/** These are there to be passed over. */
const NOT_OURS = ['news', 'event without seq'];

function frameOf(name: string): z.infer<typeof Frame> {
  const frame = frames[name];
  if (frame === undefined) throw new Error(`there is no frame ${name}`);
  return frame;
}

/** Our client under a script, with all that it did since it was last asked. */
class Player {
  readonly #world = new ScriptedWorld();
  readonly #states: LiveState[] = [];
  readonly #tells: object[] = [];
  readonly #client: LiveClient;
  readonly shows: Record<string, z.infer<typeof Position> & { scoreboard: object }> = {};
  #sent = 0;
  #connected = 0;
  /** Sockets that the network ended: their end is not the client's doing. */
  readonly #gone = new Set<object>();

  constructor() {
    this.#world.luck = random;
    this.#client = new LiveClient({
      url: 'wss://relay/v1/live',
      runtime: this.#world,
      listener: {
        state: (state) => this.#states.push(state),
        snapshot: (message) => {
          this.#tells.push(message);
          const { match, term, seq, scoreboard } = message;
          this.shows[match] = { term, seq, scoreboard };
        },
        event: (message) => {
          this.#tells.push(message);
          const { match, term, seq, scoreboard } = message;
          this.shows[match] = { term, seq, scoreboard: { ...this.shows[match]?.scoreboard, ...scoreboard } };
        },
        gap: (message) => this.#tells.push(message),
        error: (message) => this.#tells.push(message),
        presence: (message) => this.#tells.push(message),
      },
    });
  }

  play(step: Step): void {
    switch (step.do) {
      case 'start':
        this.#client.start();
        break;
      case 'stop':
        this.#client.stop();
        break;
      case 'nudge':
        this.#client.nudge();
        break;
      case 'subscribe':
        this.#client.subscribe(step.match, step.after);
        break;
      case 'unsubscribe':
        this.#client.unsubscribe(step.match);
        break;
      case 'open':
        this.#world.socket.on.open();
        break;
      case 'hear':
        this.#world.socket.on.message(step.text ?? JSON.stringify(frameOf(step.frame ?? '')));
        break;
      case 'close':
        this.#gone.add(this.#world.socket);
        this.#world.socket.on.close(step.code);
        break;
      case 'pass':
        this.#world.pass(step.ms);
    }
  }

  did() {
    const { sockets } = this.#world;
    const sent = sockets.flatMap(({ received }) => received);
    const dropped = sockets.filter((socket) => socket.closedByClient && !this.#gone.has(socket));
    for (const socket of dropped) this.#gone.add(socket);
    const did = {
      connects: sockets.length - this.#connected,
      drops: dropped.length,
      sends: sent.slice(this.#sent),
      states: this.#states.splice(0),
      tells: this.#tells.splice(0),
    };
    this.#connected = sockets.length;
    this.#sent = sent.length;
    return did;
  }
}

describe('the vectors of docs/clients', () => {
  test.each(Object.entries(frames))('frame %s is as the protocol has it', (name, frame) => {
    expect(LiveDown.safeParse(frame).success).toBe(!NOT_OURS.includes(name));
  });

  test('have names of their own', () => {
    expect(new Set(vectors.map(({ name }) => name)).size).toBe(vectors.length);
  });

  test.each(vectors)('$name', ({ steps, shows }) => {
    const player = new Player();
    for (const [at, step] of steps.entries()) {
      const { connects, drops, sends, states } = step;
      const tells = step.tells.map((told) => (typeof told === 'string' ? frameOf(told) : told));
      player.play(step);
      expect(player.did(), `step ${at}: ${JSON.stringify(step)}`).toEqual({ connects, drops, sends, states, tells });
    }
    expect(player.shows).toMatchObject(shows);
  });
});
