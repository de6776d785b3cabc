import type { MatchEvent } from '#shared/match/event.ts';
import { simulate } from '../demo/match.ts';
import { record } from '../demo/record.ts';

/** A Test of four innings with about `balls` legal balls. */
export function testMatch(balls: number): MatchEvent[] {
  const conditions = {
    format: { name: 'Test', inningsPerSide: 2, overs: null },
    inningsPerSide: 2,
    balls: Math.ceil(balls / 4 / 6) * 6,
    wicketRate: 0.1,
  } as const;
  return record('bench-test', simulate(7, conditions));
}
