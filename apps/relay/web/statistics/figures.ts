import { isJsonObject, type Json, type JsonObject } from '#shared/json/json.ts';

/** The figures of each side (or innings) beside each other. */
export interface Comparison {
  readonly names: readonly string[];
  readonly rows: readonly Row[];
}

export interface Row {
  /** Path in the statistics: "raids.successful". */
  readonly key: string;
  /** As written; null: not known. */
  readonly values: readonly (string | null)[];
  /** To compare by; null where values are no amounts. */
  readonly amounts: readonly number[] | null;
}

/** A list of the statistics as a table: scorers, raiders, sets. */
export interface List {
  readonly key: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Figures that are shares in per cent; `shared/sports/SPORT/statistics.ts` rounds them. */
const PER_CENT = /(share|possession|successRate|ShareOf)$/i;

/** The first list whose entries are sides: they have a team or a name, and more figures than one. */
export function comparisonOf(statistics: JsonObject): Comparison | null {
  for (const value of Object.values(statistics)) {
    if (!Array.isArray(value) || value.length === 0) continue;
    const sides = value.filter(isJsonObject);
    const names = sides.map(nameOf);
    if (sides.length !== value.length || !names.every((name) => name !== null)) continue;
    if (sides.some((side) => 'player' in side)) continue;
    return { names, rows: rowsOf(sides) };
  }
  return null;
}

function nameOf({ team, name }: JsonObject): string | null {
  if (typeof team === 'string') return team;
  return typeof name === 'string' ? name : null;
}

function rowsOf(sides: readonly JsonObject[]): readonly Row[] {
  const each = sides.map((side) => new Map(flat(side, '')));
  const keys = [...new Set(each.flatMap((side) => [...side.keys()]))];
  return keys
    .map((key) =>
      rowOf(
        key,
        each.map((side) => side.get(key) ?? null),
      ),
    )
    .filter(({ values, amounts }) => values.some((value) => value !== null) && (amounts?.some((n) => n !== 0) ?? true));
}

type Leaf = number | string | Ratio;
interface Ratio {
  readonly text: string;
  readonly share: number;
}

function* flat(side: JsonObject, prefix: string): Generator<[string, Leaf]> {
  for (const [key, value] of Object.entries(side)) {
    const path = `${prefix}${key}`;
    if (prefix === '' && (key === 'team' || key === 'name')) continue;
    if (typeof value === 'number' || typeof value === 'string') yield [path, value];
    else if (isJsonObject(value)) {
      const ratio = ratioOf(value);
      if (ratio !== null) yield [path, ratio];
      else yield* flat(value, `${path}.`);
    }
  }
}

/** {made: 18, attempted: 38, share: 47.4} is one figure. */
function ratioOf({ made, attempted, share }: JsonObject): Ratio | null {
  if (typeof made !== 'number' || typeof attempted !== 'number') return null;
  return { text: `${made}/${attempted}`, share: typeof share === 'number' ? share : 0 };
}

function rowOf(key: string, values: readonly (Leaf | null)[]): Row {
  const written = values.map((value) => {
    if (value === null) return null;
    if (typeof value === 'object') return value.text;
    return typeof value === 'number' && PER_CENT.test(key) ? `${value}%` : String(value);
  });
  const amounts = values.map((value) => (typeof value === 'object' ? (value?.share ?? 0) : value));
  return { key, values: written, amounts: amounts.every((n) => typeof n === 'number') ? amounts : null };
}

/** Other lists of the statistics, for tables; what is no text or number is left out. */
export function listsOf(statistics: JsonObject): readonly List[] {
  const sides = comparisonOf(statistics);
  return Object.entries(statistics).flatMap(([key, value]): List[] => {
    if (!Array.isArray(value)) return [];
    const entries = value.filter(isJsonObject);
    const [first] = entries;
    if (first === undefined || (sides !== null && isSides(entries))) return [];
    const columns = Object.keys(first).filter((column) => entries.some((entry) => isPlain(entry[column])));
    // A shot chart is for drawing.
    if (columns.length < 2 || columns.includes('x')) return [];
    return [{ key, columns, rows: entries.map((entry) => columns.map((column) => cellOf(entry[column]))) }];
  });
}

function isSides(entries: readonly JsonObject[]): boolean {
  return entries.every((entry) => nameOf(entry) !== null && !('player' in entry));
}

function isPlain(value: Json | undefined): boolean {
  return typeof value === 'number' || typeof value === 'string';
}

function cellOf(value: Json | undefined): string {
  return typeof value === 'number' || typeof value === 'string' ? String(value) : '';
}
