import type { Pair } from '../side.ts';

/** Made and attempted. */
export type Attempts = Pair<number>;

/** What a player, or the team itself, has done: a line of the box score. */
export interface Line {
  /** Milliseconds on the court in stints that are over. */
  readonly played: number;
  /** Points for less points against in stints that are over. */
  readonly plusMinus: number;
  readonly inside: Attempts;
  readonly outside: Attempts;
  readonly free: Attempts;
  readonly offensive: number;
  readonly defensive: number;
  readonly assists: number;
  readonly steals: number;
  readonly turnovers: number;
  readonly blocks: number;
  /** Own shots that were blocked. */
  readonly blocked: number;
  readonly fouls: number;
  /** Fouls drawn. */
  readonly drawn: number;
  readonly technicals: number;
  readonly unsportsmanlike: number;
  readonly disqualified: boolean;
}

export const EMPTY_LINE: Line = {
  played: 0,
  plusMinus: 0,
  inside: [0, 0],
  outside: [0, 0],
  free: [0, 0],
  offensive: 0,
  defensive: 0,
  assists: 0,
  steals: 0,
  turnovers: 0,
  blocks: 0,
  blocked: 0,
  fouls: 0,
  drawn: 0,
  technicals: 0,
  unsportsmanlike: 0,
  disqualified: false,
};

/** The figures of a line that can simply be counted up. */
export type Tally =
  | 'offensive'
  | 'defensive'
  | 'assists'
  | 'steals'
  | 'turnovers'
  | 'blocks'
  | 'blocked'
  | 'fouls'
  | 'drawn';

export function counted([made, attempted]: Attempts, isMade: boolean): Attempts {
  return [made + (isMade ? 1 : 0), attempted + 1];
}

export function pointsOf({ inside, outside, free }: Line, [near, far]: Pair<number>): number {
  return inside[0] * near + outside[0] * far + free[0];
}

/** The performance index rating of European leagues: what a player did well less what went wrong. */
export function indexRating(line: Line, fieldGoals: Pair<number>): number {
  const { inside, outside, free } = line;
  const missed = inside[1] - inside[0] + (outside[1] - outside[0]) + (free[1] - free[0]);
  const good = line.offensive + line.defensive + line.assists + line.steals + line.blocks + line.drawn;
  return pointsOf(line, fieldGoals) + good - missed - line.turnovers - line.blocked - line.fouls;
}

export function sumOf(a: Line, b: Line): Line {
  const both = (x: Attempts, y: Attempts): Attempts => [x[0] + y[0], x[1] + y[1]];
  return {
    played: a.played + b.played,
    plusMinus: a.plusMinus + b.plusMinus,
    inside: both(a.inside, b.inside),
    outside: both(a.outside, b.outside),
    free: both(a.free, b.free),
    offensive: a.offensive + b.offensive,
    defensive: a.defensive + b.defensive,
    assists: a.assists + b.assists,
    steals: a.steals + b.steals,
    turnovers: a.turnovers + b.turnovers,
    blocks: a.blocks + b.blocks,
    blocked: a.blocked + b.blocked,
    fouls: a.fouls + b.fouls,
    drawn: a.drawn + b.drawn,
    technicals: a.technicals + b.technicals,
    unsportsmanlike: a.unsportsmanlike + b.unsportsmanlike,
    disqualified: a.disqualified || b.disqualified,
  };
}
