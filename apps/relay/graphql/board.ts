import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLFloat,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  type GraphQLNullableType,
  GraphQLObjectType,
  GraphQLString,
} from 'graphql';
import type { MatchEvent } from '#shared/match/event.ts';
import type { EventState } from '#shared/match/event-state.ts';
import { MatchStatus } from '#shared/match/lifecycle.ts';
import type { Scoreboard } from '#shared/match/scoreboard.ts';
import type { Chart, Section, Table } from '#shared/sports/sport.ts';
import { CommentaryEntry } from '#shared/wire/live.ts';
import { JsonScalar, TimeScalar } from './context.ts';

export function must<T extends GraphQLNullableType>(type: T): GraphQLNonNull<T> {
  return new GraphQLNonNull(type);
}
export function listOf<T extends GraphQLNullableType>(type: T): GraphQLNonNull<GraphQLList<GraphQLNonNull<T>>> {
  return must(new GraphQLList(must(type)));
}
const text = { type: must(GraphQLString) };
const maybeText = { type: GraphQLString };
const int = { type: must(GraphQLInt) };

export const Status = new GraphQLEnumType({
  name: 'MatchStatus',
  values: Object.fromEntries(MatchStatus.options.map((status) => [status, {}])),
});

const Side = new GraphQLObjectType<Scoreboard['sides'][number]>({
  name: 'Side',
  fields: {
    name: text,
    shortName: text,
    score: text,
    detail: maybeText,
    active: { type: must(GraphQLBoolean), resolve: ({ active }) => active === true },
  },
});

export const Board = new GraphQLObjectType<Scoreboard>({
  name: 'Scoreboard',
  description: 'The small view of a match that every sport has.',
  fields: {
    title: text,
    status: { type: must(Status) },
    phase: { ...text, description: '"2nd innings", "Q3", "Set 2"' },
    sides: { type: listOf(Side) },
    situation: text,
    result: { ...maybeText, description: 'Null while undecided' },
    score: { type: must(JsonScalar), description: 'The headline numbers of the sport' },
    startedAt: { type: TimeScalar },
    conflicts: { ...int, description: 'Events that the corrected log has no room for' },
    flags: {
      type: listOf(GraphQLString),
      description: 'What is said about the score itself: under-review, unreliable',
    },
    clock: { type: JsonScalar },
  },
});

export const Commentary = new GraphQLObjectType<CommentaryEntry>({
  name: 'CommentaryEntry',
  fields: {
    id: { ...text, description: 'Of the event that it tells of' },
    seq: int,
    at: { type: must(TimeScalar) },
    mark: text,
    kind: {
      type: must(
        new GraphQLEnumType({
          name: 'CommentaryKind',
          values: Object.fromEntries(CommentaryEntry.shape.kind.options.map((kind) => [kind, {}])),
        }),
      ),
    },
    text,
    badge: maybeText,
    period: maybeText,
    corrected: { type: must(GraphQLBoolean), resolve: ({ corrected }) => corrected === true },
  },
});

const State = new GraphQLObjectType<EventState>({
  name: 'EventState',
  description: 'How far an event may be relied on',
  fields: {
    status: { ...text, description: 'live, under-review, confirmed, corrected, voided, conflict' },
    place: { type: GraphQLInt, description: "Its place in the match's order; seq is the order of arrival" },
    correctedBy: maybeText,
    collectedOffline: { type: must(GraphQLBoolean) },
  },
});

/** An event and where it stands. */
export interface EventNode {
  readonly event: MatchEvent;
  readonly state: EventState | undefined;
}

export const EventType = new GraphQLObjectType<EventNode>({
  name: 'Event',
  description: "An entry of the match's log",
  fields: {
    id: { ...text, resolve: ({ event }) => event.id },
    seq: { ...int, resolve: ({ event }) => event.seq },
    term: { ...int, resolve: ({ event }) => event.term },
    type: { ...text, resolve: ({ event }) => event.type },
    data: { type: must(JsonScalar), resolve: ({ event }) => event.data },
    at: { type: must(TimeScalar), resolve: ({ event }) => event.at },
    recordedAt: { type: must(TimeScalar), resolve: ({ event }) => event.recordedAt },
    source: { type: must(JsonScalar), resolve: ({ event }) => event.source },
    prev: { ...text, resolve: ({ event }) => event.prev, description: 'SHA-256 of the event before' },
    state: { type: State, resolve: ({ state }) => state },
  },
});

const Column = new GraphQLObjectType<Table['columns'][number]>({
  name: 'Column',
  fields: { key: text, label: text, numeric: { type: must(GraphQLBoolean) } },
});
const Row = new GraphQLObjectType<Table['rows'][number]>({
  name: 'Row',
  fields: {
    cells: { type: listOf(GraphQLString) },
    emphasis: { type: must(GraphQLBoolean), resolve: ({ emphasis }) => emphasis === true },
  },
});
const TableType = new GraphQLObjectType<Table>({
  name: 'Table',
  fields: { title: text, columns: { type: listOf(Column) }, rows: { type: listOf(Row) } },
});
const Note = new GraphQLObjectType<Section['notes'][number]>({ name: 'Note', fields: { label: text, text } });

export const SectionType = new GraphQLObjectType<Section>({
  name: 'Section',
  description: 'Part of a scorecard as tables: an innings, a period',
  fields: { title: text, headline: maybeText, tables: { type: listOf(TableType) }, notes: { type: listOf(Note) } },
});

const Series = new GraphQLObjectType<Chart['series'][number]>({
  name: 'Series',
  fields: { name: text, points: { type: listOf(new GraphQLList(must(GraphQLFloat))), description: '[x, y]' } },
});
export const ChartType = new GraphQLObjectType<Chart>({
  name: 'Chart',
  fields: {
    id: text,
    title: text,
    kind: { ...text, description: 'line, bar, wheel' },
    xLabel: text,
    yLabel: text,
    series: { type: listOf(Series) },
  },
});
