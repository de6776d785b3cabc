import type { JsonObject } from '../../json/json.ts';
import type { Locale } from '../../text/locale.ts';
import { periodsOf } from '../periods.ts';
import type { Side } from '../side.ts';
import type { Side as BoardSide, GameBoard } from '../sport.ts';
import { phaseOf, resultFacts, situationOf } from './facts.ts';
import { isDoOrDie, nextRaiders } from './raid.ts';
import { inPlay, latest, reviewsLeft, type State, scoreOf, stageOf, timeOutsLeft } from './state.ts';
import { words } from './text/words.ts';

/**
 * `score`: `{home, away, period, onMat, timeOuts, reviews, raiding, doOrDie, raidClock, tieBreak?, goldenRaid?}`. What is by
 * side is `{home, away}`; home is the team that is named first. `timeOuts` are those left in this half, `reviews` those left;
 * `raiding` ('home', 'away' or null) is whose raid it is or comes next, `raidClock` a clock or null.
 */
export function board(state: State, locale: Locale): GameBoard {
  const text = words(locale);
  const { result, tieBreak, golden, teams, raid } = state;
  const due = result === null ? nextRaiders(state) : null;
  const [home, away] = scoreOf(state);
  /** Each way to break a tie is a period of its own. */
  const tieBreaks = [tieBreak, golden].filter((each) => each !== null).length;
  return {
    phase: text.phase(phaseOf(state)),
    periods:
      tieBreaks === 0
        ? periodsOf(state.periods.length, result !== null || !inPlay(state))
        : periodsOf(state.periods.length + tieBreaks, result !== null),
    sides: [sideBoard(state, 0, locale), sideBoard(state, 1, locale)],
    situation: text.situation(situationOf(state)),
    ...(result !== null && { result: text.result(resultFacts(state, result)) }),
    score: {
      home,
      away,
      period: stageOf(state),
      onMat: bySide((side) => teams[side].on.length),
      timeOuts: bySide((side) => timeOutsLeft(state, side)),
      reviews: bySide((side) => reviewsLeft(state, side)),
      raiding: due === null ? null : due === 0 ? 'home' : 'away',
      doOrDie: due !== null && tieBreak === null && golden === null && isDoOrDie(state, due),
      raidClock: raid === null ? null : { ...raid.clock },
      ...(tieBreak !== null && { tieBreak: bySide((side) => tieBreak.points[side]) }),
      ...(golden !== null && { goldenRaid: bySide((side) => golden.points[side]) }),
    },
    clock: latest(state)?.clock ?? state.idle,
  };
}

function bySide(of: (side: Side) => number): JsonObject {
  return { home: of(0), away: of(1) };
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
