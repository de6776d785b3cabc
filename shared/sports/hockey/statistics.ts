import type { JsonObject } from '../../json/json.ts';
import { other, type Side, teamName } from '../side.ts';
import { type Corner, nameOrNull, type State, scoreOf } from './state.ts';

export interface Figures {
  readonly goals: { readonly FG: number; readonly PC: number; readonly PS: number };
  readonly corners: { readonly awarded: number; readonly scored: number };
  readonly strokes: { readonly taken: number; readonly scored: number };
  /** A goal and a corner's shot are shots as well. */
  readonly shots: { readonly onGoal: number; readonly wide: number; readonly blocked: number };
  readonly entries: number;
  readonly saves: number;
  /** Per cent; null: nobody told. */
  readonly possession: number | null;
  readonly cards: { readonly green: number; readonly yellow: number; readonly red: number };
}

/** A side's figures. What was taken back is not counted; shots, entries, saves and possession are as they were told. */
export function figuresOf(state: State, side: Side): Figures {
  const goals = state.goals.filter((goal) => goal.side === side && !goal.cancelled);
  const scored = (how: string) => goals.filter((goal) => goal.how === how).length;
  const corners = state.corners.filter((corner) => corner.side === side && !corner.cancelled);
  const missed = state.strokes.filter((stroke) => stroke.side === side).length;
  const cards = state.cards.filter((card) => card.side === side && !card.cancelled);
  const shown = (colour: string) => cards.filter(({ card }) => card === colour).length;
  const ended = (outcome: Corner['outcome']) => corners.filter((corner) => corner.outcome === outcome).length;
  const actions = state.actions[side];
  const { possession } = state;
  return {
    goals: { FG: scored('FG'), PC: scored('PC'), PS: scored('PS') },
    corners: { awarded: corners.length, scored: scored('PC') },
    strokes: { taken: missed + scored('PS'), scored: scored('PS') },
    shots: {
      onGoal: (actions['shot on goal'] ?? 0) + scored('FG') + scored('PC') + ended('saved'),
      wide: (actions['shot wide'] ?? 0) + ended('wide'),
      blocked: (actions['shot blocked'] ?? 0) + ended('blocked'),
    },
    entries: actions['circle entry'] ?? 0,
    saves: actions.save ?? 0,
    possession: possession === null ? null : side === 0 ? possession : 100 - possession,
    cards: { green: shown('green'), yellow: shown('yellow'), red: shown('red') },
  };
}

export function statistics(state: State): JsonObject {
  return {
    teams: ([0, 1] as const).map((side) => ({
      team: teamName(state, side),
      score: scoreOf(state)[side],
      conceded: scoreOf(state)[other(side)],
      ...figuresOf(state, side),
      substitutions: state.substitutions[side],
    })),
    scorers: scorersOf(state).map(({ side, goals, corner, stroke, player }) => ({
      team: teamName(state, side),
      player: nameOrNull(state, side, player),
      goals,
      fromCorners: corner,
      fromStrokes: stroke,
    })),
  };
}

export interface Scorer {
  readonly side: Side;
  readonly player: string;
  readonly goals: number;
  readonly corner: number;
  readonly stroke: number;
}

/** Who has scored, the most goals first, else the earliest scorer. */
export function scorersOf({ goals }: State): readonly Scorer[] {
  const tally = new Map<string, Scorer>();
  for (const { side, player, how, cancelled } of goals) {
    if (player === null || cancelled) continue;
    const key = `${side} ${player}`;
    const was = tally.get(key) ?? { side, player, goals: 0, corner: 0, stroke: 0 };
    tally.set(key, {
      ...was,
      goals: was.goals + 1,
      corner: was.corner + Number(how === 'PC'),
      stroke: was.stroke + Number(how === 'PS'),
    });
  }
  return [...tally.values()].toSorted((a, b) => b.goals - a.goals);
}
