import type { Pair, Side } from '../../side.ts';
import type { Ending } from '../events.ts';
import { playerId, type Sections, timeOf } from './datavolley-file.ts';

/** A line of `[3SCOUT]`, as far as the score needs it. */
export type ScoutLine = ScoutCode & {
  /** Milliseconds of the day; null: not noted. */
  readonly time: number | null;
  /** The players in positions 1 to 6 by number, home and visitors; null where the line has none. */
  readonly positions: Pair<readonly string[] | null>;
};

type ScoutCode =
  | { readonly kind: 'point'; readonly side: Side; readonly score: Pair<number> }
  | {
      readonly kind: 'touch';
      readonly side: Side;
      readonly player: string | null;
      readonly skill: string;
      readonly result: string;
    }
  | { readonly kind: 'substitution'; readonly side: Side; readonly out: string; readonly in: string }
  | { readonly kind: 'timeout'; readonly side: Side }
  | { readonly kind: 'end of set' }
  | { readonly kind: 'other' };

/** What was scouted of a set. `number`: as the file counts; null where it does not. */
export interface ScoutedSet {
  readonly number: number | null;
  readonly lines: readonly ScoutLine[];
}

/**
 * Set by set: `**Nset` ends one, and so does a higher number of the set in column 9 where that line is missing. What
 * follows the last one is a set that was not finished.
 */
export function readScout(sections: Sections): readonly ScoutedSet[] {
  const sets: { number: number | null; lines: ScoutLine[] }[] = [{ number: null, lines: [] }];
  let last: { readonly cells: readonly string[]; readonly positions: ScoutLine['positions'] } | null = null;
  for (const cells of sections.get('SCOUT') ?? []) {
    // Most lines stand as the line before them does.
    const stays = last !== null && isSameCourt(last.cells, cells);
    const positions: ScoutLine['positions'] =
      stays && last !== null ? last.positions : [positionsOf(cells, 0), positionsOf(cells, 1)];
    last = { cells, positions };
    const line: ScoutLine = { ...codeOf(cells[0] ?? ''), time: timeOf(cells[7] ?? ''), positions };
    const number = line.kind === 'end of set' ? null : numberOf(cells[8]);
    const open = sets.at(-1);
    if (open !== undefined && (number === null || open.number === null || number <= open.number)) {
      open.lines.push(line);
      open.number ??= number;
    } else sets.push({ number, lines: [line] });
    if (line.kind === 'end of set') sets.push({ number: null, lines: [] });
  }
  return sets.filter(({ lines }) => lines.some(({ kind }) => kind === 'point' || kind === 'touch'));
}

/** Everybody whom the lines mention. */
export function mentioned(sets: readonly ScoutedSet[]): ReadonlySet<string> {
  const players = new Set<string>();
  let known: ScoutLine['positions'] | null = null;
  for (const line of sets.flatMap(({ lines }) => lines)) {
    if (line.kind === 'touch' && line.player !== null) players.add(line.player);
    if (line.kind === 'substitution') players.add(line.out).add(line.in);
    if (line.positions === known) continue;
    known = line.positions;
    for (const player of line.positions.flatMap((court) => court ?? [])) players.add(player);
  }
  return players;
}

function numberOf(cell: string | undefined): number | null {
  return cell !== undefined && /^[1-9]$/.test(cell) ? Number(cell) : null;
}

function codeOf(code: string): ScoutCode {
  if (/^\*\*\d+set/i.test(code)) return { kind: 'end of set' };
  const side = code.startsWith('*') ? 0 : code.startsWith('a') ? 1 : null;
  if (side === null) return { kind: 'other' };
  const rest = code.slice(1);
  const [, home, visitors] = /^p(\d+):(\d+)/.exec(rest) ?? [];
  if (home !== undefined) return { kind: 'point', side, score: [Number(home), Number(visitors)] };
  const [, out, comes] = /^[cC](\d+):(\d+)/.exec(rest) ?? [];
  if (out !== undefined && comes !== undefined) {
    return { kind: 'substitution', side, out: playerId(side, out), in: playerId(side, comes) };
  }
  if (/^T(?![\w$])/.test(rest)) return { kind: 'timeout', side };
  const [, player, skill, result] = /^(\d\d|\$\$)([SRABDEF])[A-Z~]([#+!\-/=])/.exec(rest) ?? [];
  if (skill === undefined || result === undefined || player === undefined) return { kind: 'other' };
  return { kind: 'touch', side, player: player === '$$' ? null : playerId(side, player), skill, result };
}

function isSameCourt(a: readonly string[], b: readonly string[]): boolean {
  for (let at = 14; at < 26; at++) if (a[at] !== b[at]) return false;
  return true;
}

function positionsOf(cells: readonly string[], side: Side): readonly string[] | null {
  const numbers = cells.slice(14 + 6 * side, 20 + 6 * side);
  if (numbers.length < 6 || !numbers.every((number) => /^\d{1,3}$/.test(number) && Number(number) > 0)) return null;
  const positions = numbers.map((number) => playerId(side, number));
  return new Set(positions).size === 6 ? positions : null;
}

const POINTS: Readonly<Record<string, Ending>> = { S: 'ace', A: 'attack', B: 'block' };
const ERRORS: Readonly<Record<string, Ending>> = {
  S: 'serve error',
  R: 'reception error',
  A: 'attack error',
  B: 'block error',
  D: 'dig error',
  E: 'set error',
  F: 'dig error',
};

/** How the rally of these touches ended: by the winner's scoring touch, or the loser's last mistake. */
export function endingOf(
  touches: readonly (ScoutLine & { kind: 'touch' })[],
  winner: Side,
): { readonly how?: Ending; readonly player?: string } {
  const scored = touches.findLast(({ side, skill, result }) => side === winner && result === '#' && skill in POINTS);
  const failed = touches.findLast(({ side, result }) => side !== winner && result === '=');
  const [touch, how] = scored ? [scored, POINTS[scored.skill]] : [failed, failed && ERRORS[failed.skill]];
  if (touch === undefined || how === undefined) return {};
  return touch.player === null ? { how } : { how, player: touch.player };
}
