/**
 * Checks of what comes off the wire, small enough for a page's first load (the schemas in `shared/wire` would bring all
 * of zod). The compiler holds them to the schemas' types: a guard that forgets a field does not type-check.
 */
export type Guard<T> = (value: unknown) => value is T;
type Guarded<G> = G extends Guard<infer T> ? T : never;
type Guards = Readonly<Record<string, Guard<unknown>>>;

export const isText: Guard<string> = (value) => typeof value === 'string';
export const isInt: Guard<number> = (value): value is number => Number.isSafeInteger(value);
export const isFlag: Guard<boolean> = (value) => typeof value === 'boolean';
export const isTrue: Guard<true> = (value) => value === true;

/**
 * One of a set of words that may grow: a page that was loaded yesterday must not choke on a kind of commentary that the
 * relay learned today, so any text passes and readers need a default.
 */
export function isWord<T extends string>(value: unknown): value is T {
  return typeof value === 'string';
}

export function nullOr<T>(guard: Guard<T>): Guard<T | null> {
  return (value): value is T | null => value === null || guard(value);
}

export function listOf<T>(guard: Guard<T>): Guard<T[]> {
  return (value): value is T[] => Array.isArray(value) && value.every(guard);
}

/** An object with at least these fields; those in `optional` may be absent. Unknown fields pass. */
export function shape<R extends Guards, O extends Guards = Record<never, never>>(
  required: R,
  optional?: O,
): Guard<{ [K in keyof R]: Guarded<R[K]> } & { [K in keyof O]?: Guarded<O[K]> | undefined }> {
  const musts = Object.entries(required);
  const mays = Object.entries(optional ?? {});
  return (value): value is { [K in keyof R]: Guarded<R[K]> } & { [K in keyof O]?: Guarded<O[K]> | undefined } => {
    if (typeof value !== 'object' || value === null) return false;
    const fields = new Map<string, unknown>(Object.entries(value));
    return (
      musts.every(([key, guard]) => guard(fields.get(key))) &&
      mays.every(([key, guard]) => fields.get(key) === undefined || guard(fields.get(key)))
    );
  };
}
