import * as z from 'zod';
import { parseMessage } from '#shared/wire/parse.ts';

/** A pad's keys that a scorer has moved: the pad's own key → the one that is pressed for it. The others are as they are. */
export type KeyMap = Readonly<Record<string, string>>;

const Stored = z.record(z.string().length(1), z.string().length(1));

/** The desk around the pad has these for itself. */
const DESK_KEYS: ReadonlySet<string> = new Set(['u', 'e', 'x', '?']);

export function isMovable(key: string): boolean {
  return /^[\p{L}\d.;'[\]/-]$/u.test(key) && !DESK_KEYS.has(key);
}

/** What is pressed for the pad's own `key`. */
export function pressedFor(map: KeyMap, key: string): string {
  return map[key] ?? key;
}

/** The sign of a pad's key ("G", "⇧G", "␣") as the scorer has it. */
export function signIn(map: KeyMap, sign: string): string {
  const key = sign.slice(-1).toLowerCase();
  return isMovable(key) && sign.length <= 2 ? sign.slice(0, -1) + pressedFor(map, key).toUpperCase() : sign;
}

/** The pad's own key that a pressed one means. */
export function meantBy(map: KeyMap, pressed: string): string {
  return Object.entries(map).find(([, to]) => to === pressed)?.[0] ?? pressed;
}

/** The pad's own `key` is from now on done by `to`; what `to` did before moves to where that was, so nothing is lost. */
export function moved(map: KeyMap, key: string, to: string): KeyMap {
  const before = pressedFor(map, key);
  const other = meantBy(map, to);
  const next = { ...map, [key]: to, [other]: before };
  return Object.fromEntries(Object.entries({ ...next, [key]: to }).filter(([from, target]) => from !== target));
}

export function readKeyMap(text: string | null): KeyMap {
  const parsed = text === null ? null : parseMessage(Stored, text);
  return parsed?.ok === true ? parsed.value : {};
}
