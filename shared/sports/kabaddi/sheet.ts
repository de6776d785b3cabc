import type { Locale } from '../../text/locale.ts';
import { type Side, teamName } from '../side.ts';
import type { Section, Table } from '../sport.ts';
import { markText, scoreLine, scoreText } from './facts.ts';
import { playerIds } from './scorecard.ts';
import { NO_PLAY, nameOrNull, playerName, reviewsLeft, type State, scoreOf, tallyOf, totalOf } from './state.ts';
import { raidPoints, tacklePoints } from './tally.ts';
import { type Words, words } from './text/words.ts';

/** The score by kind and by half, then a section for each side's players. */
export function sheet(state: State, locale: Locale): readonly Section[] {
  const text = words(locale);
  const tables = [byKind(state, text), byPeriod(state, text), cards(state, text), substitutions(state, text)];
  return [
    {
      title: text.sheet.match,
      headline: headline(state, text),
      tables: tables.filter(({ rows }) => rows.length > 0),
      notes: notes(state, text),
    },
    ...([0, 1] as const).map((side) => ({
      title: teamName(state, side),
      headline: String(scoreOf(state)[side]),
      tables: [players(state, side, text)].filter(({ rows }) => rows.length > 0),
      notes: teamNotes(state, side, text),
    })),
  ];
}

/** "Kolkata 36–36 Pune (6–4 in the tie-break)" */
export function headline(state: State, text: Words): string {
  const line = scoreLine(state, scoreOf(state));
  const { golden, tieBreak } = state;
  if (golden !== null) return `${line} (${text.deciderScore('golden raid', scoreText(golden.points))})`;
  return tieBreak === null ? line : `${line} (${text.deciderScore('tie-break', scoreText(tieBreak.points))})`;
}

type Column = Table['columns'][number];
const word = (key: string, label: string): Column => ({ key, label, numeric: false });
const figure = (key: string, label: string): Column => ({ key, label, numeric: true });

function byKind(state: State, { sheet: label }: Words): Table {
  return {
    title: label.byKind,
    columns: [
      word('team', label.team),
      figure('touch', label.touch),
      figure('bonus', label.bonus),
      figure('tackle', label.tackle),
      figure('superTackle', label.superTackle),
      figure('allOut', label.allOut),
      figure('extras', label.extras),
      figure('total', label.total),
    ],
    rows: ([0, 1] as const).map((side) => {
      const tally = tallyOf(state, side);
      const { touch, bonus, capture, superTackle, allOut, technical } = tally;
      const figures = [touch, bonus, capture, superTackle, allOut, technical, totalOf(tally)];
      return { cells: [teamName(state, side), ...figures.map(String)] };
    }),
  };
}

function byPeriod(state: State, { sheet: label, periodName }: Words): Table {
  return {
    title: label.byPeriod,
    columns: [
      word('team', label.team),
      ...state.periods.map(({ period }) => figure(`period${period}`, periodName(period))),
      figure('total', label.total),
    ],
    rows:
      state.periods.length === 0
        ? []
        : ([0, 1] as const).map((side) => ({
            cells: [
              teamName(state, side),
              ...state.periods.map(({ points }) => String(totalOf(points[side]))),
              String(totalOf(tallyOf(state, side))),
            ],
          })),
  };
}

function cards(state: State, { sheet: label, cards: names }: Words): Table {
  return {
    title: label.cards,
    columns: [
      word('time', label.time),
      word('player', label.player),
      word('team', label.team),
      word('card', label.card),
    ],
    rows: state.cards.map(({ side, card, player, official, mark }) => ({
      cells: [markText(mark), official ?? nameOrNull(state, side, player) ?? '', teamName(state, side), names[card]],
    })),
  };
}

function substitutions(state: State, { sheet: label }: Words): Table {
  return {
    title: label.substitutions,
    columns: [word('time', label.time), word('team', label.team), word('off', label.off), word('on', label.on)],
    rows: ([0, 1] as const).flatMap((side) =>
      state.teams[side].substitutions.map(({ off, on, mark }) => ({
        cells: [markText(mark), teamName(state, side), playerName(state, side, off), playerName(state, side, on)],
      })),
    ),
  };
}

function players(state: State, side: Side, { sheet: label, positions }: Words): Table {
  const { squad, players: tallies, on } = state.teams[side];
  return {
    title: label.players,
    columns: [
      figure('number', label.number),
      word('player', label.player),
      word('position', label.position),
      figure('raids', label.raids),
      figure('successful', label.successful),
      figure('empty', label.empty),
      figure('unsuccessful', label.unsuccessful),
      figure('touch', label.touch),
      figure('bonus', label.bonus),
      figure('tackles', label.tackles),
      figure('failed', label.failed),
      figure('superTackles', label.superTackle),
      figure('points', label.points),
    ],
    rows: playerIds(state, side).map((id) => {
      const tally = tallies.get(id) ?? NO_PLAY;
      const position = squad.get(id)?.position;
      const figures = [
        tally.raids,
        tally.successful,
        tally.empty,
        tally.unsuccessful,
        tally.touch,
        tally.bonus,
        tally.tackles,
        tally.failedTackles,
        tally.superTackles,
        raidPoints(tally) + tacklePoints(tally),
      ];
      return {
        cells: [
          String(squad.get(id)?.number ?? ''),
          playerName(state, side, id),
          position === undefined || position === null ? '' : positions[position],
          ...figures.map(String),
        ],
        ...(state.result === null && on.includes(id) && { emphasis: true }),
      };
    }),
  };
}

function notes(state: State, { sheet: label }: Words): Section['notes'] {
  const { tieBreak, golden, award } = state;
  const missing = ([0, 1] as const).map((side) => tallyOf(state, side).unrecorded);
  return [
    ...(tieBreak === null ? [] : [{ label: label.tieBreak, text: scoreText(tieBreak.points) }]),
    ...(golden === null ? [] : [{ label: label.goldenRaid, text: scoreText(golden.points) }]),
    ...(award === null || award.reason === null ? [] : [{ label: label.awarded, text: award.reason.trim() }]),
    ...(missing.every((points) => points === 0) ? [] : [{ label: label.unrecorded, text: missing.join(', ') }]),
  ];
}

function teamNotes(state: State, side: Side, { sheet: label }: Words): Section['notes'] {
  const { allOuts, timeOuts, reviews, raids, tackles } = state.teams[side];
  const attempts = tackles.successful + tackles.failed;
  return [
    { label: label.raids, text: label.of(raids.successful, raids.total) },
    { label: label.tackles, text: label.of(tackles.successful, attempts) },
    { label: label.allOutsInflicted, text: String(allOuts) },
    { label: label.timeOuts, text: String(timeOuts.length) },
    { label: label.reviews, text: label.reviewsLeft(reviews.used, reviewsLeft(state, side)) },
  ];
}
