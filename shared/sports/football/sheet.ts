import type { Locale } from '../../text/locale.ts';
import { type Side, teamName } from '../side.ts';
import type { Section, Table } from '../sport.ts';
import type { Action } from './events.ts';
import { goalFacts, scoreLine, scoreText } from './facts.ts';
import { byMark, markText } from './minute.ts';
import { presence } from './players.ts';
import { playerName, type State, scoreAfter, scoreOf, sumOf } from './state.ts';
import { type Words, words } from './text/words.ts';

/** The match report: what happened, then a section for each side's players. */
export function sheet(state: State, locale: Locale): readonly Section[] {
  const text = words(locale);
  const tables = [
    goals(state, text),
    penalties(state, text),
    cards(state, text),
    changes(state, text),
    kicks(state, text),
    figures(state, text),
  ];
  return [
    {
      title: text.sheet.match,
      headline: headline(state, text),
      tables: tables.filter(({ rows }) => rows.length > 0),
      notes: notes(state, text),
    },
    ...([0, 1] as const).map((side) => ({
      title: teamName(state, side),
      tables: [players(state, side, text)],
      notes: [],
    })),
  ];
}

/** "Brazil 1-1 Croatia (4-2 on penalties)" */
export function headline(state: State, text: Words): string {
  const { shootOut } = state;
  const line = scoreLine(state, scoreOf(state));
  return shootOut === null ? line : `${line} (${text.shootOutScore(scoreText(shootOut.scored))})`;
}

/** Counts that somebody kept; a row that nobody has anything in is left out. */
function figures(state: State, { sheet: label, actions, figures: names }: Words): Table {
  const row = (name: string, of: (side: Side) => number) => {
    const pair = [of(0), of(1)] as const;
    return pair[0] + pair[1] === 0 ? [] : [{ cells: [name, ...pair.map(String)] }];
  };
  const action = (name: Action) => (side: Side) => state.actions[side][name] ?? 0;
  const { possession } = state;
  return {
    title: label.statistics,
    columns: [
      word('statistic', ''),
      ...([0, 1] as const).map((side) => ({ key: `team${side + 1}`, label: teamName(state, side), numeric: true })),
    ],
    rows: [
      ...(possession === null ? [] : [{ cells: [names.possession, ...possession.map((share) => `${share}%`)] }]),
      ...row(names.shots, (side) => state.shots.filter((shot) => shot.side === side).length),
      ...FIGURES.flatMap((name) => row(actions[name], action(name))),
    ],
  };
}

const FIGURES: readonly Action[] = ['shot on target', 'save', 'corner', 'foul', 'offside', 'free kick', 'throw-in'];

type Column = Table['columns'][number];
const word = (key: string, label: string): Column => ({ key, label, numeric: false });

function goals(state: State, { sheet: label, goalSuffix, cancelled }: Words): Table {
  const score: [number, number] = [0, 0];
  return {
    title: label.goals,
    columns: [
      word('minute', label.minute),
      word('player', label.player),
      word('team', label.team),
      word('assist', label.assist),
      word('score', label.score),
    ],
    rows: state.goals.toSorted(byMark).map((goal) => {
      const { player, team, kind, assist, mark } = goalFacts(state, goal);
      if (!goal.cancelled) score[goal.side] += 1;
      const name = `${player ?? ''}${goalSuffix(kind)}`.trim();
      return { cells: [mark, name, team, assist ?? '', goal.cancelled ? cancelled : scoreText(score)] };
    }),
  };
}

function penalties(state: State, { sheet: label, missed }: Words): Table {
  return {
    title: label.missedPenalties,
    columns: [
      word('minute', label.minute),
      word('player', label.player),
      word('team', label.team),
      word('outcome', label.outcome),
    ],
    rows: state.penalties.toSorted(byMark).map(({ side, player, outcome, mark }) => ({
      cells: [markText(mark), nameOf(state, side, player), teamName(state, side), missed[outcome]],
    })),
  };
}

function cards(state: State, { sheet: label, cards: names, cancelled, penalties: pens }: Words): Table {
  return {
    title: label.cards,
    columns: [
      word('minute', label.minute),
      word('player', label.player),
      word('team', label.team),
      word('card', label.card),
    ],
    rows: state.cards.toSorted(byMark).map((entry) => ({
      cells: [
        entry.mark.period === 5 ? pens : markText(entry.mark),
        entry.official ?? nameOf(state, entry.side, entry.player),
        teamName(state, entry.side),
        entry.cancelled ? `${names[entry.card]} (${cancelled})` : names[entry.card],
      ],
    })),
  };
}

function changes(state: State, { sheet: label, concussion }: Words): Table {
  return {
    title: label.substitutions,
    columns: [word('minute', label.minute), word('team', label.team), word('off', label.off), word('on', label.on)],
    rows: state.substitutions.toSorted(byMark).map(({ side, off, on, kind, mark }) => ({
      cells: [
        markText(mark),
        teamName(state, side),
        playerName(state, side, off),
        `${playerName(state, side, on)}${kind === 'concussion' ? ` (${concussion})` : ''}`,
      ],
    })),
  };
}

function kicks(state: State, { sheet: label, kicks: outcomes }: Words): Table {
  const score: [number, number] = [0, 0];
  return {
    title: label.shootOut,
    columns: [
      { key: 'kick', label: label.round, numeric: true },
      word('player', label.player),
      word('team', label.team),
      word('outcome', label.outcome),
      word('score', label.score),
    ],
    rows: (state.shootOut?.kicks ?? []).map(({ side, player, outcome }, index) => {
      if (outcome === 'scored') score[side] += 1;
      const cells = [nameOf(state, side, player), teamName(state, side), outcomes[outcome], scoreText(score)];
      return { cells: [String(index + 1), ...cells] };
    }),
  };
}

function players(state: State, side: Side, { sheet: label, cards: names }: Words): Table {
  const { players: all, lineUp } = state.squads[side];
  const listed = lineUp === null ? [...all.keys()] : [...lineUp.starting, ...lineUp.bench];
  const others = [...all.keys()].filter((id) => !listed.includes(id) && presence(state, side, id) !== 'unknown');
  return {
    title: label.players,
    columns: [
      { key: 'number', label: label.number, numeric: true },
      word('player', label.player),
      word('role', label.role),
      { key: 'goals', label: label.scored, numeric: true },
      word('cards', label.cards),
      word('changes', label.substitutions),
    ],
    rows: [...listed, ...others].map((id) => {
      const scored = state.goals.filter((goal) => goal.side === side && goal.player === id && counts(goal)).length;
      const shown = state.cards.filter((card) => card.side === side && card.player === id && !card.cancelled);
      const moves = state.substitutions.filter((each) => each.side === side && (each.on === id || each.off === id));
      return {
        cells: [
          String(all.get(id)?.number ?? ''),
          playerName(state, side, id),
          roleOf(lineUp, id, label),
          scored === 0 ? '' : String(scored),
          shown.map((card) => `${names[card.card]} ${markText(card.mark)}`.trim()).join(', '),
          moves.map(({ on, mark }) => `${on === id ? label.on : label.off} ${markText(mark)}`.trim()).join(', '),
        ],
        ...(state.result === null && presence(state, side, id) === 'pitch' && { emphasis: true }),
      };
    }),
  };
}

function counts({ kind, cancelled }: State['goals'][number]): boolean {
  return kind !== 'own goal' && !cancelled;
}

function roleOf(lineUp: State['squads'][0]['lineUp'], id: string, label: Words['sheet']): string {
  if (lineUp === null) return '';
  if (lineUp.goalkeeper === id) return label.keeper;
  return lineUp.starting.includes(id) ? label.starting : lineUp.bench.includes(id) ? label.bench : '';
}

function notes(state: State, { sheet: label }: Words): Section['notes'] {
  const last = state.periods.at(-1);
  const missing = state.periods.reduce<readonly [number, number]>((sum, each) => sumOf(sum, each.unrecorded), [0, 0]);
  const at = (period: 1 | 2 | 4) => scoreText(scoreAfter(state, period));
  const played = (period: 1 | 2) => state.periods.some((each) => each.period === period);
  const reached = last === undefined ? 0 : last.ended ? last.period : last.period - 1;
  return [
    ...(reached >= 1 && played(1) ? [{ label: label.halfTime, text: at(1) }] : []),
    ...(reached >= 2 && played(2) ? [{ label: label.fullTime, text: at(2) }] : []),
    ...(reached >= 4 ? [{ label: label.extraTime, text: at(4) }] : []),
    ...(state.award === null
      ? []
      : [{ label: label.awarded, text: [scoreText(state.award.score), state.award.reason ?? ''].join(' ').trim() }]),
    ...(missing[0] === 0 && missing[1] === 0 ? [] : [{ label: label.unrecorded, text: scoreText(missing) }]),
  ];
}

function nameOf(state: State, side: Side, id: string | null): string {
  return id === null ? '' : playerName(state, side, id);
}
