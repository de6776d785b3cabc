import type { Locale } from '../../text/locale.ts';
import { type Side, teamName } from '../side.ts';
import type { Section, Table } from '../sport.ts';
import { scoreFacts } from './facts.ts';
import { nameOrNull, playerName, type State, scoreAfter, scoreOf, sumOf } from './state.ts';
import { figuresOf } from './statistics.ts';
import { type Words, words } from './text/words.ts';
import { byMark, halfTimeAfter, markText } from './time.ts';

/** The match report: what happened, then a section for each side's players. */
export function sheet(state: State, locale: Locale): readonly Section[] {
  const text = words(locale);
  const tables = [
    periods(state, text),
    goals(state, text),
    cards(state, text),
    figures(state, text),
    attempts(state, text),
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

/** "Netherlands 2–2 Belgium (4–3 SO)" */
function headline(state: State, text: Words): string {
  const { shootOut } = state;
  const line = text.scoreLine(scoreFacts(state, scoreOf(state)));
  return shootOut === null ? line : `${line} (${text.shootOutScore(shootOut.scored)})`;
}

type Column = Table['columns'][number];
const word = (key: string, label: string): Column => ({ key, label, numeric: false });
const number = (key: string, label: string): Column => ({ key, label, numeric: true });

function periods(state: State, text: Words): Table {
  const total = scoreOf(state);
  return {
    title: text.sheet.periods,
    columns: [
      word('team', text.sheet.team),
      ...state.periods.map(({ period }) => number(`p${period}`, text.sheet.period(period, state.format.periods))),
      number('total', text.sheet.total),
    ],
    rows:
      state.periods.length === 0
        ? []
        : ([0, 1] as const).map((side) => ({
            cells: [
              teamName(state, side),
              ...state.periods.map((record) => String(record.goals[side])),
              String(total[side]),
            ],
          })),
  };
}

function goals(state: State, text: Words): Table {
  const label = text.sheet;
  const score: [number, number] = [0, 0];
  return {
    title: label.goals,
    columns: [
      word('minute', label.minute),
      word('player', label.player),
      word('team', label.team),
      word('how', label.how),
      word('score', label.score),
    ],
    rows: state.goals.toSorted(byMark).map((goal) => {
      const { side, player, how, mark, cancelled } = goal;
      if (!cancelled) score[side] += 1;
      const kind = text.how(how, state.format.penalty === 'challenge');
      const cells = [markText(mark), nameOrNull(state, side, player) ?? '', teamName(state, side), kind];
      return { cells: [...cells, cancelled ? text.cancelled : text.score([...score])] };
    }),
  };
}

function cards(state: State, text: Words): Table {
  const label = text.sheet;
  return {
    title: label.cards,
    columns: [
      word('minute', label.minute),
      word('player', label.player),
      word('team', label.team),
      word('card', label.card),
      word('suspension', label.suspension),
    ],
    rows: state.cards.toSorted(byMark).map(({ side, card, player, official, minutes, mark, cancelled }) => ({
      cells: [
        mark.shootOut ? text.inShort : markText(mark),
        official ?? nameOrNull(state, side, player) ?? '',
        teamName(state, side),
        cancelled ? `${text.cards[card]} (${text.cancelled})` : text.cards[card],
        player === null || mark.shootOut ? '' : minutes === null ? text.restOfMatch : text.minutes(minutes),
      ],
    })),
  };
}

function figures(state: State, text: Words): Table {
  const label = text.sheet;
  const [a, b] = [figuresOf(state, 0), figuresOf(state, 1)];
  const of = ({ scored }: { readonly scored: number }, n: number) => `${scored}/${n}`;
  const row = (name: string, one: string | number, two: string | number) => ({
    cells: [name, String(one), String(two)],
    told: ![one, two].every((value) => value === 0 || value === '0/0' || value === ''),
  });
  const share = (value: number | null) => (value === null ? '' : `${value}%`);
  const shots = ({ shots: { onGoal, wide, blocked } }: typeof a) => onGoal + wide + blocked;
  const rows = [
    row(label.corners, of(a.corners, a.corners.awarded), of(b.corners, b.corners.awarded)),
    row(
      label.strokes(state.format.penalty === 'challenge'),
      of(a.strokes, a.strokes.taken),
      of(b.strokes, b.strokes.taken),
    ),
    row(label.shots, shots(a), shots(b)),
    row(label.onGoal, a.shots.onGoal, b.shots.onGoal),
    row(label.entries, a.entries, b.entries),
    row(label.saves, a.saves, b.saves),
    row(label.possession, share(a.possession), share(b.possession)),
  ];
  return {
    title: label.figures,
    columns: [word('figure', ''), number('first', teamName(state, 0)), number('second', teamName(state, 1))],
    rows: rows.filter(({ told }) => told).map(({ cells }) => ({ cells })),
  };
}

function attempts(state: State, text: Words): Table {
  const label = text.sheet;
  const score: [number, number] = [0, 0];
  return {
    title: label.shootOut,
    columns: [
      number('attempt', label.attempt),
      word('player', label.player),
      word('team', label.team),
      word('outcome', label.outcome),
      word('score', label.score),
    ],
    rows: (state.shootOut?.attempts ?? []).map(({ side, player, outcome, stroke }, index) => {
      if (outcome === 'goal') score[side] += 1;
      const ended = stroke ? text.byStroke(text.attempts[outcome]) : text.attempts[outcome];
      const cells = [nameOrNull(state, side, player) ?? '', teamName(state, side), ended, text.score([...score])];
      return { cells: [String(index + 1), ...cells] };
    }),
  };
}

function players(state: State, side: Side, text: Words): Table {
  const label = text.sheet;
  const { players: all, lineUp, field, goal } = state.squads[side];
  const { captain } = state.setup.teams[side];
  const listed = lineUp === null ? [...all.keys()] : [...lineUp.starting, ...lineUp.bench];
  const others = [...all.keys()].filter((id) => !listed.includes(id) && field?.has(id) === true);
  const roles = (id: string) => [
    ...(id === goal.keeper ? [label.keeper] : []),
    ...(id === captain ? [label.captain] : []),
    ...(lineUp?.starting.includes(id) === true ? [label.starting] : []),
  ];
  return {
    title: label.players,
    columns: [
      number('number', label.number),
      word('player', label.player),
      word('role', label.role),
      number('goals', label.scored),
      word('cards', label.cards),
    ],
    rows: [...listed, ...others].map((id) => {
      const scored = state.goals.filter((each) => each.side === side && each.player === id && !each.cancelled).length;
      const shown = state.cards.filter((card) => card.side === side && card.player === id && !card.cancelled);
      return {
        cells: [
          String(all.get(id)?.number ?? ''),
          playerName(state, side, id),
          roles(id).join(', '),
          scored === 0 ? '' : String(scored),
          shown.map((card) => `${text.cards[card.card]} ${markText(card.mark)}`.trim()).join(', '),
        ],
        ...(state.result === null && field?.has(id) === true && { emphasis: true }),
      };
    }),
  };
}

function notes(state: State, text: Words): Section['notes'] {
  const label = text.sheet;
  const half = halfTimeAfter(state.format);
  const over = half !== null && state.periods.some(({ period, ended }) => period >= half && (ended || period > half));
  const missing = state.periods.reduce<readonly [number, number]>((sum, each) => sumOf(sum, each.unrecorded), [0, 0]);
  return [
    ...(over && half !== null ? [{ label: label.halfTime, text: text.score(scoreAfter(state, half)) }] : []),
    ...(state.award === null
      ? []
      : [{ label: label.awarded, text: [text.score(state.award.score), state.award.reason ?? ''].join(' ').trim() }]),
    ...(missing[0] === 0 && missing[1] === 0 ? [] : [{ label: label.unrecorded, text: text.score(missing) }]),
  ];
}
