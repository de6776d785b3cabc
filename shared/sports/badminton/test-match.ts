import type { JsonObject } from '../../json/json.ts';
import { RuleViolation, type Warning } from '../sport.ts';
import { type AppliedEvent, apply } from './apply.ts';
import { board } from './board.ts';
import { commentary } from './commentary.ts';
import { complete } from './complete.ts';
import type { BadmintonEvent } from './events.ts';
import { type ServiceFacts, serviceNow } from './service.ts';
import { Setup } from './setup.ts';
import { type Game, initial, playing, type State } from './state.ts';
import { warnings } from './warnings.ts';

type Sent = BadmintonEvent | { readonly type: `match.${string}`; readonly data: JsonObject };

/** Ash (a, a1 and in doubles a2) against Birch (b, b1 and b2). */
export function testSetup(format: object = {}): Setup {
  const doubles = 'discipline' in format && format.discipline === 'doubles';
  const team = (id: string, name: string) => ({
    id,
    name,
    shortName: id.toUpperCase(),
    players: (doubles ? [1, 2] : [1]).map((n) => ({ id: `${id}${n}`, name: doubles ? `${name} ${n}` : name })),
  });
  return Setup.parse({ teams: [team('a', 'Ash'), team('b', 'Birch')], format: { name: 'Singles', ...format } });
}

/** A match played by a test: drafts are completed and applied as the desk does it. */
export class TestMatch {
  state: State;
  #events = 0;

  constructor(format: object = {}) {
    this.state = initial(testSetup(format));
  }

  /** The code with which the event is refused; null when it is not. */
  try(event: Sent, codes: string[] = []): string | null {
    const next = apply(this.state, this.#applied(event, codes));
    return next instanceof RuleViolation ? next.code : null;
  }

  /** Sends an event that must be accepted; returns what is said about it. */
  send(event: Sent, codes: string[] = []): string {
    const applied = this.#applied(event, codes);
    const before = this.state;
    const next = apply(before, applied);
    if (next instanceof RuleViolation) throw new Error(`${event.type} refused: ${next.code}: ${next.message}`);
    this.state = next;
    return commentary(before, applied, next, 'en')?.text ?? '';
  }

  warningsOf(event: BadmintonEvent): readonly Warning[] {
    const applied = this.#applied(event, []);
    return isBadminton(applied) ? warnings(this.state, applied) : [];
  }

  /** Rallies won, one a letter: "aab". */
  rallies(winners: string): this {
    for (const winner of winners) this.send({ type: 'badminton.rally', data: { winner } });
    return this;
  }

  rally(winner: 'a' | 'b', more: ServiceFacts & { how?: 'winner' | 'out'; player?: string } = {}): string {
    return this.send({ type: 'badminton.rally', data: { winner, ...more } });
  }

  /** The game goes on until it stands at this score: the points of the side behind come first. */
  to(a: number, b: number): this {
    const [x, y] = playing(this.state)?.points ?? [0, 0];
    const [ash, birch] = ['a'.repeat(a - x), 'b'.repeat(b - y)];
    return this.rallies(a > b ? birch + ash : ash + birch);
  }

  get game(): Game {
    const { current } = this.state;
    if (current === null) throw new Error('no game');
    return current;
  }

  /** "a2 to b1, left" */
  get service(): string {
    const { serving, server, receiver, court } = serviceNow(this.state, this.game);
    if (serving === null) return 'unknown';
    const { teams } = this.state.setup;
    const id = (side: 0 | 1, index: 0 | 1 | null) => (index === null ? '?' : teams[side].players[index]?.id);
    return `${id(serving, server)} to ${id(serving === 0 ? 1 : 0, receiver)}, ${court}`;
  }

  get board() {
    return board(this.state, 'en');
  }

  #applied(event: Sent, codes: string[]): AppliedEvent {
    this.#events += 1;
    const place = {
      id: `e${this.#events}`,
      at: this.#events * 1000,
      source: { kind: 'scorer', id: 'test' },
      seq: this.#events,
      voided: false,
      ...(codes.length > 0 && { override: { codes, reason: 'test' } }),
    } as const;
    return isBadminton(event) ? { ...place, ...complete(this.state, event, null) } : { ...place, ...event };
  }
}

function isBadminton<E extends { readonly type: string }>(event: E): event is E & BadmintonEvent {
  return event.type.startsWith('badminton.');
}
