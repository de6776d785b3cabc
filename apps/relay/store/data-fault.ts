import { covers } from '#shared/json/canonical.ts';
import { isJsonObject, type JsonObject } from '#shared/json/json.ts';
import { parseData } from '#shared/match/desk.ts';
import type { MatchEvent } from '#shared/match/event.ts';
import { type Problem, problem } from '#shared/problem.ts';

/**
 * Why the event's data is not what the rules of its type build on: wrong, or with something left out that its writer
 * should have filled in. Null when all is well.
 */
export function dataFault(type: string, data: JsonObject, sport: string | undefined): Problem | null {
  const parsed = parseData(type, data, sport);
  if (!parsed.ok) return problem('invalid', parsed.problem.message, parsed.problem.path);
  // A log holds data as its desk completed it; with a default left out, two readers could come to two scores.
  return covers(data, parsed.value)
    ? null
    : problem('invalid', `The data of ${type} lacks what has a default.`, 'data');
}

/** The same for what an amend puts in place of its target's data, which only somebody who has the target can tell. */
export function amendFault(
  event: MatchEvent,
  find: (id: string) => MatchEvent | undefined,
  sport: string | undefined,
): Problem | null {
  if (event.type !== 'correction.amend') return null;
  const { target: id, data } = event.data;
  const target = typeof id === 'string' ? find(id) : undefined;
  if (target === undefined || !isJsonObject(data)) return null;
  const inserted = target.type === 'correction.insert' ? target.data.type : undefined;
  return dataFault(typeof inserted === 'string' ? inserted : target.type, data, sport);
}
