import type { Side } from '../../side.ts';
import { isWicketKind } from './cricsheet-names.ts';
import { type CricsheetDelivery, type CricsheetFile, playersOf } from './cricsheet-schema.ts';

/** What one look over all deliveries tells about the match before it is replayed. */
export interface Scan {
  /** Names of each team that played without being listed or replacing somebody, in order of appearance. */
  readonly unlisted: readonly [readonly string[], readonly string[]];
  readonly deliveries: number;
  /** The highest over number of the match itself, from 1; 0: none was bowled. */
  readonly lastOver: number;
  /** The cheapest no-ball; null: there was none. */
  readonly leastNoball: number | null;
  /** Most wickets in an innings of the match and of a super over. */
  readonly mostWickets: number;
  readonly mostSuperOverWickets: number;
}

export function scan({ info, innings }: CricsheetFile): Scan {
  const { teams } = info;
  const known = teams.map((team) => new Set(playersOf(info, team)));
  const unlisted: [string[], string[]] = [[], []];
  let deliveries = 0;
  let lastOver = 0;
  let leastNoball: number | null = null;
  let mostWickets = 0;
  let mostSuperOverWickets = 0;

  const seen = (side: Side, name: string | undefined) => {
    const listed = known[side];
    if (name === undefined || name === '' || listed === undefined || listed.has(name)) return;
    listed.add(name);
    unlisted[side].push(name);
  };
  const replaced = ({ replacements }: CricsheetDelivery) => {
    for (const { in: name, team } of replacements?.match ?? []) {
      if (name !== undefined && team !== undefined) known[teams.indexOf(team)]?.add(name);
    }
  };

  for (const { team, overs, super_over } of innings) {
    const batting = team === teams[1] ? 1 : 0;
    const fielding = batting === 0 ? 1 : 0;
    let wickets = 0;
    for (const [index, { over, deliveries: balls }] of overs.entries()) {
      if (!super_over) lastOver = Math.max(lastOver, Number(over ?? index) + 1);
      for (const ball of balls) {
        deliveries += 1;
        if (ball.replacements !== undefined) replaced(ball);
        seen(batting, ball.batter);
        seen(batting, ball.non_striker);
        seen(fielding, ball.bowler);
        const noballs = Number(ball.extras?.noballs ?? 0);
        if (Number.isInteger(noballs) && noballs > 0 && (leastNoball === null || noballs < leastNoball))
          leastNoball = noballs;
        for (const { kind, player_out } of ball.wickets ?? []) {
          seen(batting, player_out);
          if (kind !== undefined && isWicketKind(kind)) wickets += 1;
        }
      }
    }
    if (super_over) mostSuperOverWickets = Math.max(mostSuperOverWickets, wickets);
    else mostWickets = Math.max(mostWickets, wickets);
  }
  return { unlisted, deliveries, lastOver, leastNoball, mostWickets, mostSuperOverWickets };
}
