import type { Locale } from '../../text/locale.ts';
import { minutesOf, partsOf, playing } from '../rally/part.ts';
import { type Side, teamName } from '../side.ts';
import type { Section, Table } from '../sport.ts';
import { onCourt, playerName, type SetState, type State } from './state.ts';
import { figuresOf, scorersOf } from './statistics.ts';
import { type Words, words } from './text/words.ts';

/** The score sheet: a section a set, and one with the players' points. */
export function sheet(state: State, locale: Locale): readonly Section[] {
  const text = words(locale);
  const sets = partsOf(state);
  const scorers = ([0, 1] as const).flatMap((side) => scorerTable(state, side, text));
  return [
    ...sets.map((set) => ({
      title: text.title(set.number),
      headline: set.points.join('-'),
      tables: [setTable(state, set, text)],
      notes: notesOf(state, set, text),
    })),
    ...(scorers.length === 0 ? [] : [{ title: text.sheet.match, tables: scorers, notes: [] }]),
  ];
}

function setTable(state: State, set: SetState, { sheet: label }: Words): Table {
  const active = playing(state) === set ? set.serving : null;
  return {
    title: '',
    columns: [
      { key: 'team', label: label.team, numeric: false },
      { key: 'points', label: label.points, numeric: true },
      { key: 'attack', label: label.attack, numeric: true },
      { key: 'block', label: label.block, numeric: true },
      { key: 'ace', label: label.ace, numeric: true },
      { key: 'errors', label: label.errors, numeric: true },
      { key: 'run', label: label.run, numeric: true },
      { key: 'timeouts', label: label.timeouts, numeric: true },
      { key: 'substitutions', label: label.substitutions, numeric: true },
    ],
    rows: ([0, 1] as const).map((side) => {
      const { points, attack, block, ace, errors, longestRun } = figuresOf([set], side);
      const { timeouts, substitutions } = set.teams[side];
      const numbers = [points, attack, block, ace, errors, longestRun, timeouts, substitutions.length];
      return { cells: [teamName(state, side), ...numbers.map(String)], ...(active === side && { emphasis: true }) };
    }),
  };
}

function scorerTable(state: State, side: Side, { sheet: label }: Words): readonly Table[] {
  const scorers = scorersOf(partsOf(state), side);
  if (scorers.length === 0) return [];
  const columns = [
    { key: 'player', label: label.player, numeric: false },
    { key: 'points', label: label.points, numeric: true },
    { key: 'attack', label: label.attack, numeric: true },
    { key: 'block', label: label.block, numeric: true },
    { key: 'ace', label: label.ace, numeric: true },
  ];
  const rows = scorers.map(({ player, points, attack, block, ace }) => ({
    cells: [playerName(state, player), ...[points, attack, block, ace].map(String)],
  }));
  return [{ title: label.scorers(teamName(state, side)), columns, rows }];
}

function notesOf(state: State, set: SetState, { sheet: label, sanctions, minutes: duration }: Words): Section['notes'] {
  const minutes = minutesOf(set);
  const shown = state.sanctions
    .filter((each) => each.set === set.number)
    .map(({ side, kind, player, person }) => {
      const name = player === null ? (person ?? teamName(state, side)) : playerName(state, player);
      return `${sanctions[kind]}: ${name}`;
    });
  const subs = ([0, 1] as const).flatMap((side) =>
    set.teams[side].substitutions.map(({ out, in: comes }) =>
      label.exchange(playerName(state, comes), playerName(state, out)),
    ),
  );
  const court = ([0, 1] as const).flatMap((side) => {
    const players = playing(state) === set ? onCourt(set.teams[side]) : null;
    if (players === null) return [];
    const text = players.map((player) => playerName(state, player)).join(', ');
    return [{ label: label.onCourt(teamName(state, side)), text }];
  });
  return [
    ...(minutes > 0 ? [{ label: label.duration, text: duration(minutes) }] : []),
    ...(subs.length > 0 ? [{ label: label.substitutions, text: subs.join(', ') }] : []),
    ...(shown.length > 0 ? [{ label: label.sanctions, text: shown.join(', ') }] : []),
    ...court,
  ];
}
