import { clockText } from '../clock.ts';
import { type Pair, type Side, teamName } from '../side.ts';
import type { Stage } from './events.ts';
import { isDoOrDie, nextRaiders } from './raid.ts';
import { nextStage } from './result.ts';
import {
  inPlay,
  latest,
  type Mark,
  nameOrNull,
  type PlayerTally,
  playerName,
  type Result,
  type State,
  scoreOf,
} from './state.ts';
import { raidPoints, tacklePoints } from './tally.ts';
import type { Phase, ResultFacts, Situation, Standout } from './text/facts.ts';

export function phaseOf(state: State): Phase {
  const { result, tieBreak, golden } = state;
  const last = latest(state);
  if (result !== null) return { kind: 'result', how: endOf(state, result) };
  if (golden !== null) return { kind: 'golden raid' };
  if (tieBreak !== null) return { kind: 'tie-break' };
  if (last === null) return { kind: 'not started' };
  if (!last.ended) return { kind: 'period', period: last.period };
  const next = nextStage(state);
  return {
    kind: 'interval',
    after: last.period,
    next: next === 'tie-break' || next === 'golden raid' ? next : 'period',
  };
}

function endOf(state: State, result: Result): Extract<Phase, { kind: 'result' }>['how'] {
  if (result.kind === 'awarded' || result.kind === 'abandoned') return result.kind;
  if (result.kind === 'win' && (result.by === 'tie-break' || result.by === 'golden raid')) return result.by;
  return (latest(state)?.period ?? 0) > 2 ? 'extra time' : 'full time';
}

/** The one thing most worth knowing now. */
export function situationOf(state: State): Situation {
  const { result, toss, raid } = state;
  if (result !== null) return { kind: 'none' };
  if (raid !== null) {
    const { side, raider } = raid;
    const doOrDie = decider(state) === null && isDoOrDie(state, side);
    return { kind: 'raid', raider: nameOrNull(state, side, raider), team: teamName(state, side), doOrDie };
  }
  const next = nextStage(state);
  if (next === 'tie-break' || next === 'golden raid' || next === 'toss') return { kind: 'level', next };
  const due = nextRaiders(state);
  const extra = decider(state);
  if (extra !== null) {
    return due === null
      ? { kind: 'none' }
      : { kind: 'tie-break raid', team: teamName(state, due), raid: extra.raids[due] + 1 };
  }
  const last = latest(state);
  if (last === null) {
    return toss === null
      ? { kind: 'none' }
      : { kind: 'toss', winner: teamName(state, toss.winner), choice: toss.choice };
  }
  if (last.ended) return next === 'extra time' && last.period === 2 ? { kind: 'level', next } : { kind: 'none' };
  if (due !== null && isDoOrDie(state, due)) return { kind: 'do or die', team: teamName(state, due) };
  return fewLeft(state);
}

function decider({ golden, tieBreak }: State) {
  return golden ?? tieBreak;
}

function fewLeft(state: State): Situation {
  const few = state.format.superTackleDefenders ?? 0;
  const [a, b] = state.teams;
  const side: Side = a.on.length <= b.on.length ? 0 : 1;
  const left = state.teams[side].on.length;
  return inPlay(state) && left <= few ? { kind: 'few', team: teamName(state, side), left } : { kind: 'none' };
}

export function resultFacts(state: State, result: Result): ResultFacts {
  const score = scoreOf(state);
  switch (result.kind) {
    case 'win': {
      const { winner, by } = result;
      const extra = by === 'golden raid' ? state.golden : by === 'tie-break' ? state.tieBreak : null;
      return {
        kind: 'win',
        winner: teamName(state, winner),
        score: winnersFirst(score, winner),
        by,
        decider: extra === null ? null : winnersFirst(extra.points, winner),
      };
    }
    case 'tie':
      return { kind: 'tie', score: scoreText(score) };
    case 'awarded': {
      const { winner, how } = result;
      return { kind: 'awarded', winner: teamName(state, winner), how, score: winnersFirst(score, winner) };
    }
    case 'abandoned':
      return { kind: 'abandoned' };
  }
}

function winnersFirst([a, b]: Pair<number>, winner: Side): string {
  return scoreText(winner === 0 ? [a, b] : [b, a]);
}

export function scoreText([a, b]: Pair<number>): string {
  return `${a}\u2013${b}`;
}

/** "Kolkata 12–9 Pune" */
export function scoreLine(state: State, score: Pair<number>): string {
  return `${teamName(state, 0)} ${scoreText(score)} ${teamName(state, 1)}`;
}

const STAGES: Readonly<Record<Stage, string>> = { 1: 'H1', 2: 'H2', 3: 'E1', 4: 'E2', 5: 'TB', 6: 'GR' };

/** "H1 12:34": the half and what its clock shows. */
export function markText({ stage, clock }: Mark): string {
  return stage === 5 || stage === 6 ? STAGES[stage] : `${STAGES[stage]} ${clockText('down', clock)}`;
}

/** Who raided and who defended best: the most raid and the most tackle points of both sides, the winner's side first. */
export function standouts(state: State): readonly Standout[] {
  const first: Side = state.result !== null && 'winner' in state.result ? state.result.winner : leading(state);
  const raid = best(state, first, 'raid', raidPoints, 5);
  const tackle = best(state, first, 'tackle', tacklePoints, 3);
  return [...raid, ...tackle];
}

function leading(state: State): Side {
  const [a, b] = scoreOf(state);
  return b > a ? 1 : 0;
}

function best(
  state: State,
  first: Side,
  kind: Standout['kind'],
  pointsOf: (tally: PlayerTally) => number,
  least: number,
): readonly Standout[] {
  let found: Standout | null = null;
  for (const side of first === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
    for (const [id, tally] of state.teams[side].players) {
      const points = pointsOf(tally);
      if (points < least || (found !== null && points <= found.points)) continue;
      found = { name: playerName(state, side, id), team: teamName(state, side), kind, points };
    }
  }
  return found === null ? [] : [found];
}
