import type * as z from 'zod';
import { type Parsed, parseJson } from '../json/json.ts';
import { schemaProblem } from '../sports/game.ts';

/** Text from outside to a typed message, or one sentence why not. */
export function parseMessage<T>(schema: z.ZodType<T>, text: string): Parsed<T> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const parsed = schema.safeParse(json.value);
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, problem: schemaProblem(parsed.error) };
}
