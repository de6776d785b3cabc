import type { Locale } from '../../text/locale.ts';
import { other, type Side } from '../side.ts';
import type { Section, Table } from '../sport.ts';
import { inTieBreak, resultFacts } from './board.ts';
import { minutes } from './card.ts';
import { challengesLeft } from './incidents.ts';
import { openGames, pointsText, resultOf, scoreLine, setText, winnerOf } from './result.ts';
import { serverOf } from './service.ts';
import { type GameRecord, SIDES, type State, sideName, type Tally } from './state.ts';
import { averageSpeed, share } from './statistics.ts';
import { matchTally, serviceGames } from './tally.ts';
import { type Words, words } from './text/words.ts';

/** The match as a table of sets with its statistics, then each set. */
export function sheet(state: State, locale: Locale): readonly Section[] {
  const text = words(locale);
  return [matchSection(state, text), ...state.tallies.map((_, index) => setSection(state, index, text))];
}

function matchSection(state: State, text: Words): Section {
  const label = text.sheet;
  const result = resultOf(state);
  const headline = scoreLine(state, winnerOf(state) ?? 0);
  const violations = state.violations.map((each) =>
    text.note({ kind: 'penalty', ...each, against: sideName(state, each.against) }, 0),
  );
  return {
    title: label.match,
    ...(headline !== '' && { headline }),
    tables: [
      scoreTable(state, text),
      ...(state.tallies.length === 0 ? [] : [statisticsTable(state, matchTally(state.tallies), undefined, text)]),
    ],
    notes: [
      ...(result === null ? [] : [{ label: label.result, text: text.result(resultFacts(state, result)) }]),
      ...(violations.length === 0 ? [] : [{ label: label.violations, text: violations.join(' ') }]),
      ...(state.timeOuts.length === 0 ? [] : [{ label: label.timeOuts, text: timeOuts(state, text) }]),
      ...(state.challenges.length === 0 ? [] : [{ label: label.challenges, text: challenges(state, text) }]),
      ...(state.adjusted ? [{ label: label.adjusted, text: label.adjustedText }] : []),
    ],
  };
}

function timeOuts(state: State, text: Words): string {
  return state.timeOuts
    .map(({ kind, by, reason }) =>
      text.note({ kind: 'timeout', what: kind, by: by === null ? null : sideName(state, by), reason }, 0),
    )
    .join(' ');
}

/** "Ash 1/3, 2 left" */
function challenges(state: State, { sheet: label }: Words): string {
  return SIDES.map((side) => {
    const own = state.challenges.filter(({ by }) => by === side);
    const overturned = own.filter(({ outcome }) => outcome === 'overturned').length;
    const left = resultOf(state) === null ? challengesLeft(state, side) : null;
    return label.challenge(sideName(state, side), overturned, own.length, left);
  }).join('; ');
}

function scoreTable(state: State, { sheet: label }: Words): Table {
  const { score, format } = state;
  const open = openGames(state);
  const live = open !== null && resultOf(state) === null;
  const server = live ? serverOf(format, score) : null;
  const count = score.sets.length + (open === null ? 0 : 1);
  const cells = (side: Side) => [
    ...score.sets.map(({ games, tieBreak, matchTieBreak, winner }) => {
      if (matchTieBreak && tieBreak !== null) return String(tieBreak[side]);
      const bracket = tieBreak !== null && winner !== side ? `(${tieBreak[side]})` : '';
      return `${games[side]}${bracket}`;
    }),
    ...(open === null ? [] : [String(open[side])]),
    ...(live ? [pointsText(score, inTieBreak(state))[side]] : []),
  ];
  return {
    title: label.score,
    columns: [
      { key: 'player', label: label.player, numeric: false },
      ...Array.from({ length: count }, (_, index) => ({
        key: `set${index + 1}`,
        label: score.sets[index]?.matchTieBreak === true ? label.matchTieBreak : String(index + 1),
        numeric: true,
      })),
      ...(live ? [{ key: 'points', label: label.points, numeric: true }] : []),
    ],
    rows: SIDES.map((side) => ({
      cells: [sideName(state, side), ...cells(side)],
      ...(server?.side === side && { emphasis: true }),
    })),
  };
}

function setSection(state: State, index: number, text: Words): Section {
  const { score, tallies } = state;
  const set = score.sets[index];
  const tally = tallies[index];
  const headline = set === undefined ? score.games.join('-') : setText(set, winnerOf(state) ?? 0);
  const lasted = minutes(state, tally);
  const odd = irregular(set?.log ?? (index === score.sets.length ? score.log : []));
  return {
    title: text.set(index + 1),
    headline,
    tables: tally === undefined ? [] : [statisticsTable(state, tally.sides, index, text)],
    notes: [
      ...(lasted === null ? [] : [{ label: text.sheet.duration, text: text.minutes(lasted) }]),
      ...(odd.length === 0
        ? []
        : [{ label: text.sheet.incomplete, text: odd.map((game) => text.sheet.game(game)).join(', ') }]),
    ],
  };
}

function irregular(log: readonly GameRecord[]): readonly number[] {
  return log.flatMap((game, index) => (game.irregular ? [index + 1] : []));
}

function statisticsTable(
  state: State,
  tallies: readonly [Tally, Tally],
  set: number | undefined,
  { sheet: label, statistics: names }: Words,
): Table {
  const games = serviceGames(state.score, set);
  const row = (name: string, of: (side: Side) => string | null) => {
    const cells = SIDES.map(of);
    return cells.every((cell) => cell === null) ? [] : [{ cells: [name, ...cells.map((cell) => cell ?? '-')] }];
  };
  const counted = (key: keyof Tally) => (side: Side) =>
    tallies[0][key] + tallies[1][key] === 0 ? null : String(tallies[side][key]);
  const own = (of: (tally: Tally) => string | null) => (side: Side) => of(tallies[side]);
  return {
    title: label.statistics,
    columns: [
      { key: 'statistic', label: '', numeric: false },
      ...SIDES.map((side) => ({ key: `side${side + 1}`, label: sideName(state, side), numeric: true })),
    ],
    rows: [
      ...row(names.aces, counted('aces')),
      ...row(names.doubleFaults, counted('doubleFaults')),
      ...row(
        names.firstServe,
        own((tally) => ratio(tally.firstServes, tally.firstServes + tally.secondServes)),
      ),
      ...row(
        names.firstServeWon,
        own((tally) => ratio(tally.firstServesWon, tally.firstServes)),
      ),
      ...row(
        names.secondServeWon,
        own((tally) => ratio(tally.secondServesWon, tally.secondServes)),
      ),
      ...row(
        names.servicePoints,
        own((tally) => ratio(tally.servicePointsWon, tally.servicePoints)),
      ),
      ...row(names.receivingPoints, (side) => {
        const { servicePoints, servicePointsWon } = tallies[other(side)];
        return ratio(servicePoints - servicePointsWon, servicePoints);
      }),
      ...row(
        names.breakPoints,
        own((tally) => (tally.breakPoints === 0 ? null : `${tally.breakPointsWon}/${tally.breakPoints}`)),
      ),
      ...row(names.serviceGames, (side) => ratio(games[side].held, games[side].played)),
      ...row(names.winners, counted('winners')),
      ...row(names.unforcedErrors, counted('unforcedErrors')),
      ...row(names.topSpeed, counted('topSpeedKmh')),
      ...row(
        names.averageSpeed,
        own((tally) => averageSpeed(tally)?.toString() ?? null),
      ),
      ...row(names.shortRallies, counted('shortRallies')),
      ...row(names.mediumRallies, counted('mediumRallies')),
      ...row(names.longRallies, counted('longRallies')),
      ...row(names.matchPointsSaved, counted('matchPointsSaved')),
      ...row(names.points, (side) => String(tallies[side].points)),
    ],
  };
}

/** "18/25 (72%)" */
function ratio(part: number, whole: number): string | null {
  const percent = share(part, whole);
  return percent === null ? null : `${part}/${whole} (${percent}%)`;
}
