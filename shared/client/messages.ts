import { isJsonObject } from '../json/json.ts';
import type { MatchEvent } from '../match/event.ts';
import type { EventState } from '../match/event-state.ts';
import type { Flag } from '../match/lifecycle.ts';
import type { Scoreboard } from '../match/scoreboard.ts';
import type { Clock } from '../sports/clock.ts';
import type { CommentaryEntry, LiveDown } from '../wire/live.ts';
import { type Guard, isFlag, isInt, isText, isTrue, isWord, listOf, nullOr, shape } from './guard.ts';

const isPosition = shape({ term: isInt, seq: isInt });

const isSide = shape({ name: isText, shortName: isText, score: isText }, { detail: isText, active: isFlag });

const boardFields = {
  match: isText,
  sport: isText,
  title: isText,
  status: isWord<Scoreboard['status']>,
  phase: isText,
  sides: listOf(isSide),
  situation: isText,
  result: nullOr(isText),
  score: isJsonObject,
  startedAt: nullOr(isInt),
  conflicts: isInt,
  flags: listOf(isWord<Flag>),
};

const optionalBoardFields = {
  clock: shape({ direction: isWord<Clock['direction']>, running: isFlag, ms: isInt, at: isInt }, { limit: isInt }),
};

export const isScoreboard: Guard<Scoreboard> = shape(boardFields, optionalBoardFields);

const isEventState: Guard<EventState> = shape(
  { place: nullOr(isInt), status: isWord<EventState['status']>, collectedOffline: isFlag },
  { correctedBy: isText },
);

export const isCommentaryEntry: Guard<CommentaryEntry> = shape(
  { id: isText, seq: isInt, at: isInt, mark: isText, kind: isWord<CommentaryEntry['kind']>, text: isText },
  { badge: isText, period: isText, corrected: isFlag, state: isEventState },
);

export const isEvent: Guard<MatchEvent> = shape(
  {
    id: isText,
    match: isText,
    seq: isInt,
    term: isInt,
    type: isText,
    data: isJsonObject,
    at: isInt,
    recordedAt: isInt,
    source: shape({ kind: isWord<MatchEvent['source']['kind']>, id: isText }),
    prev: isText,
  },
  { override: shape({ codes: listOf(isText), reason: isText }), sig: isText },
);

type Down<Op extends LiveDown['op']> = Extract<LiveDown, { op: Op }>;
function op<Op extends string>(name: Op): Guard<Op> {
  return (value): value is Op => value === name;
}

export type Snapshot = Down<'snapshot'>;
export type LiveEvent = Down<'event'>;
export type Gap = Down<'gap'>;
export type LiveError = Down<'error'>;
export type Presence = Down<'presence'>;

const isSnapshot: Guard<Snapshot> = shape(
  { op: op('snapshot'), match: isText, term: isInt, seq: isInt, scoreboard: isScoreboard },
  { state: isEventState, fans: isInt },
);

const isLiveEvent: Guard<LiveEvent> = shape(
  {
    op: op('event'),
    match: isText,
    term: isInt,
    seq: isInt,
    event: isEvent,
    scoreboard: shape({}, { ...boardFields, ...optionalBoardFields }),
  },
  { commentary: isCommentaryEntry, state: isEventState, corrects: isTrue },
);

const isGap: Guard<Gap> = shape({ op: op('gap'), match: isText, after: isPosition, seq: isInt });
const isEnd: Guard<Down<'end'>> = shape({ op: op('end'), match: isText });
const isPresence: Guard<Presence> = shape({ op: op('presence'), match: isText, fans: isInt });
const isPong: Guard<Down<'pong'>> = shape({ op: op('pong') });
const isError: Guard<LiveError> = shape({ op: op('error'), code: isText, message: isText }, { match: isText });

const isDown: Guard<LiveDown> = (value) =>
  isLiveEvent(value) ||
  isPresence(value) ||
  isSnapshot(value) ||
  isPong(value) ||
  isGap(value) ||
  isEnd(value) ||
  isError(value);

/** One frame of the relay as a message; null for what this client does not know. */
export function readDown(data: unknown): LiveDown | null {
  if (typeof data !== 'string') return null;
  try {
    const value: unknown = JSON.parse(data);
    return isDown(value) ? value : null;
  } catch {
    return null;
  }
}
