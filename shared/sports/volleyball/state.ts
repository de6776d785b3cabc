import type { Part, RallyRules } from '../rally/part.ts';
import { other, type Pair, type Side } from '../side.ts';
import type { Ending, Sanction } from './events.ts';
import type { Format, Setup } from './setup.ts';

export interface Point {
  readonly winner: Side;
  /** Which team served; null: not known. */
  readonly serving: Side | null;
  readonly server: string | null;
  /** `sanction`: a penalty, no rally (Rules 16.2.3, 21.3.1). */
  readonly how: Ending | 'sanction' | null;
  readonly player: string | null;
}

interface Substitution {
  readonly out: string;
  readonly in: string;
  readonly exceptional: boolean;
}

/** A team in one set. */
export interface TeamSet {
  /** The players in the positions from 1, liberos not counted; null: not known. */
  readonly positions: readonly string[] | null;
  readonly substitutions: readonly Substitution[];
  /** The libero on court and whose place he takes. */
  readonly libero: { readonly player: string; readonly replaces: string } | null;
  readonly timeouts: number;
  /** Video challenges that failed. */
  readonly challenges: number;
}

export interface SetState extends Part<Point> {
  /** The team that served first; null: not known. */
  readonly first: Side | null;
  readonly teams: Pair<TeamSet>;
}

export interface SanctionRecord {
  readonly side: Side;
  readonly kind: Sanction;
  readonly player: string | null;
  readonly person: string | null;
  readonly set: number;
}

export type Outcome =
  | { readonly kind: 'won'; readonly winner: Side; readonly by: 'sets' | 'forfeit' | 'default' }
  | { readonly kind: 'no result' };

/** A match of volleyball at one moment: immutable. */
export interface State {
  readonly setup: Setup;
  readonly format: Format;
  readonly toss: { readonly winner: Side; readonly choice: 'serve' | 'receive' | 'court' } | null;
  readonly past: readonly SetState[];
  /** The set in progress, or the last one until another begins. */
  readonly current: SetState | null;
  /** Line-ups handed in for the set that comes next. */
  readonly lineups: Pair<readonly string[] | null>;
  /** Penalty points called between sets: the next one begins with them (Rule 21.5). */
  readonly owed: Pair<number>;
  /** The team on the scorer's left when the match began; null: not known. */
  readonly leftFirst: Side | null;
  readonly sanctions: readonly SanctionRecord[];
  /** The liberos of both teams now, and those who were and may not play any more (Rule 19.4). */
  readonly liberos: readonly string[];
  readonly retired: readonly string[];
  readonly outcome: Outcome | null;
}

export function initial(setup: Setup): State {
  return {
    setup,
    format: setup.format,
    toss: null,
    past: [],
    current: null,
    lineups: [null, null],
    owed: [0, 0],
    leftFirst: null,
    sanctions: [],
    liberos: setup.liberos,
    retired: [],
    outcome: null,
  };
}

/** Ids are unique within a match, so the team need not be known. */
export function playerName({ setup }: State, id: string): string {
  return setup.teams.flatMap(({ players }) => players).find((player) => player.id === id)?.name ?? id;
}

export function isDeciding({ sets }: Format, number: number): boolean {
  return sets > 1 && number === sets;
}

/** Points that win this set, two clear given (Rules 6.2, 6.3.2). */
export function target(format: Format, number: number): number {
  return isDeciding(format, number) ? format.decidingPoints : format.points;
}

/** The rules of scoring by the terms of this match (Rules 6.2, 6.3). */
export function rulesOf({ format }: Pick<State, 'format'>) {
  return {
    noun: 'set',
    bestOf: format.sets,
    all: format.allSets,
    terms: (number: number) => ({ points: target(format, number), cap: format.cap }),
    laws: { part: 'Rule 6.2', match: 'Rule 6.3.1' },
  } as const satisfies RallyRules;
}

/**
 * Changes of courts so far. Rule 18.2: after each set, and in the deciding one when a team first has half of its points
 * (8 of 15); where `switchEvery` says so (beach volleyball), after so many points of both teams instead.
 */
export function courtChanges(state: State, set: SetState): number {
  const { format, past } = state;
  if (format.switchEvery !== null) {
    return [...past.filter(({ number }) => number < set.number), set].reduce(
      (sum, each) => sum + switches(format, each),
      0,
    );
  }
  const half = Math.ceil(target(format, set.number) / 2);
  const turned = isDeciding(format, set.number) && Math.max(...set.points) >= half;
  return set.number - 1 + (turned ? 1 : 0);
}

function switches(format: Format, { number, points, winner }: SetState): number {
  if (format.switchEvery === null) return 0;
  const [a, b] = points;
  const every = format.switchEvery[isDeciding(format, number) ? 1 : 0];
  // The point that ends a set changes no courts.
  return Math.floor((a + b - (winner === null ? 0 : 1)) / every);
}

/** Does the point just scored bring a technical time-out? */
export function atTechnicalTimeout({ number, points, record, winner }: SetState, format: Format): boolean {
  const { technicalTimeouts: rule } = format;
  const last = record.at(-1);
  if (rule === null || last === undefined || winner !== null || isDeciding(format, number)) return false;
  const [own, theirs] = [points[last.winner], points[other(last.winner)]];
  return rule.by === 'sum' ? rule.at.includes(own + theirs) : rule.at.includes(own) && own > theirs;
}

/** The team on the scorer's left now, or null where nobody has said. */
export function leftNow(state: State): Side | null {
  const { leftFirst, current } = state;
  if (leftFirst === null || current === null) return leftFirst;
  return courtChanges(state, current) % 2 === 0 ? leftFirst : other(leftFirst);
}

/** Who is to serve: the player in position 1 (Rule 12.2.2.1); null: not known. */
export function serverNow({ serving, teams }: SetState): string | null {
  return serving === null ? null : (teams[serving].positions?.[0] ?? null);
}

/** Who stands in the positions from 1, the libero in the place he takes; null: not known. */
export function onCourt({ positions, libero }: TeamSet): readonly string[] | null {
  if (positions === null || libero === null) return positions;
  return positions.map((player) => (player === libero.replaces ? libero.player : player));
}
