import type { Locale } from '../../text/locale.ts';
import type { Side } from '../side.ts';
import type { Side as BoardSide, GameBoard } from '../sport.ts';
import { phaseOf, resultFacts, situationOf } from './facts.ts';
import { nextRaiders } from './raid.ts';
import { latest, type State, scoreOf } from './state.ts';
import { words } from './text/words.ts';

/** `score`: `{home, away, onMat: {home, away}, tieBreak?, goldenRaid?}`; home is the team that is named first. */
export function board(state: State, locale: Locale): GameBoard {
  const text = words(locale);
  const { result, tieBreak, golden, teams } = state;
  const [home, away] = scoreOf(state);
  return {
    phase: text.phase(phaseOf(state)),
    sides: [sideBoard(state, 0, locale), sideBoard(state, 1, locale)],
    situation: text.situation(situationOf(state)),
    ...(result !== null && { result: text.result(resultFacts(state, result)) }),
    score: {
      home,
      away,
      onMat: { home: teams[0].on.length, away: teams[1].on.length },
      ...(tieBreak !== null && { tieBreak: { home: tieBreak.points[0], away: tieBreak.points[1] } }),
      ...(golden !== null && { goldenRaid: { home: golden.points[0], away: golden.points[1] } }),
    },
    clock: latest(state)?.clock ?? state.idle,
  };
}

function sideBoard(state: State, side: Side, locale: Locale): BoardSide {
  const text = words(locale);
  const { name, shortName } = state.setup.teams[side];
  const extra = state.golden ?? state.tieBreak;
  const detail =
    extra !== null
      ? text.decider(extra.points[side])
      : latest(state) !== null && state.result === null
        ? text.onMat(state.teams[side].on.length)
        : null;
  return {
    name,
    shortName,
    score: String(scoreOf(state)[side]),
    ...(detail !== null && { detail }),
    ...(state.result === null && nextRaiders(state) === side && { active: true }),
  };
}
