import { other, type Pair, type Side, teamName } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { AppliedEvent } from './apply.ts';
import type { DataOf } from './events.ts';
import { scoreLine, scoreText } from './facts.ts';
import { namesOf } from './mat.ts';
import { isDoOrDie, judge, type Verdict } from './raid.ts';
import { higher } from './result.ts';
import { nameOrNull, type PlayerTally, playedScore, playerName, type State } from './state.ts';
import { raidPoints, tacklePoints } from './tally.ts';
import type { NoteFacts, RaidFacts } from './text/facts.ts';

/** What is told of a raid; null where it was not accepted. */
export function raidNote(
  before: State,
  data: DataOf<'kabaddi.raid'>,
  { at, override }: AppliedEvent,
  after: State,
): NoteFacts | null {
  const verdict = judge(before, data, at, override);
  if (verdict instanceof RuleViolation) return null;
  const { side, mark, points, outcome, touches, selfOuts, doOrDie, superRaid, superTackle } = verdict;
  const defence = other(side);
  const decider = mark.stage === 5 ? 'tie-break' : mark.stage === 6 ? 'golden raid' : null;
  const gained = points.raid.touch + points.raid.bonus + points.raid.technical;
  const conceded = points.defence.capture + points.defence.bonus + points.defence.technical;
  const [was, now] = [scoreIn(before, decider), scoreIn(after, decider)];
  const changed = was[0] !== now[0] || was[1] !== now[1];
  return {
    kind: 'raid',
    raid: {
      raider: nameOrNull(after, side, data.raider),
      team: teamName(after, side),
      opponents: teamName(after, defence),
      outcome,
      touched: namesOf(after, defence, data.touched),
      touches,
      selfOut: namesOf(after, defence, data.selfOut),
      selfOuts,
      bonus: points.raid.bonus > 0,
      raiderOut: data.raiderOut,
      tacklers: namesOf(after, defence, data.tacklers),
      points: gained,
      conceded,
      technical: {
        own: Math.max(0, points.raid.technical - selfOuts),
        theirs: Math.max(
          0,
          points.defence.technical - (data.raiderOut === null || data.raiderOut === 'tackled' ? 0 : 1),
        ),
      },
      doOrDie,
      superRaid,
      superTackle,
      allOut: allOutOf(verdict, after),
      defenders: verdict.found.teams[defence].on.length,
      superTen: decider === null && passed(before, after, side, data.raider, raidPoints, 10),
      highFive: decider === null ? fiver(before, after, defence, data.tacklers[0]) : null,
      nextDoOrDie: decider === null && outcome === 'empty' && isDoOrDie(after, side),
      effect: changed ? effectOf(was, now, after) : null,
      score: changed ? scoreText(now) : null,
      line: changed ? scoreLine(after, now) : null,
      decider,
    },
  };
}

function scoreIn(state: State, decider: RaidFacts['decider']): Pair<number> {
  if (decider === 'tie-break') return state.tieBreak?.points ?? [0, 0];
  return decider === 'golden raid' ? (state.golden?.points ?? [0, 0]) : playedScore(state);
}

/** The raiders' own all-out is told when both happen: it is the rarer one. */
function allOutOf({ side, allOut, points }: Verdict, state: State): RaidFacts['allOut'] {
  const [team, opponents] = [teamName(state, side), teamName(state, other(side))];
  if (allOut.raiders) return { team, by: opponents, points: points.defence.allOut };
  return allOut.defenders ? { team: opponents, by: team, points: points.raid.allOut } : null;
}

function effectOf(was: Pair<number>, now: Pair<number>, state: State): RaidFacts['effect'] {
  const [before, after] = [higher(was), higher(now)];
  if (before === after) return null;
  if (after !== null) return { kind: 'ahead', team: teamName(state, after) };
  return { kind: 'level', team: teamName(state, before === 0 ? 1 : 0) };
}

function fiver(before: State, after: State, side: Side, id: string | undefined): string | null {
  if (id === undefined || !passed(before, after, side, id, tacklePoints, 5)) return null;
  return playerName(after, side, id);
}

function passed(
  before: State,
  after: State,
  side: Side,
  id: string | undefined,
  pointsOf: (tally: PlayerTally) => number,
  mark: number,
): boolean {
  if (id === undefined) return false;
  const of = (state: State): number => {
    const tally = state.teams[side].players.get(id);
    return tally === undefined ? 0 : pointsOf(tally);
  };
  return of(before) < mark && of(after) >= mark;
}
