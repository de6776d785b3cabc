import type { Locale } from '../../text/locale.ts';
import { lineOf, turnOf } from '../rally/notes.ts';
import { other, teamName, teamSide } from '../side.ts';
import type { CommentaryLine } from '../sport.ts';
import type { AppliedEvent } from './apply.ts';
import type { DataOf } from './events.ts';
import { noteOf } from './notes.ts';
import { remarksOf } from './remarks.ts';
import { playerName, type State } from './state.ts';
import type { RallyFacts } from './text/facts.ts';
import { words } from './text/words.ts';

/** What is said about `event`, which led from `before` to `after`. */
export function commentary(before: State, event: AppliedEvent, after: State, locale: Locale): CommentaryLine | null {
  const remarks = remarksOf(before, after);
  const rally = event.type === 'volleyball.rally' ? rallyFacts(after, event.data) : null;
  const own = event.type === 'volleyball.rally' ? event.data.remark : undefined;
  const note = rally === null ? noteOf(before, event, after) : null;
  return lineOf(event, after, { rally, own, note, remarks }, words(locale));
}

function rallyFacts(after: State, data: DataOf<'volleyball.rally'>): RallyFacts | null {
  const winner = teamSide(after, data.winner);
  const point = after.current?.record.at(-1);
  if (winner === null || after.current === null || point === undefined) return null;
  const { points } = after.current;
  const player = data.player ?? (data.how === 'ace' || data.how === 'serve error' ? point.server : null);
  return {
    winner: teamName(after, winner),
    loser: teamName(after, other(winner)),
    player: player === null ? null : playerName(after, player),
    how: data.how ?? null,
    sideOut: point.serving === other(winner),
    score: [points[winner], points[other(winner)]],
    turn: turnOf(after.current),
    last: after.current.winner !== null,
  };
}
