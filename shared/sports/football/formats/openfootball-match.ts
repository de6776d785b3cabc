import { Recorder } from '../../../formats/recorder.ts';
import type { Pair, Side } from '../../side.ts';
import type { ImportedMatch } from '../../sport.ts';
import { apply } from '../apply.ts';
import type { FootballEvent, Period } from '../events.ts';
import { initial } from '../initial.ts';
import { byMark, endMinute, MINUTE_MS, markFrom, startMinute } from '../minute.ts';
import type { Setup } from '../setup.ts';
import { type Mark, playedScore, type State } from '../state.ts';
import type { RecordedGoal, RecordedMatch } from './openfootball-schema.ts';
import { playerId, startOf } from './openfootball-setup.ts';

const HALF_TIME_MS = 15 * MINUTE_MS;
const SHORT_BREAK_MS = 5 * MINUTE_MS;

type FootballRecorder = Recorder<Setup, State, FootballEvent>;
interface TimedGoal {
  readonly side: Side;
  readonly goal: RecordedGoal;
  readonly mark: Mark;
}

/** Writes the match down as a scorer would have, with plausible times: the record says minutes only. */
export function recordMatch(id: string, match: RecordedMatch, setup: Setup): ImportedMatch {
  // Matches before 1970 are put there: an instant is not negative.
  const created = Math.max(0, (startOf(match) ?? 0) - HALF_TIME_MS);
  const recorder = new Recorder({ id: 'football', initial, apply }, id, setup, created);
  const end = recordPlay(recorder, match, created + HALF_TIME_MS);
  if (match.status !== undefined) {
    recorder.warn('status', `The record says "${match.status}".`);
    recorder.record({ type: 'match.abandoned', data: { reason: match.status.slice(0, 200) } }, end);
  } else if (match.score !== undefined) {
    recorder.record({ type: 'match.ended', data: {} }, end);
  }
  return { match: id, drafts: recorder.drafts, warnings: recorder.warnings };
}

/** Returns when it was over. */
function recordPlay(recorder: FootballRecorder, match: RecordedMatch, start: number): number {
  if (match.score === undefined) return start;
  const extra = match.score.et !== undefined;
  const goals = timedGoals(recorder, match, extra);
  let now = start;
  for (const period of extra ? ([1, 2, 3, 4] as const) : ([1, 2] as const)) {
    const own = goals.filter(({ mark }) => mark.period === period);
    now = recordPeriod(recorder, match, period, own, now) + (period === 1 ? HALF_TIME_MS : SHORT_BREAK_MS);
  }
  const { p } = match.score;
  if (p === undefined) return now;
  const score: [number, number] = [...playedScore(recorder.state)];
  recorder.record({ type: 'football.adjust', data: { score, period: extra ? 4 : 2, shootOut: { scored: p } } }, now);
  return now + SHORT_BREAK_MS;
}

function recordPeriod(
  recorder: FootballRecorder,
  match: RecordedMatch,
  period: Period,
  goals: readonly TimedGoal[],
  start: number,
): number {
  const { format, teams } = recorder.state.setup;
  const from = startMinute(format, period);
  recorder.record({ type: 'football.kickoff', data: { period } }, start);
  let now = start;
  for (const { side, goal, mark } of goals) {
    // In the middle of its minute.
    now = Math.max(now, start + (mark.minute + mark.added - from - 0.5) * MINUTE_MS);
    const kind = goal.owngoal === true ? 'own goal' : goal.penalty === true ? 'penalty' : 'goal';
    const data = { team: teams[side].id, kind, player: playerId(goal), ...markFacts(period, mark) } as const;
    recorder.record({ type: 'football.goal', data }, now);
  }
  now = Math.max(now, start + (endMinute(format, period) - from) * MINUTE_MS) + MINUTE_MS;
  compareScore(recorder, match, period, now);
  recorder.record({ type: 'football.whistle', data: { period } }, now);
  return now;
}

function markFacts(period: Period, { minute, added }: Mark) {
  return { period, minute, ...(added > 0 && { added }) };
}

/** The score at the end is the recorded one, whatever goals are listed; one before it is only compared. */
function compareScore(recorder: FootballRecorder, match: RecordedMatch, period: Period, at: number): void {
  const { ht, ft, et } = match.score ?? {};
  const recorded = { 1: ht, 2: ft, 3: undefined, 4: et }[period];
  const played = playedScore(recorder.state);
  if (recorded === undefined || same(recorded, played)) return;
  recorder.warn(
    'score',
    `After period ${period} the goals make ${played.join('-')}, the record says ${recorded.join('-')}.`,
  );
  const listed = match.goals1 !== undefined || match.goals2 !== undefined;
  const last = period === 4 || (period === 2 && et === undefined);
  if (last || !listed) recorder.record({ type: 'football.adjust', data: { score: recorded, period } }, at);
}

function same(a: Pair<number>, b: Pair<number>): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/** In order of play. Which of two goals of one minute came first is not known; the first team's stand first. */
function timedGoals(recorder: FootballRecorder, match: RecordedMatch, extra: boolean): readonly TimedGoal[] {
  const { goals1 = [], goals2 = [] } = match;
  const timed = ([goals1, goals2] as const).flatMap((goals, side) =>
    goals.map((goal): TimedGoal => ({ side: side === 0 ? 0 : 1, goal, mark: markOf(recorder, goal, extra) })),
  );
  return timed.toSorted(byMark);
}

function markOf(recorder: FootballRecorder, goal: RecordedGoal, extra: boolean): Mark {
  const [minute = 1, inText = 0] = String(goal.minute).split('+').map(Number);
  const { format } = recorder.state;
  const periods = extra ? ([1, 2, 3, 4] as const) : ([1, 2] as const);
  const period = periods.find((each) => minute <= endMinute(format, each));
  if (period !== undefined) return { period, minute: Math.max(1, minute), added: goal.offset ?? inText };
  const last = extra ? 4 : 2;
  recorder.warn('minute', `A goal in minute ${minute}, after the end, is taken for one of stoppage time.`);
  return markFrom(format, last, minute, goal.offset ?? inText);
}
