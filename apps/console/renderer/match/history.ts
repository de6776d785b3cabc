import { isJsonObject, type Json, type JsonObject } from '#shared/json/json.ts';
import { corrections, type EffectiveEvent, effectiveLog, isCorrection, voidTargets } from '#shared/match/effective.ts';
import type { MatchEvent } from '#shared/match/event.ts';

/** One step in the life of an event: how it came, or what a correction made of it. */
export interface Change {
  /** What did it: the event itself first, then its corrections in order. */
  readonly by: MatchEvent;
  readonly kind: 'recorded' | 'inserted' | 'changed' | 'voided' | 'restored';
  readonly reason: string | null;
  /** The data on both sides of it; the same where nothing was changed. */
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/** Everything that was done to one event, in the order in which it was done; empty: it is no event of the log. */
export function historyOf(log: readonly MatchEvent[], id: string): readonly Change[] {
  const first = log.find((event) => event.id === id);
  if (first === undefined) return [];
  const inserted = first.type === 'correction.insert' ? corrections[first.type].parse(first.data) : null;
  // By itself an inserted event has no place; its history is that of what it put in.
  const own = inserted === null ? first : { ...first, type: inserted.type, data: inserted.data };
  const about = new Set([id]);
  const sofar = [own];
  const { data } = own;
  let now: Standing = { data, voided: false };
  const changes: Change[] = [
    {
      by: first,
      kind: inserted === null ? 'recorded' : 'inserted',
      reason: inserted?.reason ?? null,
      before: data,
      after: data,
    },
  ];
  for (const event of log.slice(log.indexOf(first) + 1)) {
    if (!targetsOf(event).some((target) => about.has(target))) continue;
    about.add(event.id);
    sofar.push(event);
    const next = effectiveLog(sofar)[0] ?? now;
    changes.push({
      by: event,
      kind: kindOf(now, next),
      reason: typeof event.data.reason === 'string' ? event.data.reason : null,
      before: now.data,
      after: next.data,
    });
    now = next;
  }
  return changes;
}

/** Paths of the facts that differ, and both values; `whole`: paths that are compared and told as one fact. */
export function differences(before: JsonObject, after: JsonObject, whole: ReadonlySet<string>): readonly Difference[] {
  const [old, fresh] = [factsOf(before, '', whole), factsOf(after, '', whole)];
  const paths = [...new Set([...old.keys(), ...fresh.keys()])];
  return paths.flatMap((path) => {
    const [was, is] = [old.get(path), fresh.get(path)];
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ path, was, is }];
  });
}

export interface Difference {
  readonly path: string;
  /** Undefined: it said nothing of this. */
  readonly was: Json | undefined;
  readonly is: Json | undefined;
}

type Standing = Pick<EffectiveEvent, 'data' | 'voided'>;

function kindOf(before: Standing, after: Standing): Change['kind'] {
  if (before.voided === after.voided) return 'changed';
  return after.voided ? 'voided' : 'restored';
}

function targetsOf({ type, data }: MatchEvent): readonly string[] {
  if (!isCorrection(type) || type === 'correction.insert') return [];
  if (type === 'correction.void') return voidTargets(corrections[type].parse(data));
  return [corrections[type].parse(data).target];
}

function factsOf(value: Json, path: string, whole: ReadonlySet<string>): Map<string, Json> {
  const isList = Array.isArray(value);
  if (whole.has(path) || !(isList || isJsonObject(value))) return new Map([[path, value]]);
  const facts = new Map<string, Json>();
  for (const [key, inner] of Object.entries(value)) {
    for (const [at, fact] of factsOf(inner, path === '' ? key : `${path}.${key}`, whole)) facts.set(at, fact);
  }
  return facts;
}
