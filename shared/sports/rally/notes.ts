import { other, teamName, teamSide } from '../side.ts';
import type { CommentaryLine } from '../sport.ts';
import type { Contest, Part } from './part.ts';
import type { CommonNote, Turn } from './text/facts.ts';

/** What is told of the match's own course. */
export function lifecycleNote({ type, data }: { type: string; data: object }): CommonNote | null {
  if (type === 'match.started') return { kind: 'started' };
  if (type === 'match.resumed') return { kind: 'resumed' };
  if (type !== 'match.paused') return null;
  return { kind: 'paused', reason: 'reason' in data && typeof data.reason === 'string' ? data.reason : null };
}

/** The name of the team with this id. */
export function teamNamed(contest: Contest, team: string): string {
  const side = teamSide(contest, team);
  return side === null ? team : teamName(contest, side);
}

/** What the last point made of the score. */
export function turnOf({ points, record }: Part): Turn {
  const last = record.at(-1);
  if (last === undefined) return null;
  const [own, theirs] = [points[last.winner], points[other(last.winner)]];
  if (own === theirs) return 'level';
  return own === theirs + 1 && theirs > 0 ? 'ahead' : null;
}

/** "2: 11-9" */
export function markOf({ current }: Contest): string {
  return current === null ? '' : `${current.number}: ${current.points.join('-')}`;
}

/** What a line is about, by the event's kind within its sport and the remarks that follow it. */
export function lineKind(event: string, remarks: readonly { readonly kind: string }[]): CommentaryLine['kind'] {
  const has = (...kinds: readonly string[]) => remarks.some(({ kind }) => kinds.includes(kind));
  if (has('result')) return 'result';
  if (has('game', 'set') || event === 'game' || event === 'set') return 'period';
  if (event === 'card' || event === 'sanction') return 'card';
  if (event !== 'rally') return 'note';
  return has('run') ? 'milestone' : 'score';
}
