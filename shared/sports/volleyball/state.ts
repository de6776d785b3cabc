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
  /** The players in positions 1 to 6, liberos not counted; null: not known. */
  readonly positions: readonly string[] | null;
  readonly substitutions: readonly Substitution[];
  /** The libero on court and whose place he takes. */
  readonly libero: { readonly player: string; readonly replaces: string } | null;
  readonly timeouts: number;
}

export interface SetState {
  /** From 1. */
  readonly number: number;
  readonly points: Pair<number>;
  /** The team to serve, and the one that served first; null: not known. */
  readonly serving: Side | null;
  readonly first: Side | null;
  readonly teams: Pair<TeamSet>;
  /** The points on record, in order. */
  readonly record: readonly Point[];
  /** The score at which the record begins: 0-0 but after an adjustment. */
  readonly from: Pair<number>;
  readonly winner: Side | null;
  /** Instants (UTC ms) of its start and its last point. */
  readonly began: number;
  readonly until: number;
}

interface SanctionRecord {
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
    outcome: null,
  };
}

/** Ids are unique within a match, so the team need not be known. */
export function playerName({ setup }: State, id: string): string {
  return setup.teams.flatMap(({ players }) => players).find((player) => player.id === id)?.name ?? id;
}

/** All sets begun so far, in order. */
export function setsOf({ past, current }: State): readonly SetState[] {
  return current === null ? past : [...past, current];
}

export function setsWon(state: State): Pair<number> {
  const sets = setsOf(state);
  return [sets.filter(({ winner }) => winner === 0).length, sets.filter(({ winner }) => winner === 1).length];
}

/** The set being played; null before, between and after sets. */
export function playing({ current, outcome }: State): SetState | null {
  return current !== null && current.winner === null && outcome === null ? current : null;
}

export function isDeciding({ sets }: Format, number: number): boolean {
  return sets > 1 && number === sets;
}

/** Points that win this set, two clear given (Rules 6.2, 6.3.2). */
export function target(format: Format, number: number): number {
  return isDeciding(format, number) ? format.decidingPoints : format.points;
}

/** Who has won a set with this score, or null. */
export function setWinner(points: Pair<number>, format: Format, number: number): Side | null {
  const leader = points[0] > points[1] ? 0 : 1;
  const [most, least] = [points[leader], points[other(leader)]];
  if (most === least) return null;
  if (format.cap !== null && most >= format.cap) return leader;
  return most >= target(format, number) && most - least >= 2 ? leader : null;
}

/** Sets that win the match (Rule 6.3.1). */
export function setsToWin({ sets }: Format): number {
  return (sets + 1) / 2;
}

/** Rule 18.2: courts change after each set, and in the deciding one when a team first has half of its points (8 of 15). */
export function courtChanges({ format }: State, set: SetState): number {
  const half = Math.ceil(target(format, set.number) / 2);
  const turned = isDeciding(format, set.number) && Math.max(...set.points) >= half;
  return set.number - 1 + (turned ? 1 : 0);
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

/** Who stands in positions 1 to 6, the libero in the place he takes; null: not known. */
export function onCourt({ positions, libero }: TeamSet): readonly string[] | null {
  if (positions === null || libero === null) return positions;
  return positions.map((player) => (player === libero.replaces ? libero.player : player));
}
