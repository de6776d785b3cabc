import type { Locale } from '../../text/locale.ts';
import { other, type Side, teamName } from '../side.ts';
import { ballsLeft, resultFacts, scoreText, situationOf } from './board.ts';
import { pairsScore } from './pairs.ts';
import { mainInnings } from './result.ts';
import { type Batter, type Innings, inningsOf, inningsOvers, playerName, type State } from './state.ts';
import type { Situation, SummaryFacts } from './text/facts.ts';
import { words } from './text/words.ts';

/** The match in a few sentences. */
export function summary(state: State, locale: Locale): string {
  return words(locale).summary(summaryFacts(state));
}

function summaryFacts(state: State): SummaryFacts {
  const { result } = state;
  const winner = result?.kind === 'win' ? result.winner : null;
  return {
    scores: scores(state),
    superOver: inningsOf(state)
      .filter(({ superOver }) => superOver > 0)
      .map((innings) => `${teamName(state, innings.batting)} ${scoreText(state, innings)}`),
    result: result === null ? null : resultFacts(state, result),
    ballsLeft: ballsInHand(state),
    situation: namedSituation(state),
    players: result === null ? atTheCrease(state) : outstanding(state, winner),
  };
}

function scores(state: State): SummaryFacts['scores'] {
  const main = mainInnings(state);
  const sides = [...new Set(main.map(({ batting }) => batting))];
  const single = state.format.inningsPerSide === 1;
  return sides.map((side) => {
    const own = main.filter(({ batting }) => batting === side);
    const text = own.map((innings) => scoreText(state, innings)).join(' & ');
    const net = pairsScore(state, side);
    const [only] = own;
    return {
      score: `${teamName(state, side)} ${net ?? text}`,
      gross: net === null ? null : text,
      overs: single && only !== undefined ? inningsOvers(only) : null,
    };
  });
}

function ballsInHand(state: State): number | null {
  const last = mainInnings(state).at(-1);
  const byWickets = state.result?.kind === 'win' && 'wickets' in state.result.by;
  return last === undefined || !byWickets ? null : ballsLeft(state, last);
}

/** The situation with the name of the side, as a sentence of its own needs it. */
function namedSituation(state: State): Situation {
  const situation = situationOf(state);
  const side = state.current === null ? '' : teamName(state, state.current.batting);
  switch (situation.kind) {
    case 'chase':
      return { kind: 'target', side, runs: situation.runs, balls: situation.balls };
    case 'lead':
      return { ...situation, side: situation.side ?? side };
    case 'partnership':
      return { kind: 'none' };
    default:
      return situation;
  }
}

function atTheCrease(state: State): readonly string[] {
  const { current } = state;
  if (current === null || current.closed !== null) return [];
  return [current.striker, current.nonStriker]
    .toSorted((a, b) => a - b)
    .map((index) => current.batters[index])
    .filter((batter) => batter !== undefined)
    .map((batter) => scoreOf(state, current, batter));
}

interface Feat {
  readonly side: Side;
  /** Runs, or twenty a wicket less a fifth of the runs they cost. */
  readonly worth: number;
  readonly text: string;
}

/** Those who stood out, at most three, of a decided match the best of the winners first. */
function outstanding(state: State, winner: Side | null): readonly string[] {
  const feats = mainInnings(state)
    .flatMap((innings) => [...batting(state, innings), ...bowling(state, innings)])
    .toSorted((a, b) => b.worth - a.worth);
  const [best] = feats;
  const first = winner === null ? best : (feats.find(({ side }) => side === winner) ?? best);
  if (first === undefined) return [];
  const [second, third] = feats.filter((feat) => feat !== first);
  const others = [second, third !== undefined && third.worth >= 50 ? third : undefined];
  return [first, ...others.filter((feat) => feat !== undefined)].map(({ text }) => text);
}

function batting(state: State, innings: Innings): readonly Feat[] {
  return innings.batters
    .filter(({ runs }) => runs >= 25)
    .map((batter) => ({ side: innings.batting, worth: batter.runs, text: scoreOf(state, innings, batter) }));
}

function bowling(state: State, innings: Innings): readonly Feat[] {
  const side = other(innings.batting);
  return innings.bowlers
    .filter(({ wickets }) => wickets >= 2)
    .map(({ id, wickets, runs }) => ({
      side,
      worth: 20 * wickets - runs / 5,
      text: `${playerName(state, side, id)} ${wickets}/${runs}`,
    }));
}

function scoreOf(state: State, { batting: side }: Innings, { id, runs, balls, status }: Batter): string {
  return `${playerName(state, side, id)} ${runs}${status === 'out' ? '' : '*'} (${balls})`;
}
