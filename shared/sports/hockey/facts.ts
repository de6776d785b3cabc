import { clockText } from '../clock.ts';
import { type Pair, type Side, teamName } from '../side.ts';
import { cornerOn } from './corners.ts';
import { allowedPlayers } from './players.ts';
import { attemptsOf, nextStage } from './result.ts';
import { nextTaker, stakes } from './shootout.ts';
import { type Goal, latest, nameOrNull, playerName, type Result, type State, scoreOf } from './state.ts';
import { activeSuspensions, endOf, type Suspension } from './suspensions.ts';
import type {
  GoalFacts,
  PeriodFacts,
  Phase,
  ResultFacts,
  ScoreFacts,
  Situation,
  SuspendedFacts,
} from './text/facts.ts';
import { halfTimeAfter, markText } from './time.ts';

export function phaseOf(state: State): Phase {
  const { result, shootOut } = state;
  const last = latest(state);
  if (result !== null) return { kind: 'result', how: endingOf(result) };
  if (shootOut !== null) return { kind: 'shoot-out' };
  if (last === null) return { kind: 'not started' };
  const period = periodFacts(state, last.period);
  if (!last.ended) return { kind: 'period', ...period };
  const halfTime = last.period === halfTimeAfter(state.format);
  return { kind: 'interval', halfTime, next: nextStage(state) === 'shoot-out' ? 'shoot-out' : 'period', ...period };
}

function endingOf(result: Result): Extract<Phase, { kind: 'result' }>['how'] {
  if (result.kind === 'awarded' || result.kind === 'abandoned') return result.kind;
  return result.kind === 'win' && result.by === 'shoot-out' ? 'shoot-out' : 'full time';
}

export function periodFacts({ format }: State, period: number): PeriodFacts {
  return { period, periods: Math.max(period, format.periods) };
}

/** The one thing most worth knowing now. */
export function situationOf(state: State): Situation {
  const { result, shootOut, toss, format } = state;
  const last = latest(state);
  if (result !== null) return { kind: 'none' };
  if (shootOut !== null) {
    const side = nextTaker(shootOut, attemptsOf(state));
    if (side === null) return { kind: 'none' };
    return { kind: 'attempt', team: teamName(state, side), ...stakes(shootOut, side, attemptsOf(state)) };
  }
  if (last === null) {
    if (toss === null) return { kind: 'none' };
    return { kind: 'toss', winner: teamName(state, toss.winner), decision: toss.decision };
  }
  if (last.ended) {
    if (nextStage(state) === 'shoot-out') return { kind: 'level' };
    const halfTime = last.period === halfTimeAfter(format);
    return { kind: 'interval', halfTime, minutes: halfTime ? format.halfTimeMinutes : format.breakMinutes };
  }
  const corner = cornerOn(state, state.now);
  if (corner !== null) return { kind: 'corner', team: teamName(state, corner.side) };
  return shortSide(state) ?? lastGoal(state);
}

function shortSide(state: State): Situation | null {
  const sizes = ([0, 1] as const).map((side) => ({ side, players: allowedPlayers(state, side, state.now) }));
  const [least] = sizes.toSorted((a, b) => a.players - b.players);
  if (least === undefined || least.players >= state.format.playersPerSide) return null;
  const { side, players } = least;
  const suspended = activeSuspensions(state, side, state.now).map((each) => suspendedFacts(state, side, each));
  return { kind: 'short', team: teamName(state, side), players, suspended };
}

function suspendedFacts(state: State, side: Side, suspension: Suspension): SuspendedFacts {
  const { player, card } = suspension.card;
  const end = endOf(state, suspension, state.now);
  return {
    player: player === null ? '' : playerName(state, side, player),
    card,
    until: end === null ? null : { period: periodFacts(state, end.period), clock: clockText('down', end.ms) },
  };
}

function lastGoal(state: State): Situation {
  const goal = state.goals.findLast(({ cancelled }) => !cancelled);
  return goal === undefined ? { kind: 'none' } : { kind: 'goal', goal: goalFacts(state, goal) };
}

export function goalFacts(state: State, { side, how, player, mark }: Goal): GoalFacts {
  return {
    player: nameOrNull(state, side, player),
    team: teamName(state, side),
    how,
    challenge: state.format.penalty === 'challenge',
    mark: markText(mark),
  };
}

export function resultFacts(state: State, result: Result): ResultFacts {
  const score = scoreOf(state);
  switch (result.kind) {
    case 'win': {
      const { winner, by } = result;
      const decided = by === 'shoot-out' && state.shootOut !== null ? state.shootOut.scored : null;
      return {
        kind: 'win',
        winner: teamName(state, winner),
        score: winnersFirst(score, winner),
        shootOut: decided === null ? null : winnersFirst(decided, winner),
      };
    }
    case 'draw':
      return { kind: 'draw', score };
    case 'awarded': {
      const { winner } = result;
      return { kind: 'awarded', winner: teamName(state, winner), score: winnersFirst(score, winner) };
    }
    case 'abandoned':
      return { kind: 'abandoned' };
  }
}

function winnersFirst([a, b]: Pair<number>, winner: Side): Pair<number> {
  return winner === 0 ? [a, b] : [b, a];
}

export function scoreFacts(state: State, score: Pair<number>): ScoreFacts {
  return { teams: [teamName(state, 0), teamName(state, 1)], score };
}
