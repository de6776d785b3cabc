import type { Locale } from '../../text/locale.ts';
import { minutesOf, partsOf, playing } from '../rally/part.ts';
import { type Side, teamName } from '../side.ts';
import type { Section } from '../sport.ts';
import { type Game, playerName, type State } from './state.ts';
import { figuresOf } from './statistics.ts';
import { type Words, words } from './text/words.ts';

/** The score sheet, a game a section. */
export function sheet(state: State, locale: Locale): readonly Section[] {
  const text = words(locale);
  return partsOf(state).map((game) => ({
    title: text.title(game.number),
    headline: game.points.join('-'),
    tables: [gameTable(state, game, text)],
    notes: notesOf(state, game, text),
  }));
}

function gameTable(state: State, game: Game, { sheet: label }: Words): Section['tables'][number] {
  const active = playing(state) === game ? game.serving : null;
  return {
    title: '',
    columns: [
      { key: 'side', label: label.side, numeric: false },
      { key: 'points', label: label.points, numeric: true },
      { key: 'serving', label: label.serving, numeric: true },
      { key: 'receiving', label: label.receiving, numeric: true },
      { key: 'run', label: label.run, numeric: true },
    ],
    rows: ([0, 1] as const).map((side) => ({
      cells: cellsOf(state, game, side),
      ...(active === side && { emphasis: true }),
    })),
  };
}

function cellsOf(state: State, game: Game, side: Side): readonly string[] {
  const { points, onServe, receiving, longestRun } = figuresOf(game, side);
  return [teamName(state, side), String(points), onServe.join('/'), receiving.join('/'), String(longestRun)];
}

function notesOf(state: State, game: Game, { sheet: label, minutes: duration }: Words): Section['notes'] {
  const minutes = minutesOf(game);
  const cards = state.cards
    .filter((card) => card.game === game.number)
    .map(({ side, player, colour }) => {
      const name = player === null ? teamName(state, side) : playerName(state, side, player);
      return `${name} (${label.colours[colour]})`;
    });
  return [
    ...(minutes > 0 ? [{ label: label.duration, text: duration(minutes) }] : []),
    ...(game.lets > 0 ? [{ label: label.lets, text: String(game.lets) }] : []),
    ...(cards.length > 0 ? [{ label: label.cards, text: cards.join(', ') }] : []),
  ];
}
