import type { JsonObject } from '../../json/json.ts';
import { type Side, teamName } from '../side.ts';
import { Action } from './events.ts';
import { playersOn } from './players.ts';
import { type State, scoreOf } from './state.ts';

/** Counts by team. Cards and goals that were taken back are not counted; `actions` are those that somebody recorded. */
export function statistics(state: State): JsonObject {
  return { teams: ([0, 1] as const).map((side) => teamStatistics(state, side)), scorers: scorers(state) };
}

function teamStatistics(state: State, side: Side): JsonObject {
  const cards = state.cards.filter((card) => card.side === side && !card.cancelled);
  const goals = state.goals.filter((goal) => goal.side === side && !goal.cancelled);
  const missed = state.penalties.filter((penalty) => penalty.side === side && penalty.outcome !== 'retaken').length;
  const actions = Object.fromEntries(Action.options.map((action) => [action, state.actions[side][action] ?? 0]));
  const scored = goals.filter(({ kind }) => kind === 'penalty').length;
  const shown = (card: string) => cards.filter((each) => each.card === card).length;
  return {
    team: teamName(state, side),
    goals: scoreOf(state)[side],
    penalties: { taken: scored + missed, scored },
    cards: { yellow: shown('yellow'), secondYellow: shown('second yellow'), red: shown('red') },
    substitutions: state.substitutions.filter((each) => each.side === side).length,
    playersOnPitch: playersOn(state, side),
    reviews: state.reviews.filter((review) => review.side === side).length,
    sinBins: state.sinBins.filter((each) => each.side === side).length,
    shots: state.shots.filter((shot) => shot.side === side).length,
    possession: state.possession?.[side] ?? null,
    actions,
  };
}

function scorers(state: State): readonly JsonObject[] {
  return ([0, 1] as const).flatMap((side) =>
    [...state.squads[side].players.values()]
      .map(({ id, name }) => {
        const own = state.goals.filter((goal) => goal.side === side && !goal.cancelled && goal.kind !== 'own goal');
        const goals = own.filter((goal) => goal.player === id).length;
        const assists = own.filter((goal) => goal.assist === id).length;
        return { team: teamName(state, side), player: name, goals, assists };
      })
      .filter(({ goals, assists }) => goals + assists > 0),
  );
}
