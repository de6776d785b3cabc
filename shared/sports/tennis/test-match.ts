import type { Side } from '../side.ts';
import { RuleViolation, type Warning } from '../sport.ts';
import { apply } from './apply.ts';
import { board } from './board.ts';
import { commentary } from './commentary.ts';
import { complete } from './complete.ts';
import type { How, TennisEvent } from './events.ts';
import { scoreLine } from './result.ts';
import { Setup } from './setup.ts';
import { initial, type State } from './state.ts';
import { warnings } from './warnings.ts';

/** Ash against Birch; in doubles Ash and Alder against Birch and Beech. */
export function testSetup(format: object = {}, doubles = false): Setup {
  const pair = (one: string, two: string) =>
    doubles
      ? [
          { id: `${one.toLowerCase()}`, name: one },
          { id: `${two.toLowerCase()}`, name: two },
        ]
      : [];
  return Setup.parse({
    teams: [
      { id: 'a', name: doubles ? 'Ash/Alder' : 'Ash', shortName: 'ASH', players: pair('Ash', 'Alder') },
      { id: 'b', name: doubles ? 'Birch/Beech' : 'Birch', shortName: 'BIR', players: pair('Birch', 'Beech') },
    ],
    format: { name: 'Test', ...format },
  });
}

const ID = { 0: 'a', 1: 'b' } as const;

/** A match at the tests' hands: sends events as the desk would, throws what the rules refuse. */
export class TestMatch {
  state: State;
  readonly #lines: string[] = [];
  readonly warnings: Warning[] = [];
  #count = 0;

  constructor(format: object = {}, doubles = false) {
    this.state = initial(testSetup(format, doubles));
  }

  /** The side that serves first. */
  serving(side: Side = 0): this {
    return this.send({ type: 'tennis.server', data: { server: ID[side] } });
  }

  send(draft: TennisEvent): this {
    const next = this.try(draft);
    if (next instanceof RuleViolation) throw new Error(`${next.code}: ${next.message}`);
    return this;
  }

  try(draft: TennisEvent): State | RuleViolation {
    this.#count += 1;
    const event = complete(this.state, draft, null);
    const place = { id: `e${this.#count}`, at: this.#count * 30_000, seq: this.#count, voided: false } as const;
    const applied = { ...place, source: { kind: 'scorer', id: 'x' } as const, ...event };
    this.warnings.push(...warnings(this.state, applied));
    const next = apply(this.state, applied);
    if (next instanceof RuleViolation) return next;
    this.#lines.push(commentary(this.state, applied, next, 'en')?.text ?? '');
    this.state = next;
    return next;
  }

  /** One point for each letter: "aab". */
  points(winners: string, how?: How): this {
    for (const winner of winners) this.send({ type: 'tennis.point', data: { winner, ...(how && { how }) } });
    return this;
  }

  /** One game for each letter, to love. */
  games(winners: string): this {
    for (const winner of winners) this.points(winner.repeat(4));
    return this;
  }

  get line(): string {
    return scoreLine(this.state, 0);
  }

  get board() {
    return board(this.state, 'en');
  }

  get said(): string {
    return this.#lines.at(-1) ?? '';
  }

  /** Who serves the next point, as events name him. */
  get server(): string | undefined {
    const next = complete(this.state, { type: 'tennis.point', data: { winner: 'a' } }, null);
    return next.type === 'tennis.point' ? next.data.server : undefined;
  }

  /** Servers of the next points, all won by the winners given. */
  servers(winners: string): string {
    return [...winners]
      .map((winner) => {
        const server = this.server;
        this.points(winner);
        return server;
      })
      .join(' ');
  }
}
