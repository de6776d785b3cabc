import type { JsonObject } from '../../json/json.ts';
import type { Locale } from '../../text/locale.ts';
import { periodsOf } from '../periods.ts';
import type { Side } from '../side.ts';
import type { Side as BoardSide, GameBoard } from '../sport.ts';
import { clockLeft, phaseOf, resultFacts, situationOf } from './facts.ts';
import { inPenalty, teamFouls } from './fouls.ts';
import { timeoutsLeft } from './play.ts';
import { officialScore } from './result.ts';
import { inPlay, latest, type State } from './state.ts';
import { words } from './text/words.ts';

/**
 * `score`: `{home, away, period, fouls: {home, away}, timeouts: {home, away}, arrow, shotClock}`; `timeouts` are those left,
 * `arrow` is 'home', 'away' or null, `shotClock` a clock or null. Home is the team that is named first.
 */
export function board(state: State, locale: Locale): GameBoard {
  const text = words(locale);
  const { result, arrow } = state;
  const [home, away] = officialScore(state);
  return {
    phase: text.phase(phaseOf(state)),
    periods: periodsOf(state.periods.length, result !== null || !inPlay(state)),
    sides: [sideBoard(state, 0, locale), sideBoard(state, 1, locale)],
    situation: text.situation(situationOf(state)),
    ...(result !== null && { result: text.result(resultFacts(state, result)) }),
    score: {
      home,
      away,
      period: latest(state)?.number ?? 0,
      fouls: { home: teamFouls(state, 0), away: teamFouls(state, 1) },
      timeouts: { home: left(state, 0), away: left(state, 1) },
      arrow: arrow === null ? null : arrow === 0 ? 'home' : 'away',
      shotClock: shotClock(state),
    },
    clock: latest(state)?.clock ?? state.idle,
  };
}

function left(state: State, side: Side): number {
  return Math.max(0, timeoutsLeft(state, side, { period: latest(state)?.number ?? 1, clock: clockLeft(state) }));
}

function shotClock({ shotClock }: State): JsonObject | null {
  return shotClock === null ? null : { ...shotClock };
}

function sideBoard(state: State, side: Side, locale: Locale): BoardSide {
  const { name, shortName } = state.setup.teams[side];
  const detail = words(locale).teamDetail(teamFouls(state, side), inPenalty(state, side, clockLeft(state)));
  return { name, shortName, score: String(officialScore(state)[side]), ...(inPlay(state) && { detail }) };
}
