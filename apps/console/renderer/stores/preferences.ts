import * as z from 'zod';
import { Locale } from '#shared/text/locale.ts';
import { parseMessage } from '#shared/wire/parse.ts';

const KEY = 'scorewire.preferences';

/** What belongs to this screen and whoever sits at it, and stays on this device. */
const Preferences = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  /** Absent: the browser's language, as far as there is a catalogue for it. */
  locale: Locale.optional().catch(undefined),
});
export type Preferences = z.infer<typeof Preferences>;
export type Theme = Preferences['theme'];

const NONE: Preferences = { theme: 'system', locale: undefined };

export type PreferenceStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** A storage that is blocked or holds something else counts as nothing chosen. */
export function readPreferences(storage: PreferenceStorage): Preferences {
  try {
    const text = storage.getItem(KEY);
    const parsed = text === null ? null : parseMessage(Preferences, text);
    return parsed?.ok ? parsed.value : NONE;
  } catch {
    return NONE;
  }
}

/** False where this device keeps nothing. */
export function writePreferences(storage: PreferenceStorage, preferences: Preferences): boolean {
  try {
    storage.setItem(KEY, JSON.stringify(preferences));
    return true;
  } catch {
    return false;
  }
}

/** Both themes are in the tokens (`light-dark()`); base.css says by this attribute which of them counts. */
export function applyTheme(theme: Theme, root: HTMLElement): void {
  root.dataset.theme = theme;
}
