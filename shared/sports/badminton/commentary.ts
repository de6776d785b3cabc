import type { Locale } from '../../text/locale.ts';
import { variantOf } from '../../text/variant.ts';
import { lineKind, markOf, turnOf } from '../rally/notes.ts';
import { other, teamName, teamSide } from '../side.ts';
import type { CommentaryLine } from '../sport.ts';
import type { AppliedEvent } from './apply.ts';
import type { DataOf } from './events.ts';
import { noteOf } from './notes.ts';
import { remarksOf } from './remarks.ts';
import { playerName, type State } from './state.ts';
import type { RallyFacts } from './text/facts.ts';
import { words } from './text/words.ts';

/** What is said about `event`, which led from `before` to `after`. Its id chooses among phrases that say the same. */
export function commentary(before: State, event: AppliedEvent, after: State, locale: Locale): CommentaryLine | null {
  const text = words(locale);
  const remarks = remarksOf(before, after);
  const said = event.type === 'badminton.rally' ? rallyFacts(after, event.data) : null;
  const note = said === null ? noteOf(before, event, after) : null;
  if (said === null && note === null && remarks.length === 0) return null;
  const remark = event.type === 'badminton.rally' ? event.data.remark : undefined;
  const sentences = [
    ...(said === null ? [] : [text.rally(said, variantOf(event.id))]),
    ...(note === null ? [] : [text.note(note)]),
    ...(remark === undefined ? [] : [remark]),
    ...remarks.map(text.remark),
  ];
  return {
    mark: markOf(after),
    kind: lineKind(event.type.slice('badminton.'.length), remarks),
    text: sentences.join(' '),
    ...(said !== null && event.type === 'badminton.rally' && { badge: badgeOf(after, event.data.winner) }),
  };
}

function badgeOf(state: State, team: string): string {
  const side = teamSide(state, team);
  return side === null ? '' : state.setup.teams[side].shortName.slice(0, 3);
}

function rallyFacts(after: State, data: DataOf<'badminton.rally'>): RallyFacts | null {
  const winner = teamSide(after, data.winner);
  const point = after.current?.record.at(-1);
  if (winner === null || after.current === null || point === undefined) return null;
  const { points } = after.current;
  const atFault = data.how === 'winner' ? winner : other(winner);
  return {
    winner: teamName(after, winner),
    loser: teamName(after, other(winner)),
    player: data.player === undefined ? null : playerName(after, atFault, data.player),
    how: data.how ?? null,
    stroke: data.stroke ?? null,
    strokes: data.strokes ?? null,
    speedKmh: data.speedKmh ?? null,
    serviceOver: point.serving !== null && point.serving !== winner,
    score: [points[winner], points[other(winner)]],
    turn: turnOf(after.current),
    last: after.current.winner !== null,
  };
}
