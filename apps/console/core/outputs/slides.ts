import type { MatchState } from '#shared/match/state.ts';
import type { Section, Table } from '#shared/sports/sport.ts';
import type { Locale } from '#shared/text/locale.ts';
import { titleIn } from '#shared/text/title.ts';
import type { OutputSlide } from '#shared/wire/outputs.ts';
import { graphicsOf } from './graphics/registry.ts';

/** What fits on a slide that can be read on a phone that shows the video. */
const MAX_ROWS = 12;
const MAX_POINTS = 400;

/** Every slide that the match has to offer, in the order of its card; ids stay while the match goes on. */
export function slidesOf(state: MatchState, locale: Locale): readonly OutputSlide[] {
  const { game, sport } = state;
  const sections = game.sheet(locale);
  const leftOut = new Set(graphicsOf(sport).leftOut);
  const title = titleIn(locale, game.title, game.board(locale).sides);
  const cards = sections.flatMap((section, s) =>
    section.tables.flatMap((table, t) =>
      table.rows.length === 0 ? [] : [card(section, table, `card-${s}-${t}`, leftOut)],
    ),
  );
  const charts = game.charts(locale).map(
    ({ id, title: named, kind, xLabel, yLabel, series }): OutputSlide => ({
      ...blank(`chart-${id}`, named),
      headline: title,
      chart: {
        // Graphics have no wheel; its directions side by side say the same.
        kind: kind === 'wheel' ? 'bar' : kind,
        xLabel,
        yLabel,
        series: series.map(({ name, points }) => ({ name, points: thin(points).map(([x, y]) => [x, y]) })),
      },
    }),
  );
  const summary = game.summary(locale);
  return [
    ...cards,
    ...charts.filter(({ chart }) => chart?.series.some(({ points }) => points.length > 1)),
    ...(summary === '' ? [] : [{ ...blank('summary', title), text: summary }]),
  ];
}

/** The card for the end of a period; null: there is none yet. */
export function periodSlide(state: MatchState, locale: Locale): OutputSlide | null {
  const graphics = graphicsOf(state.sport);
  const sections = state.game.sheet(locale);
  const [s, t] = graphics.periodCard(sections);
  const section = sections[s];
  const table = section?.tables[t];
  if (section === undefined || table === undefined || table.rows.length === 0) return null;
  return card(section, table, `card-${s}-${t}`, new Set(graphics.leftOut));
}

function blank(id: string, title: string): OutputSlide {
  return { id, title, headline: '', text: '', table: null, chart: null, photo: null };
}

function card(section: Section, table: Table, id: string, leftOut: ReadonlySet<string>): OutputSlide {
  const shown = table.columns.flatMap(({ key }, index) => (leftOut.has(key) ? [] : [index]));
  const title = [section.title, table.title].filter((part) => part !== '').join(': ');
  return {
    ...blank(id, title),
    headline: section.headline ?? '',
    table: {
      columns: shown.flatMap((index) => {
        const column = table.columns[index];
        return column === undefined ? [] : [{ label: column.label, numeric: column.numeric }];
      }),
      rows: rowsOf(table).map(({ cells, emphasis = false }) => ({
        cells: shown.map((index) => cells[index] ?? ''),
        emphasis,
      })),
    },
  };
}

/** Of a long list those who play now; of any other that is too long its beginning. */
function rowsOf({ rows }: Table): Table['rows'] {
  if (rows.length <= MAX_ROWS) return rows;
  const active = rows.filter(({ emphasis }) => emphasis === true);
  return active.length >= 5 && active.length <= MAX_ROWS
    ? active.map(({ cells }) => ({ cells }))
    : rows.slice(0, MAX_ROWS);
}

function thin<T>(points: readonly T[]): readonly T[] {
  const step = Math.ceil(points.length / MAX_POINTS);
  return points.filter((_, i) => i % step === 0 || i === points.length - 1);
}
