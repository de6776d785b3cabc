import { Recorder } from '../../../formats/recorder.ts';
import type { Pair, Side } from '../../side.ts';
import type { ImportedMatch } from '../../sport.ts';
import { apply } from '../apply.ts';
import type { FootballEvent, Period } from '../events.ts';
import { initial } from '../initial.ts';
import { byMark, endMinute, MINUTE_MS, markFrom, startMinute } from '../minute.ts';
import { higher } from '../result.ts';
import { scorecard } from '../scorecard.ts';
import type { Setup } from '../setup.ts';
import { type Mark, playedScore, type State } from '../state.ts';
import type { RecordedGoal } from './openfootball-goals.ts';
import type { RecordedMatch } from './openfootball-schema.ts';
import { playerId, startOf } from './openfootball-setup.ts';

const HALF_TIME_MS = 15 * MINUTE_MS;
const SHORT_BREAK_MS = 5 * MINUTE_MS;

type FootballRecorder = Recorder<Setup, State, FootballEvent>;
interface TimedGoal {
  readonly goal: RecordedGoal;
  readonly mark: Mark;
}

/** Writes the match down as a scorer would have, with plausible times: the record says minutes only. */
export function recordMatch(id: string, match: RecordedMatch, setup: Setup): ImportedMatch {
  // Matches before 1970 are put there: an instant is not negative.
  const created = Math.max(0, (startOf(match) ?? 0) - HALF_TIME_MS);
  const recorder = new Recorder({ id: 'football', initial, apply, scorecard }, id, setup, created);
  for (const oddity of match.oddities) recorder.warn('odd', oddity);
  const fate = fateOf(match.status);
  if (fate !== 'played') recorder.warn('status', `The record says "${match.status ?? ''}".`);
  const start = created + HALF_TIME_MS;
  const end = fate === 'awarded' && match.goals === undefined ? start : recordPlay(recorder, match, start);
  recordEnd(recorder, match, fate, end);
  return recorder.imported();
}

type Fate = 'played' | 'awarded' | 'not finished' | 'unknown';

/** What a match's `status` says has become of it. */
function fateOf(status: string | undefined): Fate {
  const word = (status ?? '').toLowerCase();
  if (word === '' || /^(played|finished|final|complete|full|ft|aet|pen)/.test(word)) return 'played';
  if (/award|walk-?over|w\/o|forfeit/.test(word)) return 'awarded';
  return /cancel|abandon|postpone|suspend|annul|void|withdr/.test(word) ? 'not finished' : 'unknown';
}

function recordEnd(recorder: FootballRecorder, { status = '', score }: RecordedMatch, fate: Fate, end: number): void {
  const recorded = score?.et ?? score?.ft;
  const winner = recorded === undefined ? null : higher(recorded);
  if (fate === 'awarded' && recorded !== undefined && winner !== null) {
    const team = recorder.state.setup.teams[winner].id;
    const official: [number, number] = [recorded[0], recorded[1]];
    recorder.record(
      { type: 'football.award', data: { winner: team, score: official, reason: status.slice(0, 200) } },
      end,
    );
  } else if (fate === 'not finished' || fate === 'awarded') {
    recorder.record({ type: 'match.abandoned', data: { reason: status.slice(0, 200) } }, end);
    return;
  } else if (score === undefined) {
    return;
  }
  recorder.record({ type: 'match.ended', data: {} }, end);
}

/** Returns when it was over. */
function recordPlay(recorder: FootballRecorder, match: RecordedMatch, start: number): number {
  const score = match.score ?? (match.goals !== undefined && match.goals.length > 0 ? {} : undefined);
  if (score === undefined) return start;
  const extra = score.et !== undefined;
  const goals = timedGoals(recorder, match, extra);
  if (match.goals === undefined && [score.et, score.ft].some((pair) => pair !== undefined && pair[0] + pair[1] > 0)) {
    recorder.warn('no-goals', 'The record lists no goals; the score is the recorded one.');
  }
  let now = start;
  for (const period of periodsOf(match, extra)) {
    const own = goals.filter(({ mark }) => mark.period === period);
    now = recordPeriod(recorder, match, period, own, now) + (period === 1 ? HALF_TIME_MS : SHORT_BREAK_MS);
  }
  const { p } = score;
  if (p === undefined) return now;
  const level: [number, number] = [...playedScore(recorder.state)];
  const shootOut = { scored: [p[0], p[1]] satisfies [number, number] };
  recorder.record({ type: 'football.adjust', data: { score: level, period: extra ? 4 : 2, shootOut } }, now);
  return now + SHORT_BREAK_MS;
}

/** Those of which the record says anything: without goals and a half-time score nothing is known of the first half. */
function periodsOf({ score, goals }: RecordedMatch, extra: boolean): readonly Period[] {
  const all = extra ? ([1, 2, 3, 4] as const) : ([1, 2] as const);
  const told = { 1: score?.ht, 2: score?.ft, 3: undefined, 4: score?.et };
  return goals !== undefined ? all : all.filter((period) => period === all.at(-1) || told[period] !== undefined);
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
  for (const { goal, mark } of goals) {
    // In the middle of its minute.
    now = Math.max(now, start + (mark.minute + mark.added - from - 0.5) * MINUTE_MS);
    const kind = goal.ownGoal ? 'own goal' : goal.penalty ? 'penalty' : 'goal';
    const player = goal.name === undefined ? {} : { player: playerId(goal.name) };
    const data = { team: teams[goal.side].id, kind, ...player, ...markFacts(period, mark) } as const;
    recorder.record({ type: 'football.goal', data }, now);
  }
  now = Math.max(now, start + (endMinute(format, period) - from) * MINUTE_MS);
  compareScore(recorder, match, period, now);
  recorder.record({ type: 'football.whistle', data: { period } }, now);
  return now;
}

function markFacts(period: Period, { minute, added }: Mark) {
  return { period, minute, ...(added > 0 && { added }) };
}

/** The recorded score is the official one, whatever goals are listed: where they differ, it is set, with a warning. */
function compareScore(recorder: FootballRecorder, match: RecordedMatch, period: Period, at: number): void {
  const { ht, ft, et } = match.score ?? {};
  const recorded = { 1: ht, 2: ft, 3: undefined, 4: et }[period];
  const played = playedScore(recorder.state);
  if (recorded === undefined || (recorded[0] === played[0] && recorded[1] === played[1])) return;
  const said = `the record says ${recorded.join('-')}`;
  const after = [ht, ft, et].slice(period === 1 ? 1 : period === 2 ? 2 : 3).filter((each) => each !== undefined);
  if (after.some((later) => later[0] < recorded[0] || later[1] < recorded[1])) {
    recorder.warn('score', `After period ${period} ${said}, more than at the end; it is left out.`);
    return;
  }
  // Where no goals are listed, nothing disagrees: see `recordPlay`.
  if (match.goals !== undefined) {
    recorder.warn('score', `After period ${period} the goals make ${played.join('-')}, ${said}: that is official.`);
  }
  recorder.record({ type: 'football.adjust', data: { score: [recorded[0], recorded[1]], period } }, at);
}

/** In order of play. Which of two goals of one minute came first is not known; the first team's stand first. */
function timedGoals(recorder: FootballRecorder, match: RecordedMatch, extra: boolean): readonly TimedGoal[] {
  const goals = match.goals ?? [];
  const timed = goals.flatMap((goal): TimedGoal[] =>
    goal.minute === undefined ? [] : [{ goal, mark: markOf(recorder, goal.minute, goal.added, extra) }],
  );
  for (const goal of goals) {
    if (goal.minute !== undefined) continue;
    recorder.warn(
      'minute',
      `The minute of a goal by ${goal.name ?? 'nobody named'} is not told; it stands at the end.`,
    );
    timed.push({ goal, mark: endOf(recorder, roomFor(match, timed, goal.side, extra)) });
  }
  return timed.toSorted((a, b) => byMark(a, b) || a.goal.side - b.goal.side);
}

/** The first period whose recorded score wants a further goal of that side, else the last. */
function roomFor(
  { score }: RecordedMatch,
  timed: readonly TimedGoal[],
  side: Side,
  extra: boolean,
): Exclude<Period, 3> {
  const until = (period: Period) =>
    timed.filter(({ goal, mark }) => goal.side === side && mark.period <= period).length;
  const wants = (recorded: Pair<number> | undefined, period: Period) =>
    recorded !== undefined && until(period) < recorded[side];
  if (wants(score?.ht, 1)) return 1;
  return !extra || wants(score?.ft, 2) ? 2 : 4;
}

function endOf(recorder: FootballRecorder, period: Period): Mark {
  return { period, minute: endMinute(recorder.state.format, period), added: 0 };
}

function markOf(recorder: FootballRecorder, minute: number, added: number, extra: boolean): Mark {
  const { format } = recorder.state;
  const periods = extra ? ([1, 2, 3, 4] as const) : ([1, 2] as const);
  const period = periods.find((each) => minute <= endMinute(format, each));
  if (period !== undefined) return { period, minute: Math.max(1, minute), added };
  const last = extra ? 4 : 2;
  recorder.warn('minute', `A goal in minute ${minute}, after the end, is taken for one of stoppage time.`);
  return markFrom(format, last, minute, added);
}
