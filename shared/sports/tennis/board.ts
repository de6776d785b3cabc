import type { JsonObject } from '../../json/json.ts';
import type { Locale } from '../../text/locale.ts';
import { periodsOf } from '../periods.ts';
import type { Side } from '../side.ts';
import type { Side as BoardSide, GameBoard } from '../sport.ts';
import { serverName } from './names.ts';
import { openGames, pointsText, type Result, resultOf, scoreLine } from './result.ts';
import { gameKind } from './rules.ts';
import { breakPoint, gamePoints, stake } from './scoring.ts';
import { serverOf } from './service.ts';
import { hasBegun, type Score, SIDES, type State, setsWon, sideName, sum } from './state.ts';
import type { Phase, ResultFacts, Situation } from './text/facts.ts';
import { words } from './text/words.ts';

export function board(state: State, locale: Locale): GameBoard {
  const text = words(locale);
  const result = resultOf(state);
  const { score } = state;
  return {
    phase: text.phase(phaseOf(state)),
    periods: isSetOpen(score) ? periodsOf(score.sets.length + 1, result !== null) : periodsOf(score.sets.length, true),
    sides: [sideBoard(state, 0), sideBoard(state, 1)],
    situation: text.situation(situationOf(state)),
    ...(result !== null && { result: text.result(resultFacts(state, result)) }),
    score: headline(state),
  };
}

/** A set begins with its first point. */
function isSetOpen({ games, points }: Score): boolean {
  return sum(games) + sum(points) > 0;
}

/** `sets`: the games of every set so far, the one in progress included; `points` of the game in progress, as called. */
function headline(state: State): JsonObject {
  const { score, format } = state;
  const open = openGames(state);
  const server = open === null ? null : serverOf(format, score);
  return {
    sets: [...score.sets.map(({ games }) => [...games]), ...(open === null ? [] : [[...open]])],
    setsWon: [...setsWon(score)],
    points: open === null ? null : [...pointsText(score, inTieBreak(state))],
    server: server === null ? null : state.setup.teams[server.side].id,
  };
}

export function inTieBreak({ format, score }: State): boolean {
  return gameKind(format, score) !== 'game';
}

function phaseOf(state: State): Phase {
  const { score, format } = state;
  if (resultOf(state) !== null) return { kind: 'result' };
  if (!hasBegun(state)) return { kind: 'not started' };
  const kind = gameKind(format, score);
  return kind === 'match tie-break' ? { kind } : { kind: 'set', set: score.sets.length + 1, tieBreak: kind !== 'game' };
}

function sideBoard(state: State, side: Side): BoardSide {
  const { name, shortName } = state.setup.teams[side];
  const { score, format } = state;
  const open = hasBegun(state) ? openGames(state) : null;
  const games = [
    ...score.sets.map((set) => (set.matchTieBreak ? (set.tieBreak ?? set.games) : set.games)),
    ...(open === null ? [] : [open]),
  ];
  const live = open !== null && resultOf(state) === null;
  const serving = live && serverOf(format, score)?.side === side;
  return {
    name,
    shortName,
    score: games.map((pair) => pair[side]).join(' '),
    ...(live && { detail: pointsText(score, inTieBreak(state))[side] }),
    ...(serving && { active: true }),
  };
}

export function situationOf(state: State): Situation {
  const { score, format, toss } = state;
  if (resultOf(state) !== null) return { kind: 'none' };
  if (!hasBegun(state)) {
    return toss === null
      ? { kind: 'none' }
      : { kind: 'toss', winner: sideName(state, toss.winner), choice: toss.choice };
  }
  return (
    stakes(state) ??
    opening(state) ??
    deuce(state) ??
    (score.changingEnds ? { kind: 'ends' } : servesFor(state, format))
  );
}

/** Match, set and break points. With no-ad both sides may have one. */
function stakes(state: State): Situation | null {
  const { format, score } = state;
  const found = SIDES.flatMap((side): Situation[] => {
    const count = gamePoints(format, score, side);
    if (count === 0) return [];
    const what = stake(format, score, side);
    if (what !== 'game') return [{ kind: 'point', what, count, side: sideName(state, side) }];
    return breakPoint(format, score) === side
      ? [{ kind: 'point', what: 'break', count, side: sideName(state, side) }]
      : [];
  });
  const rank = ({ kind, ...more }: Situation) => (kind === 'point' && 'what' in more ? ORDER.indexOf(more.what) : 9);
  return found.toSorted((a, b) => rank(a) - rank(b))[0] ?? null;
}

const ORDER = ['match', 'set', 'break'];

function opening({ score, format }: State): Situation | null {
  return gameKind(format, score) === 'tie-break' && sum(score.points) === 0 ? { kind: 'tie-break' } : null;
}

function deuce(state: State): Situation | null {
  const [a, b] = state.score.points;
  if (inTieBreak(state) || a !== b || a < 3) return null;
  return { kind: 'deuce', deciding: state.format.noAd };
}

function servesFor(state: State, format: State['format']): Situation {
  const server = serverOf(format, state.score);
  if (server === null || inTieBreak(state)) return { kind: 'none' };
  const what = stake(format, state.score, server.side);
  return what === 'game' ? { kind: 'none' } : { kind: 'serving for', what, name: serverName(state, server) };
}

export function resultFacts(state: State, result: Result): ResultFacts {
  if (result.kind === 'unfinished') return { kind: 'unfinished', score: scoreLine(state, 0) };
  const { winner } = result;
  const loser = sideName(state, winner === 0 ? 1 : 0);
  const names = { winner: sideName(state, winner), loser, score: scoreLine(state, winner) };
  return result.kind === 'win' ? { kind: 'win', ...names } : { kind: result.kind, reason: result.reason, ...names };
}
