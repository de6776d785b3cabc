import { isJsonObject, type Json, type JsonObject } from '#shared/json/json.ts';

/** One entry of a form that edits an event's data. `path` leads into the data ("runs.batter", "wickets.0.kind"). */
export type Field = {
  readonly path: string;
  readonly label: string;
  /** Its place in a pair, which stands side by side. */
  readonly half?: 'left' | 'right';
} /** `nullable`: an empty entry means null, "no limit", and not "as usual". */ & (
  | {
      readonly kind: 'count';
      readonly min: number;
      readonly max: number;
      readonly step?: number;
      readonly nullable?: boolean;
    }
  | { readonly kind: 'text'; readonly max: number }
  /** What a clock shows, milliseconds: written as minutes and seconds. */
  | { readonly kind: 'clock' }
  /** `needed`: off is written as false, and not by leaving it out. */
  | { readonly kind: 'switch'; readonly needed?: boolean }
  /** `none`: the label of having no value; absent: a value is needed. `nullable`: it is written as null. */
  | {
      readonly kind: 'choice';
      readonly options: readonly Choice[];
      readonly none?: string;
      readonly nullable?: boolean;
    }
  /** Any number of the options. */
  | { readonly kind: 'many'; readonly options: readonly Choice[] }
  /** Players in places from 1 to `places`, all of them or none. */
  | { readonly kind: 'places'; readonly options: readonly Choice[]; readonly places: number }
  /** A value of any shape, written as JSON. */
  | { readonly kind: 'json' }
);

export interface Choice {
  readonly value: string | number;
  readonly label: string;
}

/** The value at `path`, or undefined. */
export function valueAt(data: JsonObject, path: string): Json | undefined {
  let value: Json | undefined = data;
  for (const key of path.split('.')) {
    if (Array.isArray(value)) value = value[Number(key)];
    else if (isJsonObject(value)) value = value[key];
    else return undefined;
  }
  return value;
}

/**
 * A copy of `data` with `value` at `path`; undefined takes the member out, and with it what has become empty (a list or
 * an object without members), since "no wickets" is written by leaving `wickets` out.
 */
export function withValue(data: JsonObject, path: string, value: Json | undefined): JsonObject {
  const [key = '', ...rest] = path.split('.');
  const child = inner(data[key], rest, value);
  const { [key]: _, ...others } = data;
  return child === undefined ? others : { ...data, [key]: child };
}

/** Things stand for what their place says: one that is taken out leaves the others where they are. */
function placed(items: readonly (Json | undefined)[], missing: Json): readonly Json[] {
  const last = items.findLastIndex((item) => item !== undefined && item !== null);
  return Array.from(items.slice(0, last + 1), (item) => item ?? missing);
}

function inner(old: Json | undefined, path: readonly string[], value: Json | undefined): Json | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(old) || (old === undefined && /^\d+$/.test(key))) {
    const items: (Json | undefined)[] = Array.isArray(old) ? [...old] : [];
    items[Number(key)] = inner(items[Number(key)] ?? undefined, rest, value);
    // A list beside a list that nobody has filled in: that one is empty.
    const missing = rest.length === 0 && Array.isArray(value) ? [] : null;
    const objects = items.some((item) => isJsonObject(item));
    const kept = objects ? items.filter((item) => item !== undefined) : placed(items, missing);
    return kept.length === 0 ? undefined : kept;
  }
  const changed = withValue(isJsonObject(old) ? old : {}, path.join('.'), value);
  return Object.keys(changed).length === 0 ? undefined : changed;
}
