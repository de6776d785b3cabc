import type { Locale } from '../../text/locale.ts';
import { other, teamName } from '../side.ts';
import type { Section, Table } from '../sport.ts';
import { scoreText } from './board.ts';
import { economy, extrasTotal, hasBowled, strikeRate } from './card.ts';
import { standNow } from './crease.ts';
import { dismissalFacts } from './dismissal.ts';
import { revised } from './revision.ts';
import {
  type Batter,
  bowlerOvers,
  type Innings,
  inningsOf,
  inningsOvers,
  oversText,
  playerName,
  type State,
} from './state.ts';
import { type Words, words } from './text/words.ts';

/** The scorecard as scorers print it, an innings a section. */
export function sheet(state: State, locale: Locale): readonly Section[] {
  const text = words(locale);
  return inningsOf(state).map((innings) => ({
    title: titleOf(state, innings, text),
    headline: `${scoreText(state, innings)} ${text.overs(inningsOvers(innings))}`,
    tables: [battingTable(state, innings, text), bowlingTable(state, innings, text)],
    notes: notesOf(state, innings, text),
  }));
}

export function titleOf(state: State, innings: Innings, text: Words): string {
  const team = teamName(state, innings.batting);
  if (innings.superOver > 0) return text.superOverTitle(team);
  if (state.format.inningsPerSide === 1) return text.inningsTitle(team, null);
  const own = inningsOf(state).filter((each) => each.batting === innings.batting && each.superOver === 0);
  return text.inningsTitle(team, own.indexOf(innings) + 1);
}

function battingTable(state: State, innings: Innings, text: Words): Table {
  const { sheet: label } = text;
  return {
    title: label.batting,
    columns: [
      { key: 'name', label: label.batter, numeric: false },
      { key: 'dismissal', label: label.dismissal, numeric: false },
      { key: 'runs', label: label.runs, numeric: true },
      { key: 'balls', label: label.balls, numeric: true },
      { key: 'fours', label: label.fours, numeric: true },
      { key: 'sixes', label: label.sixes, numeric: true },
      { key: 'strikeRate', label: label.strikeRate, numeric: true },
    ],
    rows: innings.batters.map((batter, index) => ({
      cells: [
        playerName(state, innings.batting, batter.id),
        batter.status === 'away' ? text.retiredHurt : text.dismissal(dismissalFacts(state, innings, batter)),
        ...[batter.runs, batter.balls, batter.fours, batter.sixes].map(String),
        rate(batter),
      ],
      ...(isActive(innings, index) && { emphasis: true }),
    })),
  };
}

function isActive(innings: Innings, batter: number): boolean {
  return innings.closed === null && (batter === innings.striker || batter === innings.nonStriker);
}

function rate(batter: Batter): string {
  return batter.balls === 0 ? '-' : strikeRate(batter).toFixed(2);
}

function bowlingTable(state: State, innings: Innings, { sheet: label }: Words): Table {
  const { ballsPerOver } = state.format;
  const now = innings.closed === null ? innings.bowlers[innings.bowler]?.id : undefined;
  return {
    title: label.bowling,
    columns: [
      { key: 'name', label: label.bowler, numeric: false },
      { key: 'overs', label: label.overs, numeric: true },
      { key: 'maidens', label: label.maidens, numeric: true },
      { key: 'runs', label: label.conceded, numeric: true },
      { key: 'wickets', label: label.wickets, numeric: true },
      { key: 'economy', label: label.economy, numeric: true },
    ],
    rows: innings.bowlers.filter(hasBowled).map((bowler) => ({
      cells: [
        playerName(state, other(innings.batting), bowler.id),
        bowlerOvers(bowler, ballsPerOver),
        ...[bowler.maidens, bowler.runs, bowler.wickets].map(String),
        bowler.legal === 0 ? '-' : economy(bowler, ballsPerOver).toFixed(2),
      ],
      ...(bowler.id === now && { emphasis: true }),
    })),
  };
}

function notesOf(state: State, innings: Innings, text: Words): Section['notes'] {
  const { sheet: label } = text;
  const { byes, legbyes, wides, noballs, penalty, pre, post } = innings.extras;
  const kinds = [
    ['b', byes],
    ['lb', legbyes],
    ['w', wides],
    ['nb', noballs],
    ['p', penalty + pre + post],
  ] as const;
  const parts = kinds.filter(([, runs]) => runs > 0).map(([kind, runs]) => `${kind} ${runs}`);
  const name = (id: string) => playerName(state, innings.batting, id);
  const stand = innings.closed === null ? standNow(innings) : null;
  const waiting = stillToBat(state, innings);
  const falls = innings.fall.map(
    (fall) => `${fall.wicket}-${fall.runs} (${name(fall.batter)}, ${fall.over}.${fall.ball})`,
  );
  return [
    { label: label.extras, text: `${extrasTotal(innings)}${parts.length === 0 ? '' : ` (${parts.join(', ')})`}` },
    { label: label.total, text: `${scoreText(state, innings)} ${text.overs(inningsOvers(innings))}` },
    ...chaseNotes(state, innings, text),
    ...optional(label.fall, falls.join(', ')),
    ...(stand === null ? [] : [{ label: label.partnership, text: `${stand.runs} (${stand.balls})` }]),
    ...optional(innings.closed === null ? label.yetToBat : label.didNotBat, waiting.map(name).join(', ')),
    ...optional(label.absent, innings.absent.map(name).join(', ')),
    ...(innings.unrecorded === null ? [] : [{ label: label.unrecorded, text: String(innings.unrecorded.runs) }]),
  ];
}

/** What the innings has to get and by when; while it goes on, the par score and the reviews left, too. */
function chaseNotes(state: State, innings: Innings, text: Words): Section['notes'] {
  const { sheet: label } = text;
  const { target, limit, reviewsLeft } = innings;
  const goesOn = innings === state.current && innings.closed === null;
  const par = goesOn ? (revised(state)?.par ?? null) : null;
  const within = limit === null ? '' : ` ${text.overs(oversText(limit.overs, limit.balls))}`;
  const reviews = ([0, 1] as const).flatMap((side) => {
    const left = reviewsLeft[side];
    return left === null ? [] : [`${teamName(state, side)} ${left}`];
  });
  return [
    ...(target === null ? [] : [{ label: label.target, text: `${target}${within}` }]),
    ...(par === null ? [] : [{ label: label.par, text: String(par) }]),
    ...(goesOn ? optional(label.reviewsLeft, reviews.join(', ')) : []),
  ];
}

function optional(label: string, text: string): Section['notes'] {
  return text === '' ? [] : [{ label, text }];
}

/** A sheet longer than the side does not say who plays, so nobody is said not to have batted. */
function stillToBat(state: State, innings: Innings): readonly string[] {
  const players = [...state.rosters[innings.batting].players.values()].filter(({ replaced }) => !replaced);
  if (innings.superOver > 0 || players.length > state.format.playersPerSide) return [];
  const known = new Set([...innings.batters.map(({ id }) => id), ...innings.absent]);
  return players.map(({ id }) => id).filter((id) => !known.has(id));
}
