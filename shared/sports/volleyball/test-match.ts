import type { JsonObject } from '../../json/json.ts';
import { RuleViolation, type Warning } from '../sport.ts';
import { type AppliedEvent, apply } from './apply.ts';
import { board } from './board.ts';
import { commentary } from './commentary.ts';
import { complete } from './complete.ts';
import type { DataOf, VolleyballEvent } from './events.ts';
import { Setup } from './setup.ts';
import { initial, onCourt, playing, type SetState, type State, serverNow } from './state.ts';
import { warnings } from './warnings.ts';

type Sent = VolleyballEvent | { readonly type: `match.${string}`; readonly data: JsonObject };

/** Ash (a1 to a12, libero a12) against Birch (b1 to b12, libero b12). */
export function testSetup(format: object = {}): Setup {
  const team = (id: string, name: string) => ({
    id,
    name,
    shortName: id.toUpperCase(),
    players: Array.from({ length: 12 }, (_, i) => ({ id: `${id}${i + 1}`, name: `${name} ${i + 1}`, number: i + 1 })),
  });
  return Setup.parse({
    teams: [team('a', 'Ash'), team('b', 'Birch')],
    format: { name: 'Indoor', ...format },
    liberos: ['a12', 'b12'],
  });
}

/** A match played by a test: drafts are completed and applied as the desk does it. */
export class TestMatch {
  state: State;
  #events = 0;

  constructor(format: object = {}) {
    this.state = initial(testSetup(format));
  }

  /** Both line-ups are 1 to 6, and Ash serve. */
  begin(): this {
    for (const team of ['a', 'b']) {
      const positions = [1, 2, 3, 4, 5, 6].map((n) => `${team}${n}`);
      this.send({ type: 'volleyball.lineup', data: { team, positions } });
    }
    this.send({ type: 'volleyball.set', data: { serving: 'a' } });
    return this;
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

  warningsOf(event: VolleyballEvent): readonly Warning[] {
    const applied = this.#applied(event, []);
    return isVolleyball(applied) ? warnings(this.state, applied) : [];
  }

  /** Rallies won, one a letter: "aab". */
  rallies(winners: string): this {
    for (const winner of winners) this.send({ type: 'volleyball.rally', data: { winner } });
    return this;
  }

  rally(winner: 'a' | 'b', more: Partial<DataOf<'volleyball.rally'>> = {}): string {
    return this.send({ type: 'volleyball.rally', data: { winner, ...more } });
  }

  /** The set goes on until it stands at this score: the points of the team behind come first. */
  to(a: number, b: number): this {
    const [x, y] = playing(this.state)?.points ?? [0, 0];
    const [ash, birch] = ['a'.repeat(a - x), 'b'.repeat(b - y)];
    return this.rallies(a > b ? birch + ash : ash + birch);
  }

  get set(): SetState {
    const { current } = this.state;
    if (current === null) throw new Error('no set');
    return current;
  }

  get server(): string | null {
    return serverNow(this.set);
  }

  /** "a1 a2 a3 a4 a5 a6" */
  court(side: 0 | 1): string | undefined {
    return onCourt(this.set.teams[side])?.join(' ');
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
    return isVolleyball(event) ? { ...place, ...complete(this.state, event, null) } : { ...place, ...event };
  }
}

function isVolleyball<E extends { readonly type: string }>(event: E): event is E & VolleyballEvent {
  return event.type.startsWith('volleyball.');
}
