import { type Problem, problem } from '../problem.ts';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Deepest nesting that any message of ours needs, with room to spare. */
const MAX_DEPTH = 16;

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/**
 * Parses JSON from outside. Beyond the grammar it refuses what a later store could not keep (U+0000 and lone
 * surrogates: PostgreSQL rejects both, so such an event would block the log for ever) and hostile nesting.
 */
export function parseJson(text: string): Parsed<Json> {
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, problem: problem('not-json', 'The payload is not valid JSON.') };
  }
  const fault = storable(value, 0);
  return fault === null ? { ok: true, value } : { ok: false, problem: fault };
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function storable(value: Json | undefined, depth: number): Problem | null {
  if (typeof value === 'string') return storableText(value);
  if (typeof value === 'number') {
    // JSON.parse reads 1e999 as Infinity, which JSON cannot write again.
    return Number.isFinite(value) ? null : problem('bad-number', 'A number is too large.');
  }
  if (typeof value !== 'object' || value === null) return null;
  if (depth >= MAX_DEPTH) return problem('too-deep', `The JSON is nested deeper than ${MAX_DEPTH} levels.`);
  if (!isJsonObject(value)) {
    for (const child of value) {
      const fault = storable(child, depth + 1);
      if (fault !== null) return fault;
    }
    return null;
  }
  // Not by `Object.entries`, which takes as long as parsing did.
  for (const key in value) {
    const fault = storableText(key) ?? storable(value[key], depth + 1);
    if (fault !== null) return fault;
  }
  return null;
}

function storableText(text: string): Problem | null {
  if (text.isWellFormed() && !text.includes('\u0000')) return null;
  return problem('bad-text', 'A text contains U+0000 or half of a surrogate pair.');
}
