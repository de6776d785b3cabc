import { other, teamName } from '../side.ts';
import { ballsLeft, resultFacts, scoreText } from './board.ts';
import { standNow } from './crease.ts';
import { passed } from './milestones.ts';
import { runRate } from './rates.ts';
import {
  bowlerOvers,
  type Innings,
  inningsOvers,
  type OverSummary,
  type Partnership,
  playerName,
  type State,
  wicketsToFall,
} from './state.ts';
import type { Remark } from './text/facts.ts';

/** Milestones, ends of overs and innings, and the result that came with the step from `earlier` to `after`. */
export function remarksOf(before: State, earlier: Innings | null, after: State): readonly Remark[] {
  const { current } = after;
  const result: Remark[] =
    after.result !== null && JSON.stringify(before.result) !== JSON.stringify(after.result)
      ? [{ kind: 'result', result: resultFacts(after, after.result) }]
      : [];
  // Another innings than before has just begun: it has no milestones yet.
  if (current === null) return result;
  if (earlier === null || after.past.length !== before.past.length)
    return [...closing(after, null, current), ...result];
  return [
    ...milestones(after, earlier, current),
    ...finishedOvers(after, before.current, current),
    ...lastBalls(after, earlier, current),
    ...closing(after, earlier, current),
    ...result,
  ];
}

/** Of a chase in its last two overs, what is left after each ball; an over's end tells it anyway. */
function lastBalls(state: State, earlier: Innings, now: Innings): readonly Remark[] {
  const needed = neededNow(state, now);
  if (needed === null || now.deliveries === earlier.deliveries || now.over.deliveries === 0) return [];
  return needed.balls > 2 * state.format.ballsPerOver
    ? []
    : [{ kind: 'needed', runs: needed.runs, balls: needed.balls }];
}

function milestones(state: State, earlier: Innings, now: Innings): readonly Remark[] {
  return [
    ...now.batters.flatMap((batter, index): Remark[] => {
      const runs = passed(earlier.batters[index]?.runs ?? 0, batter.runs, 50);
      if (runs === null) return [];
      return [{ kind: 'batter', name: playerName(state, now.batting, batter.id), runs, balls: batter.balls }];
    }),
    ...partnershipMark(state, earlier, now),
    ...bowlingMarks(state, earlier, now),
    ...teamMark(state, earlier, now),
  ];
}

function partnershipMark(state: State, earlier: Innings, now: Innings): readonly Remark[] {
  const before = standNow(earlier);
  const broken = now.stands.length > earlier.stands.length;
  const after: Partnership | null = broken ? (now.stands[earlier.stands.length] ?? null) : standNow(now);
  if (before === null || after === null || before.first !== after.first || before.second !== after.second) return [];
  const runs = passed(before.runs, after.runs, 50);
  if (runs === null) return [];
  const name = (id: string) => playerName(state, now.batting, id);
  return [{ kind: 'partnership', names: [name(after.first), name(after.second)], runs, balls: after.balls }];
}

function bowlingMarks(state: State, earlier: Innings, now: Innings): readonly Remark[] {
  return now.bowlers.flatMap((bowler, index): Remark[] => {
    const before = earlier.bowlers[index];
    const name = playerName(state, other(now.batting), bowler.id);
    const haul = passed(before?.wickets ?? 0, bowler.wickets, 5);
    return [
      ...(bowler.streak > 2 && (before?.streak ?? 0) < 3 ? [{ kind: 'hat-trick' as const, name }] : []),
      ...(haul === null ? [] : [{ kind: 'haul' as const, name, wickets: bowler.wickets, runs: bowler.runs }]),
    ];
  });
}

function teamMark(state: State, earlier: Innings, now: Innings): readonly Remark[] {
  const runs = passed(earlier.runs, now.runs, 100);
  return runs === null ? [] : [{ kind: 'team', team: teamName(state, now.batting), runs, overs: inningsOvers(now) }];
}

function finishedOvers(state: State, earlier: Innings | null, now: Innings): readonly Remark[] {
  const known = new Set(earlier?.overs.slice(-2));
  const fresh = now.overs.slice(-2).filter((over) => !known.has(over));
  return fresh.flatMap((over): Remark[] => {
    const before = now.overs[now.overs.indexOf(over) - 1]?.down ?? 0;
    const down = over.down < wicketsToFall(state, now) ? `/${over.down}` : '';
    const score = `${teamName(state, now.batting)} ${over.total}${down}`;
    const { runs, maiden } = over;
    const figures = { runs, wickets: over.down - before, maiden: maiden && runs === 0, score };
    const needed = over === now.overs.at(-1) ? neededNow(state, now) : null;
    return [
      { kind: 'over', over: over.index + 1, ...figures, ...namesNow(state, now, over), needed },
      ...now.powerplays
        .filter(({ to }) => now.closed === null && Math.floor(to) === over.index)
        .map(({ kind }): Remark => ({ kind: 'powerplay', name: kind, score: scoreText(state, now) })),
    ];
  });
}

/** The rest of a chase in limited overs. */
function neededNow(state: State, now: Innings): Extract<Remark, { kind: 'over' }>['needed'] {
  const balls = ballsLeft(state, now);
  if (now.closed !== null || now.target === null || balls === null || balls === 0) return null;
  const runs = now.target - now.runs;
  return { runs, balls, rate: runRate(runs, balls, state.format.ballsPerOver).toFixed(2) };
}

function namesNow(
  state: State,
  now: Innings,
  { bowlers: [alone, ...shared] }: OverSummary,
): { readonly batters: readonly string[]; readonly bowler: string } {
  const batters = [now.striker, now.nonStriker].toSorted((a, b) => a - b).map((index) => now.batters[index]);
  const bowler = alone === undefined || shared.length > 0 ? undefined : now.bowlers[alone];
  return {
    batters: batters
      .filter((batter) => batter !== undefined)
      .map((batter) => `${playerName(state, now.batting, batter.id)} ${batter.runs}*`),
    bowler:
      bowler === undefined
        ? ''
        : `${playerName(state, other(now.batting), bowler.id)} ${bowlerOvers(bowler, state.format.ballsPerOver)}-${bowler.maidens}-${bowler.runs}-${bowler.wickets}`,
  };
}

function closing(state: State, earlier: Innings | null, now: Innings): readonly Remark[] {
  if (now.closed === null || (earlier !== null && earlier.closed !== null)) return [];
  const score = `${teamName(state, now.batting)} ${scoreText(state, now)}`;
  return [{ kind: 'close', how: now.closed, score, overs: inningsOvers(now) }];
}
