import type { Locale } from '../../text/locale.ts';
import { variantOf } from '../../text/variant.ts';
import { other } from '../side.ts';
import { type CommentaryLine, RuleViolation } from '../sport.ts';
import type { AppliedEvent } from './apply.ts';
import { situationOf } from './board.ts';
import { callOf } from './calls.ts';
import type { How, Point } from './events.ts';
import { serverName } from './names.ts';
import { noteOf } from './notes.ts';
import { type Prepared, prepare } from './play.ts';
import { type Score, type State, sideName } from './state.ts';
import type { Call, PointFacts } from './text/facts.ts';
import { type Words, words } from './text/words.ts';

/** What is said about `event`, which led from `before` to `after`. Its id chooses among phrases that say the same. */
export function commentary(before: State, event: AppliedEvent, after: State, locale: Locale): CommentaryLine | null {
  const text = words(locale);
  const call = callOf(before, after);
  const called = call === null ? [] : [text.call(call, variantOf(event.id) >>> 3)];
  if (event.type === 'tennis.point') {
    const prepared = prepare(before, event.data);
    if (prepared instanceof RuleViolation) return null;
    const { remark, how } = event.data;
    const said = [text.point(pointFacts(before, event.data, prepared), variantOf(event.id))];
    return {
      mark: markOf(prepared.score),
      kind: kindOf(call),
      text: [...said, ...(remark === undefined ? [] : [remark]), ...called, ...stakeOf(after, call, text)].join(' '),
      badge: how === undefined ? '\u2022' : BADGES[how],
    };
  }
  const note = noteOf(event, after);
  if (note === null && call?.kind !== 'result') return null;
  const given = event.type === 'tennis.penalty' && (event.data.penalty === 'point' || event.data.penalty === 'game');
  const more = given || call?.kind === 'result' ? called : [];
  return {
    mark: markOf(before.score.winner === null ? before.score : after.score),
    kind: call?.kind === 'result' ? 'result' : event.type === 'tennis.penalty' ? 'card' : 'note',
    text: [...(note === null ? [] : [text.note(note, variantOf(event.id))]), ...more].join(' '),
  };
}

/** What the next point may decide. */
function stakeOf(after: State, call: Call | null, text: Words): readonly string[] {
  const situation = situationOf(after);
  const between = call?.kind === 'set' || call?.kind === 'result';
  return situation.kind === 'point' && !between ? [text.stake(situation)] : [];
}

/** "2: 3-2": the set and its games, in the teams' order. */
function markOf({ sets, games }: Score): string {
  return `${sets.length + 1}: ${games.join('-')}`;
}

function kindOf(call: Call | null): CommentaryLine['kind'] {
  switch (call?.kind) {
    case 'result':
      return 'result';
    case 'set':
      return 'period';
    case 'game':
      return call.broken ? 'milestone' : 'score';
    default:
      return 'play';
  }
}

const BADGES: Readonly<Record<How, string>> = {
  ace: 'A',
  'service winner': 'SW',
  winner: 'W',
  'forced error': 'FE',
  'unforced error': 'UE',
  'double fault': 'DF',
};

/** What the other side was one point from. */
function savedBy(state: State, { score, winner }: Prepared): PointFacts['saved'] {
  const situation = situationOf({ ...state, score });
  if (situation.kind !== 'point' || situation.side === sideName(state, winner)) return null;
  return { what: situation.what, more: situation.count > 1 };
}

function pointFacts(state: State, point: Point, prepared: Prepared): PointFacts {
  const { winner, server } = prepared;
  return {
    winner: sideName(state, winner),
    server: serverName(state, server),
    receiver: sideName(state, other(server.side)),
    byServer: winner === server.side,
    how: point.how ?? null,
    secondServe: point.serve === 2,
    shots: point.shots ?? null,
    speedKmh: point.speedKmh ?? null,
    saved: savedBy(state, prepared),
  };
}
