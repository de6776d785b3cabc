import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
} from 'graphql';
import * as z from 'zod';
import { MatchId } from '#shared/match/event.ts';
import { MatchStatus } from '#shared/match/lifecycle.ts';
import { ProblemError, problem } from '#shared/problem.ts';
import type { Locale } from '#shared/text/locale.ts';
import { Position } from '#shared/wire/live.ts';
import { readCursor, writeCursor } from '../api/list-routes.ts';
import type { ListedMatch } from '../store/match-list.ts';
import { Board, Commentary, EventType, listOf, must, Status } from './board.ts';
import { type Context, JsonScalar } from './context.ts';
import { MOST } from './limits.ts';
import { language, Match, type MatchNode, readFirst, readLocale } from './match.ts';
import type { FanCount, Update } from './updates.ts';

interface Connection {
  readonly rows: readonly ListedMatch[];
  readonly locale: Locale;
  readonly more: boolean;
}

const nodeOf = (row: ListedMatch, locale: Locale): MatchNode => ({ id: row.match_id, row, locale });

interface Edge {
  readonly row: ListedMatch;
  readonly locale: Locale;
}

const MatchEdge = new GraphQLObjectType<Edge, Context>({
  name: 'MatchEdge',
  fields: {
    cursor: { type: must(GraphQLString), resolve: ({ row }) => writeCursor(row) },
    node: { type: must(Match), resolve: ({ row, locale }) => nodeOf(row, locale) },
  },
});

const PageInfo = new GraphQLObjectType<Connection, Context>({
  name: 'PageInfo',
  fields: {
    hasNextPage: { type: must(GraphQLBoolean), resolve: ({ more }) => more },
    endCursor: {
      type: GraphQLString,
      resolve: ({ rows }) => {
        const last = rows.at(-1);
        return last === undefined ? null : writeCursor(last);
      },
    },
  },
});

const MatchConnection = new GraphQLObjectType<Connection, Context>({
  name: 'MatchConnection',
  fields: {
    edges: { type: listOf(MatchEdge), resolve: ({ rows, locale }) => rows.map((row): Edge => ({ row, locale })) },
    nodes: { type: listOf(Match), resolve: ({ rows, locale }) => rows.map((row) => nodeOf(row, locale)) },
    pageInfo: { type: must(PageInfo), resolve: (connection) => connection },
  },
});

const matchesArgs = z.object({
  sport: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,31}$/)
    .nullish(),
  status: z.array(MatchStatus).nullish(),
  first: z.unknown(),
  after: z.string().max(120).nullish(),
});

const Query = new GraphQLObjectType<unknown, Context>({
  name: 'Query',
  fields: {
    matches: {
      type: must(MatchConnection),
      description: 'Newest first',
      args: {
        sport: { type: GraphQLString },
        status: { type: new GraphQLList(new GraphQLNonNull(Status)) },
        first: { type: must(GraphQLInt), defaultValue: 20, description: `1 to ${MOST.matches}` },
        after: { type: GraphQLString, description: '`endCursor` of the page before' },
        language,
      },
      async resolve(_, args, { list }): Promise<Connection> {
        const { sport, status, first, after } = readArgs(matchesArgs, args);
        const limit = readFirst(first, MOST.matches);
        const locale = readLocale(args.language);
        // One more than asked for, to know whether another page follows.
        const rows = await list({
          sport: sport ?? undefined,
          statuses: status ?? undefined,
          after: readCursor(after ?? undefined),
          limit: limit + 1,
          locale,
        });
        return { rows: rows.slice(0, limit), locale, more: rows.length > limit };
      },
    },
    match: {
      type: Match,
      description: 'Null when there is none',
      args: { id: { type: must(GraphQLID) }, language },
      async resolve(_, args, { views }): Promise<MatchNode | null> {
        const { id } = readArgs(z.object({ id: MatchId }), args);
        const view = await views.view(id);
        return view?.fold.state == null ? null : { id, row: null, locale: readLocale(args.language) };
      },
    },
  },
});

const PositionInput = new GraphQLInputObjectType({
  name: 'Position',
  description: 'Where a client stands in the log of a match',
  fields: { term: { type: new GraphQLNonNull(GraphQLInt) }, seq: { type: new GraphQLNonNull(GraphQLInt) } },
});

const MatchUpdate = new GraphQLObjectType<Update, Context>({
  name: 'MatchUpdate',
  fields: {
    kind: {
      type: must(new GraphQLEnumType({ name: 'UpdateKind', values: { snapshot: {}, event: {} } })),
      description: 'snapshot: where things stand, first of all and after a gap; event: one event, each once, in order',
    },
    term: { type: must(GraphQLInt) },
    seq: { type: must(GraphQLInt) },
    gap: { type: must(GraphQLBoolean), description: 'Events before were left out, because there were too many' },
    event: {
      type: EventType,
      resolve: ({ event }) => (event === null ? null : { event: event.event, state: event.state }),
    },
    changes: {
      type: JsonScalar,
      description: 'The fields of the scoreboard that this event changed',
      resolve: ({ event }) => event?.scoreboard ?? null,
    },
    commentary: { type: Commentary, resolve: ({ event }) => event?.commentary ?? null },
    corrects: {
      type: must(GraphQLBoolean),
      description: 'Earlier commentary and cards changed too',
      resolve: ({ event }) => event?.corrects === true,
    },
    scoreboard: {
      type: Board,
      description: 'The newest when this is sent: at `seq`, or later when events came fast',
      resolve: ({ view, locale }) => view.boardIn(locale),
    },
    match: {
      type: must(Match),
      description: 'The match as it is when this is sent',
      resolve: ({ view, locale }): MatchNode => ({ id: view.match, row: null, locale }),
    },
  },
});

const PresenceType = new GraphQLObjectType<FanCount, Context>({
  name: 'Presence',
  fields: {
    match: { type: must(GraphQLID) },
    fans: { type: must(GraphQLInt), description: 'How many follow the match at this relay, by whatever protocol' },
  },
});

const Subscription = new GraphQLObjectType<unknown, Context>({
  name: 'Subscription',
  fields: {
    presence: {
      type: must(PresenceType),
      description: 'How many follow a match: now, and at each change, every 5 s at most. Does not count as following',
      args: { id: { type: must(GraphQLID) } },
      subscribe: (_, args, { updates }) => updates.presence(readArgs(z.object({ id: MatchId }), args).id),
      resolve: (count) => count,
    },
    match: {
      type: must(MatchUpdate),
      description: 'A match live; `after` goes on where a client stopped',
      args: { id: { type: must(GraphQLID) }, after: { type: PositionInput }, language },
      subscribe: (_, args, { updates }) => {
        const { id, after } = readArgs(z.object({ id: MatchId, after: Position.nullish() }), args);
        return updates.of(id, after ?? undefined, readLocale(args.language));
      },
      resolve: (update) => update,
    },
  },
});

export const schema = new GraphQLSchema({ query: Query, subscription: Subscription });

function readArgs<T>(args: z.ZodType<T>, given: unknown): T {
  const read = args.safeParse(given);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const path = issue?.path.join('.') ?? '';
  throw new ProblemError(problem('invalid', `${path}: ${issue?.message ?? 'it does not fit'}`, path));
}
