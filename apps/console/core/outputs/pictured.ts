import * as z from 'zod';
import type { MatchFold } from '#shared/match/fold.ts';
import type { MatchState } from '#shared/match/state.ts';
import type { Locale } from '#shared/text/locale.ts';
import type { OutputSlide } from '#shared/wire/outputs.ts';
import { graphicsOf } from './graphics/registry.ts';

/** What every sport's set-up says of players who have a photo. */
const Created = z.object({
  setup: z.object({
    teams: z.array(
      z.object({
        name: z.string(),
        players: z.array(
          z.object({ id: z.string(), name: z.string(), number: z.int().optional(), photo: z.string().optional() }),
        ),
      }),
    ),
  }),
});

/** A player of whom the set-up has a photo. */
export interface Pictured {
  readonly id: string;
  readonly name: string;
  readonly number: number | null;
  readonly team: string;
  readonly photo: string;
}

export function picturedIn({ effective }: MatchFold): readonly Pictured[] {
  const created = Created.safeParse(effective[0]?.data);
  if (!created.success) return [];
  return created.data.setup.teams.flatMap(({ name: team, players }) =>
    players.flatMap(({ id, name, number = null, photo }) =>
      photo === undefined ? [] : [{ id, name, number, team, photo }],
    ),
  );
}

/** Whom a sentence is about: the player whom it names first. */
export function namedFirst(text: string, players: readonly Pictured[]): Pictured | null {
  const found = players.flatMap((player) => {
    const at = text.indexOf(player.name);
    return at < 0 ? [] : [{ player, at }];
  });
  return found.sort((a, b) => a.at - b.at || b.player.name.length - a.player.name.length)[0]?.player ?? null;
}

/** A slide for each player with a photo: what the card says of them. @param address of a picture, by its hash */
export function playerSlides(
  { game, sport }: MatchState,
  players: readonly Pictured[],
  locale: Locale,
  address: (image: string) => string,
): readonly OutputSlide[] {
  if (players.length === 0) return [];
  const leftOut = new Set(graphicsOf(sport).leftOut);
  const tables = game.sheet(locale).flatMap((section) => section.tables);
  return players.map(({ id, name, number, team, photo }): OutputSlide => {
    const rows = tables.flatMap(({ columns, rows }) => {
      const row = rows.find(({ cells }) => nameAt(cells, name) >= 0);
      if (row === undefined) return [];
      const at = nameAt(row.cells, name);
      const shown = columns.flatMap(({ key }, index) => (index <= at || leftOut.has(key) ? [] : [index]));
      return [{ columns, row, shown }];
    });
    const [best] = rows.sort((a, b) => filled(b) - filled(a));
    return {
      id: `player-${id}`,
      title: name,
      headline: number === null ? team : `${number} · ${team}`,
      text: '',
      table:
        best === undefined
          ? null
          : {
              columns: best.shown.map((i) => ({
                label: best.columns[i]?.label ?? '',
                numeric: best.columns[i]?.numeric ?? false,
              })),
              rows: [{ cells: best.shown.map((i) => best.row.cells[i] ?? ''), emphasis: false }],
            },
      chart: null,
      photo: address(photo),
    };
  });
}

/** Where a row says whom it is about: first, or after the shirt. */
function nameAt(cells: readonly string[], name: string): number {
  return cells.slice(0, 2).findIndex((cell) => cell.startsWith(name));
}

function filled({ row, shown }: { row: { cells: readonly string[] }; shown: readonly number[] }): number {
  return shown.filter((i) => row.cells[i] !== undefined && row.cells[i] !== '').length;
}
