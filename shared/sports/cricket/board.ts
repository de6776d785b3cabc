import type { Locale } from '../../text/locale.ts';
import { periodsOf } from '../periods.ts';
import { type Side, teamName } from '../side.ts';
import type { Side as BoardSide, GameBoard } from '../sport.ts';
import { standNow } from './crease.ts';
import { limitOf, nextInnings } from './innings.ts';
import { ballsOf } from './limits.ts';
import { netRuns, pairsScore } from './pairs.ts';
import { level, mainInnings } from './result.ts';
import { revised } from './revision.ts';
import { type Innings, inningsOf, inningsOvers, type Result, type State, wicketsToFall } from './state.ts';
import type { Phase, ResultFacts, Situation } from './text/facts.ts';
import { words } from './text/words.ts';

/** `score` is that of the side batting now or last; it is empty until an innings begins. */
export function board(state: State, locale: Locale): GameBoard {
  const text = words(locale);
  const { current, result } = state;
  return {
    phase: text.phase(phaseOf(state)),
    periods: periodsOf(inningsOf(state).length, result !== null || current?.closed !== null),
    sides: [sideBoard(state, 0, locale), sideBoard(state, 1, locale)],
    situation: result === null ? text.situation(situationOf(state)) : '',
    ...(result !== null && { result: text.result(resultFacts(state, result)) }),
    score:
      current === null
        ? {}
        : {
            team: teamName(state, current.batting),
            runs: current.runs,
            wickets: current.wickets,
            overs: inningsOvers(current),
            ...parOf(state),
          },
  };
}

/** The score that ties the match should play stop now, where the Standard Edition is in use. */
function parOf(state: State): { readonly par?: number } {
  const par = revised(state)?.par ?? null;
  return par === null ? {} : { par };
}

function phaseOf(state: State): Phase {
  const { current, result } = state;
  if (result !== null) return { kind: 'result' };
  if (current === null) return { kind: 'not started' };
  if (current.closed !== null) return { kind: 'break' };
  if (current.superOver > 0) return { kind: 'super over', ordinal: current.superOver };
  return { kind: 'innings', ordinal: mainInnings(state).length };
}

function sideBoard(state: State, side: Side, locale: Locale): BoardSide {
  const text = words(locale);
  const { name, shortName } = state.setup.teams[side];
  const main = mainInnings(state).filter((innings) => innings.batting === side);
  const last = main.at(-1);
  const superOver = inningsOf(state).findLast((innings) => innings.superOver > 0 && innings.batting === side);
  const net = last === undefined ? null : pairsScore(state, side);
  const detail = [
    ...(net === null || last === undefined ? [] : [scoreText(state, last)]),
    ...(last === undefined ? [] : [text.overs(inningsOvers(last))]),
    ...(superOver === undefined ? [] : [text.superOverScore(scoreText(state, superOver))]),
  ].join(' ');
  const active = state.current?.closed === null && state.current.batting === side;
  return {
    name,
    shortName,
    score: net === null ? main.map((innings) => scoreText(state, innings)).join(' & ') : String(net),
    ...(detail !== '' && { detail }),
    ...(active && { active }),
  };
}

/** "187/4", all out "187", declared "350/8d". */
export function scoreText(state: State, innings: Innings): string {
  const allOut = innings.closed === 'all out' || innings.wickets >= wicketsToFall(state, innings);
  const score = allOut ? String(innings.runs) : `${innings.runs}/${innings.wickets}`;
  return innings.closed === 'declared' ? `${score}d` : score;
}

export function situationOf(state: State): Situation {
  const { current, toss } = state;
  if (current === null) {
    if (toss === null) return { kind: 'none' };
    return { kind: 'toss', winner: teamName(state, toss.winner), decision: toss.decision };
  }
  if (current.closed !== null) return betweenInnings(state, current);
  // In pairs cricket the side batting last bats its overs, also when it is ahead.
  const ahead = current.pairs !== null && current.target !== null && current.runs >= current.target;
  if (current.target !== null && !ahead) {
    const wickets = wicketsToFall(state, current) - current.wickets;
    return { kind: 'chase', runs: current.target - current.runs, balls: ballsLeft(state, current), wickets };
  }
  const stand = standNow(current);
  const partnership: Situation =
    stand === null ? { kind: 'none' } : { kind: 'partnership', runs: stand.runs, balls: stand.balls };
  const main = mainInnings(state);
  if (current.superOver > 0 || main.length < 2) return partnership;
  return { kind: 'lead', side: null, runs: leadOf(main, current.batting) };
}

function betweenInnings(state: State, closed: Innings): Situation {
  if (level(state)) return { kind: 'level' };
  const next = nextInnings(state);
  if (next === null) return { kind: 'none' };
  const main = mainInnings(state);
  if (closed.superOver === 0 && main.length < 2 * state.format.inningsPerSide - 1) {
    const lead = leadOf(main, closed.batting);
    return { kind: 'lead', side: teamName(state, closed.batting), runs: lead };
  }
  const side = teamName(state, next.batting);
  const runs = closed.superOver > 0 ? closed.runs + 1 : (state.revision?.runs ?? leadOf(main, closed.batting) + 1);
  const limit = limitOf(state, closed.superOver);
  return { kind: 'target', side, runs, balls: limit === null ? null : ballsOf(limit, state.format) };
}

/** Runs by which `side` leads over all innings; negative: it trails. */
function leadOf(main: readonly Innings[], side: Side): number {
  return main.reduce((sum, innings) => sum + (innings.batting === side ? netRuns(innings) : -netRuns(innings)), 0);
}

/** Legal balls left in the innings; null where overs are not limited. */
export function ballsLeft(state: State, { limit, over }: Innings): number | null {
  if (limit === null) return null;
  const { ballsPerOver } = state.format;
  return Math.max(0, (limit.overs - over.index) * ballsPerOver + limit.balls - over.legal);
}

export function resultFacts(state: State, result: Result): ResultFacts {
  switch (result.kind) {
    case 'win':
      return { kind: 'win', winner: teamName(state, result.winner), ...result.by, method: state.method };
    case 'awarded':
      return { kind: 'awarded', winner: teamName(state, result.winner), conceded: result.how === 'conceded' };
    case 'tie':
      return result.decided === null
        ? { kind: 'tie', winner: null, by: null }
        : { kind: 'tie', winner: teamName(state, result.decided.winner), by: result.decided.method };
    default:
      return { kind: result.kind };
  }
}
