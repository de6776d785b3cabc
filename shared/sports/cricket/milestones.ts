import type { Innings } from './state.ts';

/** Something that is reached once: told by the ball that brought it. */
export type Milestone =
  | { readonly kind: 'runs'; readonly player: string; readonly runs: number; readonly balls: number }
  | { readonly kind: 'wickets'; readonly player: string; readonly wickets: number; readonly runs: number }
  | { readonly kind: 'hat-trick'; readonly player: string }
  /** The side's total; `balls` are legal ones. */
  | { readonly kind: 'team'; readonly runs: number; readonly balls: number };

/** The innings after a ball with what that reached: batter's and team's fifties, a bowler's five wickets, a hat-trick. */
export function withMilestones(before: Innings, after: Innings): Innings {
  const found = reached(before, after);
  return found.length === 0 ? after : { ...after, milestones: [...after.milestones, ...found] };
}

const NONE: readonly Milestone[] = [];

function reached(before: Innings, after: Innings): readonly Milestone[] {
  const was = before.batters[before.striker];
  const batter = after.batters[before.striker];
  const had = before.bowlers[before.bowler];
  const bowler = after.bowlers[before.bowler];
  const runs = passed(was?.runs ?? 0, batter?.runs ?? 0, 50);
  const team = passed(before.runs, after.runs, 50);
  const wickets = passed(had?.wickets ?? 0, bowler?.wickets ?? 0, 5);
  const hatTrick = bowler !== undefined && bowler.streak > 2 && (had?.streak ?? 0) < 3;
  if (runs === null && team === null && wickets === null && !hatTrick) return NONE;
  return [
    ...(runs === null || batter === undefined
      ? []
      : [{ kind: 'runs' as const, player: batter.id, runs, balls: batter.balls }]),
    ...(team === null ? [] : [{ kind: 'team' as const, runs: team, balls: after.legal }]),
    ...(wickets === null || bowler === undefined
      ? []
      : [{ kind: 'wickets' as const, player: bowler.id, wickets, runs: bowler.runs }]),
    ...(hatTrick ? [{ kind: 'hat-trick' as const, player: bowler.id }] : []),
  ];
}

/** The highest multiple of `step` that was passed between two figures, or null. */
export function passed(from: number, to: number, step: number): number | null {
  const mark = Math.floor(to / step) * step;
  return mark > from && mark > 0 ? mark : null;
}
