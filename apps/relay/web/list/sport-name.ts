import type { Text } from '../text/text.ts';

/** A sport the page has no word for goes by its id. */
export function sportName(sport: string, text: Text): string {
  const names = new Map<string, string>(Object.entries(text.sports));
  return names.get(sport) ?? sport.charAt(0).toUpperCase() + sport.slice(1);
}
