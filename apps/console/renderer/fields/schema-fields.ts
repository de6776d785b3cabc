import { isJsonObject, type Json, type JsonObject } from '#shared/json/json.ts';
import type { Choice, Field } from './field.ts';
import { termFor, terms } from './terms.ts';

/** Whom and what a match's events may name. */
export interface Names {
  readonly teams: readonly Choice[];
  readonly players: readonly Choice[];
  /** The same players by team, without its name. */
  readonly squads: readonly (readonly Choice[])[];
}

/** Before the match is known. */
export const NO_NAMES: Names = { teams: [], players: [], squads: [] };

/** A sport's own words for what the schemas call by their keys, before those that all have (terms.ts). */
export type Labels = Readonly<Record<string, string>>;

const LONGEST_TEXT = 500;
const MOST = 1_000_000;
/** The events' own names for what a clock shows. */
const CLOCKS: ReadonlySet<string> = new Set(['clock', 'ms']);

/**
 * The form of an object that a JSON Schema describes, for `data` as it is now. What no simple entry can hold (a list of
 * objects) is edited as the JSON that it is.
 */
export function fieldsOfSchema(schema: Json, data: JsonObject, names: Names, labels: Labels = {}): readonly Field[] {
  return membersOf(schema).flatMap(([key, member]) =>
    fieldsOf(key, member, data[key], names, labels, [key], isNeeded(schema, key)),
  );
}

function fieldsOf(
  key: string,
  schema: JsonObject,
  value: Json | undefined,
  names: Names,
  labels: Labels,
  path: readonly string[],
  needed = false,
): readonly Field[] {
  const at = { path: path.join('.'), label: labels[key] ?? termFor(key) };
  const plain = withoutNull(schema);
  const choices = choicesOf(plain, names);
  if (choices !== null) {
    const none = isOptional(schema, plain) ? { none: '–', ...(plain !== schema && { nullable: true }) } : {};
    return [{ ...at, kind: 'choice', options: choices, ...none }];
  }
  switch (plain.type) {
    case 'boolean':
      return [{ ...at, kind: 'switch', ...(needed && { needed }) }];
    case 'integer':
    case 'number': {
      if (CLOCKS.has(key)) return [{ ...at, kind: 'clock' }];
      const bounds = { min: numberOr(plain.minimum, 0), max: numberOr(plain.maximum, MOST) };
      const step = plain.type === 'integer' ? {} : { step: 0.1 };
      return [{ ...at, kind: 'count', ...bounds, ...step, nullable: plain !== schema }];
    }
    case 'string':
      return [{ ...at, kind: 'text', max: numberOr(plain.maxLength, LONGEST_TEXT) }];
    case 'object':
      return membersOf(plain).flatMap(([inner, member]) =>
        fieldsOf(
          inner,
          member,
          isJsonObject(value) ? value[inner] : undefined,
          names,
          labels,
          [...path, inner],
          isNeeded(plain, inner),
        ),
      );
    case 'array':
      return listFields(at, plain, value, names, labels, path);
    default:
      return [{ ...at, kind: 'json' }];
  }
}

/**
 * A pair of numbers is a number for each team, and a list of such pairs (the sets of a match) a line for each and one
 * more; a list of players is ticked off; other lists are written out.
 */
function listFields(
  at: { readonly path: string; readonly label: string },
  schema: JsonObject,
  value: Json | undefined,
  names: Names,
  labels: Labels,
  path: readonly string[],
): readonly Field[] {
  const pair = Array.isArray(schema.prefixItems) ? schema.prefixItems : null;
  if (pair !== null && pair.length === 2) {
    return pair.flatMap((item, i) => {
      if (!isJsonObject(item)) return [];
      const team = names.teams[i]?.label ?? String(i + 1);
      const inner = Array.isArray(value) ? value[i] : undefined;
      const own = { ...names, players: names.squads[i] ?? names.players };
      const fields = fieldsOf(String(i), item, inner, own, labels, [...path, String(i)]);
      const half = i === 0 ? 'left' : 'right';
      return fields.map((field) => ({ ...field, label: `${at.label}, ${team}`, half }));
    });
  }
  if (isJsonObject(schema.items) && isRow(schema.items)) {
    const row = schema.items;
    const rows = Array.isArray(value) ? value : [];
    const shown = Math.min(rows.length + 1, numberOr(schema.maxItems, MOST));
    // "Sets" are a list, and each of them is a "Set".
    const one = (path.at(-1) ?? '').replace(/s$/, '');
    const label = labels[one] ?? termFor(one);
    return Array.from({ length: shown }, (_, i) =>
      rowFields({ path: `${at.path}.${i}`, label: `${label} ${i + 1}` }, row, rows[i], names, labels),
    ).flat();
  }
  const options = isJsonObject(schema.items) ? choicesOf(schema.items, names) : null;
  if (options !== null && schema.title === 'Positions') {
    const filled = Array.isArray(value) ? value.length : 0;
    return [{ ...at, kind: 'places', options, places: filled === 0 ? numberOr(schema.maxItems, MOST) : filled }];
  }
  return [options === null ? { ...at, kind: 'json' } : { ...at, kind: 'many', options }];
}

function isPair({ prefixItems }: JsonObject): boolean {
  return Array.isArray(prefixItems) && prefixItems.length === 2;
}

/** A pair, or some by name: a set's games and its tie-break. */
function isRow(schema: JsonObject): boolean {
  const members = membersOf(schema);
  return isPair(schema) || (members.length > 0 && members.every(([, member]) => isPair(member)));
}

function rowFields(
  at: { readonly path: string; readonly label: string },
  schema: JsonObject,
  value: Json | undefined,
  names: Names,
  labels: Labels,
): readonly Field[] {
  const path = at.path.split('.');
  if (isPair(schema)) return listFields(at, schema, value, names, labels, path);
  return membersOf(schema).flatMap(([key, member]) => {
    const fields = fieldsOf(key, member, isJsonObject(value) ? value[key] : undefined, names, labels, [...path, key]);
    return fields.map((field) => ({ ...field, label: `${at.label}: ${field.label}` }));
  });
}

/** What may be chosen among; null: the schema says no such thing. */
function choicesOf(schema: JsonObject, names: Names): readonly Choice[] | null {
  const { teams, players } = names;
  if (Array.isArray(schema.anyOf)) {
    // A side or one of its players.
    const either = schema.anyOf.map((one) => (isJsonObject(one) ? choicesOf(one, names) : null));
    return either.some((choices) => choices === null) ? null : either.flatMap((choices) => choices ?? []);
  }
  if (schema.title === 'TeamId') return teams;
  if (schema.title === 'PlayerId' && players.length > 0) return players;
  const values = Array.isArray(schema.enum) ? schema.enum : 'const' in schema ? [schema.const] : null;
  return (
    values?.flatMap((value) =>
      isChoice(value) ? [{ value, label: terms.values[String(value)] ?? String(value) }] : [],
    ) ?? null
  );
}

function isChoice(value: Json | undefined): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

/** The least that an event of this schema may say: what is needed and has no default of its own, with the first choice. */
export function blankOf(schema: Json, names: Names): JsonObject {
  const data: Record<string, Json> = {};
  for (const [key, member] of membersOf(schema)) {
    if (!isNeeded(schema, key) || 'default' in member) continue;
    const value = blankValue(member, names);
    if (value !== undefined) data[key] = value;
  }
  return data;
}

function blankValue(schema: JsonObject, names: Names): Json | undefined {
  const [first] = choicesOf(schema, names) ?? [];
  if (first !== undefined) return first.value;
  switch (schema.type) {
    case 'integer':
    case 'number':
      return Math.max(0, numberOr(schema.minimum, 0));
    case 'boolean':
      return false;
    case 'object':
      return blankOf(schema, names);
    case 'array':
      return Array.isArray(schema.prefixItems)
        ? schema.prefixItems.map((item) => (isJsonObject(item) ? (blankValue(item, names) ?? 0) : 0))
        : [];
    default:
      return undefined;
  }
}

function membersOf(schema: Json): readonly (readonly [string, JsonObject])[] {
  if (!isJsonObject(schema) || !isJsonObject(schema.properties)) return [];
  return Object.entries(schema.properties).flatMap(([key, member]) => (isJsonObject(member) ? [[key, member]] : []));
}

/** The schema of a value that may also be null, without that. */
function withoutNull(schema: JsonObject): JsonObject {
  if (!Array.isArray(schema.anyOf)) return schema;
  const others = schema.anyOf.filter((one) => isJsonObject(one) && one.type !== 'null');
  const [only] = others;
  return others.length === 1 && isJsonObject(only) ? only : schema;
}

function isOptional(schema: JsonObject, plain: JsonObject): boolean {
  return plain !== schema || !('default' in schema);
}

function isNeeded(schema: Json, key: string): boolean {
  return isJsonObject(schema) && Array.isArray(schema.required) && schema.required.includes(key);
}

function numberOr(value: Json | undefined, otherwise: number): number {
  return typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : otherwise;
}
