import { variantOf } from '../../text/variant.ts';
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

/** What there is to tell of an event; `rally`: the facts of a rally, `own`: the scorer's own words on it. */
interface Material<Rally, Note, Remark> {
  readonly rally: Rally | null;
  readonly own: string | undefined;
  readonly note: Note | null;
  readonly remarks: readonly Remark[];
}

interface Sayings<Rally, Note, Remark> {
  readonly rally: (facts: Rally, variant: number) => string;
  readonly note: (note: Note) => string;
  readonly remark: (remark: Remark) => string;
}

/** The line on an event that led to `after`; null when there is nothing to tell. Its id chooses among phrases. */
export function lineOf<Rally, Note, Remark extends { readonly kind: string }>(
  { id, type }: { readonly id: string; readonly type: string },
  after: Contest,
  { rally, own, note, remarks }: Material<Rally, Note, Remark>,
  text: Sayings<Rally, Note, Remark>,
): CommentaryLine | null {
  const { current, setup } = after;
  if (rally === null && note === null && remarks.length === 0) return null;
  const sentences = [
    ...(rally === null ? [] : [text.rally(rally, variantOf(id))]),
    ...(note === null ? [] : [text.note(note)]),
    ...(own === undefined ? [] : [own]),
    ...remarks.map(text.remark),
  ];
  const winner = rally === null ? undefined : current?.record.at(-1)?.winner;
  return {
    mark: current === null ? '' : `${current.number}: ${current.points.join('-')}`,
    kind: kindOf(type, remarks),
    text: sentences.join(' '),
    ...(winner !== undefined && { badge: setup.teams[winner].shortName.slice(0, 3) }),
  };
}

function kindOf(type: string, remarks: readonly { readonly kind: string }[]): CommentaryLine['kind'] {
  const event = type.slice(type.indexOf('.') + 1);
  const has = (...kinds: readonly string[]) => remarks.some(({ kind }) => kinds.includes(kind));
  if (has('result')) return 'result';
  if (has('game', 'set') || event === 'game' || event === 'set') return 'period';
  if (event === 'card' || event === 'sanction') return 'card';
  if (event !== 'rally') return 'note';
  return has('run') ? 'milestone' : 'score';
}
