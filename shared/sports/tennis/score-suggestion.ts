import * as z from 'zod';
import type { JsonObject } from '../../json/json.ts';
import { type Proposal, RuleViolation } from '../sport.ts';
import { inTieBreak } from './board.ts';
import { type DataOf, events } from './events.ts';
import { adjust } from './interventions.ts';
import { CALLS } from './result.ts';
import type { Pair, State } from './state.ts';

const Count = z.int().min(0).max(500);
const Call = z.union([Count, z.string().max(4)]);

const Reading = z.looseObject({
  sets: z.array(z.tuple([Count, Count])).max(5),
  points: z.tuple([Call, Call]).nullish(),
  server: z.string().nullish(),
});

/**
 * A scoreboard's reading `{sets: [[6,4],[3,2]], points: ["30","AD"], server}`, the board's own headline numbers, as the
 * adjustment that makes it the score. `server` is a side or player by id, name or short name.
 */
export function scoreSuggestion(state: State, data: JsonObject): readonly Proposal[] {
  const reading = Reading.safeParse(data);
  if (!reading.success) return [];
  const { sets, points, server } = reading.data;
  const games = { sets: sets.map((pair) => ({ games: pair })) };
  const bare = adjust(state, games);
  if (bare instanceof RuleViolation) return [];
  const won = points ? pointsWon(points, inTieBreak(bare)) : undefined;
  const who = server ? idOf(state, server) : undefined;
  if (won === null || who === null) return [];
  const adjustment = { ...games, ...(won && { points: won }), ...(who && { server: who }) };
  return isPossible(state, adjustment) ? [{ type: 'tennis.adjust', data: adjustment }] : [];
}

function isPossible(state: State, data: object): boolean {
  const parsed = events['tennis.adjust'].safeParse(data);
  if (!parsed.success) return false;
  const adjustment: DataOf<'tennis.adjust'> = parsed.data;
  return !(adjust(state, adjustment) instanceof RuleViolation);
}

/** Null: no score that is ever called. */
function pointsWon([a, b]: readonly [string | number, string | number], tieBreak: boolean): [number, number] | null {
  if (tieBreak) {
    const won: Pair = [Number(a), Number(b)];
    return won.every((n) => Number.isInteger(n) && n >= 0) ? [won[0], won[1]] : null;
  }
  if (isAdvantage(a) || isAdvantage(b)) {
    if (String(isAdvantage(a) ? b : a) !== '40') return null;
    return isAdvantage(a) ? [4, 3] : [3, 4];
  }
  const [one, two] = [CALLS.indexOf(String(a)), CALLS.indexOf(String(b))];
  return one < 0 || two < 0 ? null : [one, two];
}

function isAdvantage(call: string | number): boolean {
  return ['AD', 'A', 'ADV'].includes(String(call).toUpperCase());
}

function idOf({ setup }: State, word: string): string | null {
  for (const team of setup.teams) {
    if ([team.id, team.name, team.shortName].includes(word)) return team.id;
    const player = team.players.find(({ id, name }) => id === word || name === word);
    if (player !== undefined) return player.id;
  }
  return null;
}
