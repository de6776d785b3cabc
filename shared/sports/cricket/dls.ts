import { RESOURCES } from './dls-table.ts';

/** Resources are counted in sixtieths of a per cent: a tenth for the table, a sixth of that for a ball. */
export const FULL_RESOURCES = 6000;

const BALLS = 6;
const MOST_BALLS = (RESOURCES.length - 1) * BALLS;

/**
 * What an innings has left, in sixtieths of a per cent of a 50-over innings. Within an over the over-by-over table is
 * interpolated by balls (of six to an over, whatever the match's own overs have). An innings of more than 50 overs is
 * taken as one of 50.
 */
export function resources(ballsLeft: number, wicketsLost: number): number {
  const balls = Math.min(MOST_BALLS, Math.max(0, ballsLeft));
  const over = Math.floor(balls / BALLS);
  const less = RESOURCES[over]?.[wicketsLost] ?? 0;
  const more = RESOURCES[over + 1]?.[wicketsLost] ?? less;
  return less * BALLS + (more - less) * (balls % BALLS);
}

/** Play was lost in an innings: the balls it had left before and after, with so many wickets down. */
export interface Loss {
  readonly before: number;
  readonly after: number;
  readonly wickets: number;
}

/** What an innings of `balls` at its start had in all, play lost taken off. */
export function resourcesOf(balls: number, losses: readonly Loss[]): number {
  let left = resources(balls, 0);
  for (const { before, after, wickets } of losses) left -= resources(before, wickets) - resources(after, wickets);
  return Math.max(0, left);
}

/**
 * The score that ties the match (D/L Standard Edition, 5.6): the first side's, scaled down where the second had fewer
 * resources, or raised by what an average side makes of the rest where it had more. The target is one more.
 */
export function tieScore(first: number, firstResources: number, secondResources: number, g50: number): number {
  if (firstResources <= 0) return first;
  if (secondResources <= firstResources) return Math.floor((first * secondResources) / firstResources);
  return first + Math.floor(((secondResources - firstResources) * g50) / FULL_RESOURCES);
}
