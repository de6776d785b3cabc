import type { Locale } from '../../text/locale.ts';
import { chanceOf, partsPlayed, partsWon, playing } from '../rally/part.ts';
import { boardSide, standing } from '../rally/views.ts';
import { teamName } from '../side.ts';
import type { GameBoard } from '../sport.ts';
import { resultFacts } from './result.ts';
import { isDeciding, playerName, rulesOf, type State, serverNow } from './state.ts';
import type { Phase, Situation } from './text/facts.ts';
import { words } from './text/words.ts';

/** A team's `score` is its row of points, set by set; `score.points` are those of the set now or last. */
export function board(state: State, locale: Locale): GameBoard {
  const text = words(locale);
  const { current, outcome } = state;
  const set = playing(state);
  return {
    phase: text.phase(phaseOf(state)),
    periods: partsPlayed(state),
    sides: [boardSide(state, 0, text.won), boardSide(state, 1, text.won)],
    situation: text.situation(situationOf(state)),
    ...(outcome !== null && { result: text.result(resultFacts(state, outcome)) }),
    score: {
      sets: partsWon(state),
      points: current === null ? [0, 0] : current.points,
      set: current?.number ?? 1,
      serving: set === null || set.serving === null ? null : teamName(state, set.serving),
    },
  };
}

function phaseOf({ current, outcome, format }: State): Phase {
  if (outcome !== null) return { kind: 'result' };
  if (current === null) return { kind: 'not started' };
  const { number, winner } = current;
  if (winner !== null) return { kind: 'between sets', number };
  return { kind: 'set', number, deciding: isDeciding(format, number) };
}

function situationOf(state: State): Situation {
  const { current, toss, outcome } = state;
  if (outcome !== null) return { kind: 'none' };
  if (current === null) {
    return toss === null
      ? { kind: 'none' }
      : { kind: 'toss', winner: teamName(state, toss.winner), choice: toss.choice };
  }
  if (current.winner !== null) return { kind: 'sets', ...standing(state) };
  const chance = chanceOf(state, rulesOf(state));
  if (chance !== null) return { kind: chance.kind, team: teamName(state, chance.side), count: chance.count };
  if (current.serving === null) return { kind: 'none' };
  const server = serverNow(current);
  return {
    kind: 'service',
    team: teamName(state, current.serving),
    server: server === null ? null : playerName(state, server),
  };
}
