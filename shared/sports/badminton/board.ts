import type { Locale } from '../../text/locale.ts';
import { chanceOf, partsPlayed, partsWon, playing } from '../rally/part.ts';
import { boardSide, standing } from '../rally/views.ts';
import { other, type Side, teamName } from '../side.ts';
import type { GameBoard } from '../sport.ts';
import { resultFacts } from './result.ts';
import { serviceNow } from './service.ts';
import { atInterval, type Game, rulesOf, type State } from './state.ts';
import type { Phase, Situation } from './text/facts.ts';
import { words } from './text/words.ts';

/** A side's `score` is its row of points, game by game; `score.points` are those of the game now or last. */
export function board(state: State, locale: Locale): GameBoard {
  const text = words(locale);
  const { current, outcome } = state;
  const game = playing(state);
  return {
    phase: text.phase(phaseOf(state)),
    periods: partsPlayed(state),
    sides: [boardSide(state, 0, text.won), boardSide(state, 1, text.won)],
    situation: text.situation(situationOf(state)),
    ...(outcome !== null && { result: text.result(resultFacts(state, outcome)) }),
    score: {
      games: partsWon(state),
      points: current === null ? [0, 0] : current.points,
      game: current?.number ?? 1,
      serving: game === null || game.serving === null ? null : teamName(state, game.serving),
    },
  };
}

function phaseOf(state: State): Phase {
  const { current, outcome, format } = state;
  if (outcome !== null) return { kind: 'result' };
  if (current === null) return { kind: 'not started' };
  const { number } = current;
  if (current.winner !== null) return { kind: 'between games', number };
  return atInterval(current, format) ? { kind: 'interval', number } : { kind: 'game', number };
}

function situationOf(state: State): Situation {
  const { current, toss, outcome } = state;
  if (outcome !== null) return { kind: 'none' };
  if (current === null) {
    return toss === null
      ? { kind: 'none' }
      : { kind: 'toss', winner: teamName(state, toss.winner), choice: toss.choice };
  }
  if (current.winner !== null) return { kind: 'games', ...standing(state) };
  const chance = chanceOf(state, rulesOf(state));
  if (chance !== null) return { kind: chance.kind, side: teamName(state, chance.side), count: chance.count };
  return serviceSituation(state, current);
}

function serviceSituation(state: State, game: Game): Situation {
  const { serving, server, receiver, court } = serviceNow(state, game);
  if (serving === null || court === null) return { kind: 'none' };
  if (state.format.discipline === 'singles') {
    return { kind: 'service', server: teamName(state, serving), receiver: null, court };
  }
  return {
    kind: 'service',
    server: playerAt(state, serving, server) ?? teamName(state, serving),
    receiver: playerAt(state, other(serving), receiver),
    court,
  };
}

export function playerAt({ setup }: State, side: Side, index: Side | null): string | null {
  return index === null ? null : (setup.teams[side].players[index]?.name ?? null);
}
