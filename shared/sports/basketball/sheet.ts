import type { Locale } from '../../text/locale.ts';
import { type Side, teamName } from '../side.ts';
import type { Section, Table } from '../sport.ts';
import { type BoxLine, boxOf, hasPlayed, minutesText, share, totalsOf } from './box.ts';
import { periodFacts, resultFacts } from './facts.ts';
import { flowOf } from './flow.ts';
import type { Line } from './line.ts';
import { markText } from './moment.ts';
import { officialScore } from './result.ts';
import { playerName, type State } from './state.ts';
import { type Words, words } from './text/words.ts';

/** The box score: the score by periods, then a section a team. */
export function sheet(state: State, locale: Locale): readonly Section[] {
  const text = words(locale);
  const { result } = state;
  const [a, b] = officialScore(state);
  return [
    {
      title: text.sheet.game,
      headline: `${teamName(state, 0)} ${a}-${b} ${teamName(state, 1)}`,
      tables: [periodTable(state, text), teamTable(state, text)],
      notes: [
        ...(result === null ? [] : [{ label: text.sheet.result, text: text.result(resultFacts(state, result)) }]),
        ...flowNotes(state, text),
      ],
    },
    teamSection(state, 0, text),
    teamSection(state, 1, text),
  ];
}

function periodTable(state: State, text: Words): Table {
  const { periods } = state;
  return {
    title: text.sheet.byPeriod,
    columns: [
      { key: 'team', label: text.sheet.team, numeric: false },
      ...periods.map(({ number }) => ({
        key: `p${number}`,
        label: text.periodShort(periodFacts(state, number)),
        numeric: true,
      })),
      { key: 'total', label: text.sheet.total, numeric: true },
    ],
    rows: ([0, 1] as const).map((side) => ({
      cells: [
        teamName(state, side),
        ...periods.map(({ points }) => String(points[side])),
        String(officialScore(state)[side]),
      ],
    })),
  };
}

/** The two teams beside each other. */
function teamTable(state: State, { sheet: label }: Words): Table {
  const totals = ([0, 1] as const).map((side) => totalsOf(state, side).line);
  const rows: [string, (line: Line) => string][] = [
    [label.inside, ({ inside }) => shots(inside)],
    [label.outside, ({ outside }) => shots(outside)],
    [label.free, ({ free }) => shots(free)],
    [label.rebounds, ({ offensive, defensive }) => `${offensive + defensive} (${offensive}+${defensive})`],
    [label.assists, ({ assists }) => String(assists)],
    [label.steals, ({ steals }) => String(steals)],
    [label.turnovers, ({ turnovers }) => String(turnovers)],
    [label.blocks, ({ blocks }) => String(blocks)],
    [label.fouls, ({ fouls }) => String(fouls)],
  ];
  return {
    title: label.comparison,
    columns: [
      { key: 'what', label: label.figure, numeric: false },
      { key: 'home', label: teamName(state, 0), numeric: true },
      { key: 'away', label: teamName(state, 1), numeric: true },
    ],
    rows: rows.map(([name, value]) => ({ cells: [name, ...totals.map(value)] })),
  };
}

/** "12/20 (60%)" */
function shots(attempts: readonly [number, number]): string {
  const per = share(attempts);
  return `${attempts[0]}/${attempts[1]}${per === null ? '' : ` (${Math.round(per)}%)`}`;
}

function flowNotes(state: State, { sheet: label }: Words): Section['notes'] {
  const flow = flowOf(state);
  if (flow.longestRun[0] + flow.longestRun[1] === 0) return [];
  const each = (values: (side: Side) => string) =>
    ([0, 1] as const).map((side) => `${teamName(state, side)} ${values(side)}`).join(', ');
  return [
    { label: label.leadChanges, text: String(flow.leadChanges) },
    { label: label.tied, text: String(flow.tied) },
    { label: label.biggestLead, text: each((side) => String(flow.biggestLead[side].points)) },
    { label: label.longestRun, text: each((side) => String(flow.longestRun[side])) },
  ];
}

function teamSection(state: State, side: Side, text: Words): Section {
  return {
    title: teamName(state, side),
    headline: String(officialScore(state)[side]),
    tables: [boxTable(state, side, text)],
    notes: teamNotes(state, side, text),
  };
}

function boxTable(state: State, side: Side, { sheet: label }: Words): Table {
  const numeric = (key: string, text: string) => ({ key, label: text, numeric: true });
  const totals = totalsOf(state, side);
  const own = state.teamLines[side];
  return {
    title: label.boxScore,
    columns: [
      numeric('number', label.number),
      { key: 'player', label: label.player, numeric: false },
      numeric('minutes', label.minutes),
      numeric('points', label.points),
      numeric('inside', label.insideShort),
      numeric('outside', label.outsideShort),
      numeric('free', label.freeShort),
      numeric('rebounds', label.reboundsShort),
      numeric('assists', label.assistsShort),
      numeric('steals', label.stealsShort),
      numeric('turnovers', label.turnoversShort),
      numeric('blocks', label.blocksShort),
      numeric('fouls', label.foulsShort),
      numeric('plusMinus', '+/-'),
      numeric('index', label.index),
    ],
    rows: [
      ...boxOf(state, side).map((row) => ({
        cells: playerCells(row, label.didNotPlay),
        ...(row.playing && state.result === null && { emphasis: true }),
      })),
      { cells: ['', label.team, '', '', ...figureCells(own), '', ''] },
      { cells: ['', label.total, '', String(totals.points), ...figureCells(totals.line), '', String(totals.index)] },
    ],
  };
}

function playerCells(row: BoxLine, didNotPlay: string): readonly string[] {
  const { number, name, starter, captain, line, points, index } = row;
  const marks = `${starter ? '*' : ''}${captain ? ' (C)' : ''}`;
  const head = [number === null ? '' : String(number), `${name}${marks}`];
  if (!hasPlayed(row)) return [...head, didNotPlay, ...Array.from({ length: 12 }, () => '')];
  const plusMinus = line.plusMinus > 0 ? `+${line.plusMinus}` : String(line.plusMinus);
  return [...head, minutesText(line.played), String(points), ...figureCells(line), plusMinus, String(index)];
}

function figureCells({ inside, outside, free, offensive, defensive, ...line }: Line): readonly string[] {
  return [
    ...[inside, outside, free].map(([made, attempted]) => `${made}/${attempted}`),
    `${offensive}+${defensive}`,
    ...[line.assists, line.steals, line.turnovers, line.blocks, line.fouls].map(String),
  ];
}

function teamNotes(state: State, side: Side, { sheet: label, fouls }: Words): Section['notes'] {
  const special = state.foulMarks[side].filter(({ kind }) => kind !== 'personal' && kind !== 'offensive');
  const shown = special.map(
    ({ player, kind, mark }) => `${playerName(state, side, player)} (${fouls[kind]}, ${markText(state.format, mark)})`,
  );
  const { coach, bench } = state.bench[side];
  const timeouts = state.timeouts.filter((each) => each.side === side).map(({ mark }) => markText(state.format, mark));
  return [
    ...(shown.length > 0 ? [{ label: label.specialFouls, text: shown.join(', ') }] : []),
    ...(coach + bench > 0 ? [{ label: label.benchFouls, text: `C ${coach}, B ${bench}` }] : []),
    ...(timeouts.length > 0 ? [{ label: label.timeouts, text: timeouts.join(', ') }] : []),
  ];
}
