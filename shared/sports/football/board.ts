import type { Locale } from '../../text/locale.ts';
import { periodsOf } from '../periods.ts';
import type { Side } from '../side.ts';
import type { Side as BoardSide, GameBoard } from '../sport.ts';
import { phaseOf, resultFacts, situationOf, tieFacts } from './facts.ts';
import { inPlay, latest, type Result, type State, scoreOf } from './state.ts';
import { type Words, words } from './text/words.ts';

/** `score`: `{home, away, shootOut?: {home, away}}`; home is the team that is named first, at a neutral venue as well. */
export function board(state: State, locale: Locale): GameBoard {
  const text = words(locale);
  const { result, shootOut } = state;
  const [home, away] = scoreOf(state);
  return {
    phase: text.phase(phaseOf(state)),
    periods:
      shootOut === null
        ? periodsOf(state.periods.length, result !== null || !inPlay(state))
        : periodsOf(state.periods.length + 1, result !== null),
    sides: [sideBoard(state, 0, locale), sideBoard(state, 1, locale)],
    situation: text.situation(situationOf(state)),
    ...(result !== null && { result: resultLine(state, result, text) }),
    score: {
      home,
      away,
      ...(shootOut !== null && { shootOut: { home: shootOut.scored[0], away: shootOut.scored[1] } }),
    },
    clock: latest(state)?.clock ?? state.idle,
  };
}

/** The result and, in a tie of two matches, who goes through. */
export function resultLine(state: State, result: Result, text: Words): string {
  const tie = tieFacts(state);
  return [text.result(resultFacts(state, result)), ...(tie === null ? [] : [text.tie(tie)])].join('; ');
}

function sideBoard(state: State, side: Side, locale: Locale): BoardSide {
  const { name, shortName } = state.setup.teams[side];
  const { shootOut } = state;
  return {
    name,
    shortName,
    score: String(scoreOf(state)[side]),
    ...(shootOut !== null && { detail: words(locale).onPenalties(shootOut.scored[side]) }),
  };
}
