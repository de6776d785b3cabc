import { v7 as uuidv7 } from 'uuid';
import type { JsonObject } from '#shared/json/json.ts';
import type { Draft } from '#shared/match/event.ts';

const side = (team: string) => ({
  id: team,
  name: `Team ${team}`,
  shortName: team,
  players: Array.from({ length: 11 }, (_, i) => ({ id: `${team}${i + 1}`, name: `${team} ${i + 1}` })),
});

export function draft(type: string, data: JsonObject = {}): Draft {
  return { id: uuidv7(), type, data };
}

/** A match without end of overs, so that a test can bowl as long as it likes. */
export function created(): Draft {
  const setup = { teams: [side('A'), side('B')], format: { name: 'Test', inningsPerSide: 2, overs: null } };
  return draft('match.created', { sport: 'cricket', setup });
}

/** `match.created`, the innings, and then `balls` deliveries by two bowlers in turn. */
export function innings(balls: number): Draft[] {
  const opening = draft('cricket.innings', { batting: 'A', striker: 'A1', nonStriker: 'A2', bowler: 'B1' });
  const deliveries = Array.from({ length: balls }, (_, ball) => {
    const over = Math.floor(ball / 6);
    return draft('cricket.delivery', { over, bowler: `B${1 + (over % 2)}`, runs: { batter: (ball * 7) % 5 } });
  });
  return [created(), opening, ...deliveries];
}
