import { teamName, teamSide } from '../side.ts';
import type { AppliedEvent } from './apply.ts';
import { RUN, resultFacts } from './facts.ts';
import { type Line, pointsOf } from './line.ts';
import { markAt } from './moment.ts';
import { lineOf } from './players.ts';
import { ahead, latest, playerName, type State } from './state.ts';
import type { Remark } from './text/facts.ts';

/** What an event gives cause to add, the most important last. */
export function remarksOf(before: State, event: AppliedEvent, after: State): readonly Remark[] {
  const decided = before.result === null && after.result !== null ? after.result : null;
  return [
    ...tally(before, event, after),
    ...run(before, after),
    ...closing(before, event, after),
    ...(decided === null ? [] : [{ kind: 'result' as const, result: resultFacts(after, decided) }]),
  ];
}

/** Every tenth point of a player; a double-double when it is reached. */
function tally(before: State, { type, data }: AppliedEvent, after: State): readonly Remark[] {
  if (!('team' in data) || !('player' in data)) return [];
  const { team, player } = data;
  if (typeof team !== 'string' || typeof player !== 'string' || !type.startsWith('basketball.')) return [];
  const side = teamSide(after, team);
  if (side === null || type === 'basketball.totals') return [];
  const [was, now] = [lineOf(before, side, player), lineOf(after, side, player)];
  const name = playerName(after, side, player);
  const points = pointsOf(now, after.format.fieldGoals);
  const double = doubled(now, points);
  if (double !== null && doubled(was, pointsOf(was, after.format.fieldGoals)) === null) {
    return [{ kind: 'double', player: name, points, ...double }];
  }
  const tens = (value: number) => Math.floor(value / 10);
  const isTally = points >= 20 && tens(points) > tens(pointsOf(was, after.format.fieldGoals));
  return isTally ? [{ kind: 'tally', player: name, points }] : [];
}

function doubled(line: Line, points: number): { what: 'rebounds' | 'assists'; other: number } | null {
  const rebounds = line.offensive + line.defensive;
  if (points < 10) return null;
  if (rebounds >= 10) return { what: 'rebounds', other: rebounds };
  return line.assists >= 10 ? { what: 'assists', other: line.assists } : null;
}

const LAST_MOMENTS = 30_000;

function closing(before: State, event: AppliedEvent, after: State): readonly Remark[] {
  const last = latest(after);
  const turned = ahead(before.score) !== ahead(after.score) && after.result === null;
  if (last === null || last.ended || last.number < after.format.periods || !turned) return [];
  if (event.type !== 'basketball.shot' && event.type !== 'basketball.freethrow') return [];
  const { clock } = markAt(after, { period: last.number, clock: event.data.clock }, event.at);
  return clock > 0 && clock <= LAST_MOMENTS ? [{ kind: 'closing', seconds: Math.ceil(clock / 1000) }] : [];
}

/** A run is told of when it gets long enough, and every five points again. */
function run(before: State, { run, ...after }: State): readonly Remark[] {
  if (run === null || run === before.run || run.points < RUN) return [];
  const was = before.run?.side === run.side ? before.run.points : 0;
  const stage = (points: number) => Math.floor((points - RUN) / 5);
  if (was >= RUN && stage(was) === stage(run.points)) return [];
  return [{ kind: 'run', team: teamName(after, run.side), points: run.points }];
}
