import { other, type Pair, type Side, teamName } from '../side.ts';
import { markText } from './minute.ts';
import { playersOn } from './players.ts';
import { higher, nextStage, tieOf } from './result.ts';
import { nextKicker, stakes } from './shootout.ts';
import { type Goal, latest, playerName, type Result, type State, scoreOf } from './state.ts';
import type { GoalFacts, Phase, ResultFacts, Situation, TieFacts } from './text/facts.ts';

export function phaseOf(state: State): Phase {
  const { result, shootOut } = state;
  const last = latest(state);
  if (result !== null) return { kind: 'result', how: endOf(state, result) };
  if (shootOut !== null) return { kind: 'shoot-out' };
  if (last === null) return { kind: 'not started' };
  if (!last.ended) return { kind: 'period', period: last.period };
  return { kind: 'interval', after: last.period, next: nextStage(state) === 'shoot-out' ? 'shoot-out' : 'period' };
}

function endOf(state: State, result: Result): Extract<Phase, { kind: 'result' }>['how'] {
  if (result.kind === 'awarded' || result.kind === 'abandoned') return result.kind;
  if (result.kind === 'win' && result.by === 'penalties') return 'penalties';
  return (latest(state)?.period ?? 0) > 2 ? 'extra time' : 'full time';
}

/** The one thing most worth knowing now. */
export function situationOf(state: State): Situation {
  const { result, shootOut, toss } = state;
  const last = latest(state);
  if (result !== null) return { kind: 'none' };
  if (shootOut !== null) {
    const side = nextKicker(shootOut);
    if (side === null) return { kind: 'none' };
    return { kind: 'kick', team: teamName(state, side), ...stakes(shootOut, side, state.format.shootOutKicks ?? 5) };
  }
  if (last === null) {
    return toss === null
      ? { kind: 'none' }
      : { kind: 'toss', winner: teamName(state, toss.winner), decision: toss.decision };
  }
  const stage = nextStage(state);
  if (last.period !== 3 && (stage === 'extra time' || stage === 'shoot-out')) return { kind: 'level', next: stage };
  if (!last.ended && last.stoppage !== null) return { kind: 'stoppage', minutes: last.stoppage };
  return shortSide(state) ?? lastGoal(state);
}

function shortSide(state: State): Situation | null {
  const sizes = ([0, 1] as const).map((side) => ({ side, players: playersOn(state, side) }));
  const [least] = sizes.toSorted((a, b) => a.players - b.players);
  if (least === undefined || least.players >= state.format.playersPerSide) return null;
  return { kind: 'short', team: teamName(state, least.side), players: least.players };
}

function lastGoal(state: State): Situation {
  const goal = state.goals.findLast(({ cancelled }) => !cancelled);
  return goal === undefined ? { kind: 'none' } : { kind: 'goal', goal: goalFacts(state, goal) };
}

export function goalFacts(state: State, { side, kind, player, assist, mark }: Goal): GoalFacts {
  return {
    player: player === null ? null : playerName(state, kind === 'own goal' ? other(side) : side, player),
    team: teamName(state, side),
    kind,
    assist: assist === null ? null : playerName(state, side, assist),
    mark: markText(mark),
  };
}

export function resultFacts(state: State, result: Result): ResultFacts {
  const score = scoreOf(state);
  switch (result.kind) {
    case 'win': {
      const { winner, by } = result;
      const goals = by === 'penalties' ? (state.shootOut?.scored ?? score) : score;
      return { kind: 'win', winner: teamName(state, winner), score: winnersFirst(goals, winner), by };
    }
    case 'draw':
      return { kind: 'draw', score: scoreText(score) };
    case 'awarded': {
      const { winner } = result;
      return { kind: 'awarded', winner: teamName(state, winner), score: winnersFirst(score, winner) };
    }
    case 'abandoned':
      return { kind: 'abandoned' };
  }
}

/** Who goes through; null: the match stands by itself, or nobody does yet. */
export function tieFacts(state: State): TieFacts | null {
  const tie = state.result === null ? null : tieOf(state);
  if (tie === null || tie.leader === null) return null;
  return {
    winner: teamName(state, tie.leader),
    aggregate: winnersFirst(tie.aggregate, higher(tie.aggregate) ?? 0),
    by: tie.by,
  };
}

export function winnersFirst([a, b]: Pair<number>, winner: Side): string {
  return winner === 0 ? `${a}-${b}` : `${b}-${a}`;
}

export function scoreText([a, b]: Pair<number>): string {
  return `${a}-${b}`;
}

/** "Brazil 2-1 Croatia" */
export function scoreLine(state: State, score: Pair<number>): string {
  return `${teamName(state, 0)} ${scoreText(score)} ${teamName(state, 1)}`;
}
