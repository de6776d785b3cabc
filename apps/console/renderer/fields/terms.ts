import { localized } from '../text/locale.ts';
import { en } from './terms-en.ts';
import { hi } from './terms-hi.ts';

/** What the schemas call by their own names, in people's words, the same for every sport. */
export interface Terms {
  /** Facts of an event or a format ("halfMinutes"). */
  readonly keys: Readonly<Record<string, string>>;
  /** Words that a fact is chosen among ("own goal"). */
  readonly values: Readonly<Record<string, string>>;
  /** Events by the type's last part ("lineup"), the clock's by the whole ("clock.start"). */
  readonly events: Readonly<Record<string, string>>;
}

export const terms: Terms = localized(en, hi);

/** Another name stands in for a missing one: "nonStriker" → "Non striker". */
export function termFor(key: string): string {
  return terms.keys[key] ?? spellOut(key);
}

export function eventTerm(type: string): string {
  const last = type.split('.')[1] ?? type;
  return terms.events[type] ?? terms.events[last] ?? spellOut(last);
}

/** "kickOff" → "Kick off" */
function spellOut(key: string): string {
  const words = key.replace(/([a-z\d])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
