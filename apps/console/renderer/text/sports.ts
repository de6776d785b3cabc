import type { Game } from '#shared/sports/game.ts';
import { findSport } from '#shared/sports/registry.ts';
import { titleIn } from '#shared/text/title.ts';
import { locale } from './locale.ts';
import { names, presets } from './sports-hi.ts';

/** A sport's name in the page's language. */
export function sportName(id: string): string {
  return (locale === 'hi' ? names[id] : undefined) ?? findSport(id)?.name ?? id;
}

/** What ready-made rules are called; in the log they keep the one name that they have everywhere. */
export function presetName(name: string): string {
  return (locale === 'hi' ? presets[name] : undefined) ?? name;
}

/** A match's title, "A v B, T20", in the page's language. The names and whatever somebody typed stay as they are. */
export function titleText(title: string, sides: readonly { readonly name: string }[]): string {
  const said = titleIn(locale, title, sides);
  const names = sides.map(({ name }) => name).join(' बनाम ');
  const rest = said.startsWith(`${names}, `) ? said.slice(names.length + 2) : '';
  return rest === '' ? said : `${names}, ${presetName(rest)}`;
}

export function gameTitle(game: Game): string {
  return locale === 'en' ? game.title : titleText(game.title, game.board(locale).sides);
}
