import { GraphQLBoolean, GraphQLEnumType, GraphQLID, GraphQLInt, GraphQLObjectType, GraphQLString } from 'graphql';
import { parseJson } from '#shared/json/json.ts';
import type { MatchState } from '#shared/match/state.ts';
import { ProblemError, problem } from '#shared/problem.ts';
import { DEFAULT_LOCALE, Locale } from '#shared/text/locale.ts';
import { type CommentaryPart, commentaryPart } from '../api/commentary-page.ts';
import type { ListedMatch } from '../store/match-list.ts';
import type { MatchView } from '../views/match-view.ts';
import { Board, ChartType, Commentary, type EventNode, EventType, listOf, must, SectionType, Status } from './board.ts';
import { type Context, JsonScalar, TimeScalar } from './context.ts';
import { MOST } from './limits.ts';

/** A match that was asked for: a row of the list, or its view. */
export interface MatchNode {
  readonly id: string;
  readonly row: ListedMatch | null;
  /** Of the texts, where a field does not say. */
  readonly locale: Locale;
}

const Language = new GraphQLEnumType({
  name: 'Language',
  values: Object.fromEntries(Locale.options.map((locale) => [locale, {}])),
});
/** Where nothing is said, the language of the field above counts, and English at the top. */
export const language = { type: Language, description: 'Of the texts here and below; English if it is said nowhere' };
export const readLocale = (value: unknown, otherwise: Locale = DEFAULT_LOCALE): Locale =>
  Locale.catch(otherwise).parse(value);

const text = { type: must(GraphQLString) };

/** Made once for each state, whoever asks: a subscription to a whole scorecard must not cost one for each subscriber. */
const made = new WeakMap<MatchState, Map<string, unknown>>();
function once<T>(state: MatchState, key: string, make: () => T): unknown {
  const known = made.get(state) ?? new Map<string, unknown>();
  made.set(state, known);
  if (!known.has(key)) known.set(key, make());
  return known.get(key);
}

async function viewOf({ views }: Context, { id }: MatchNode): Promise<{ view: MatchView; state: MatchState }> {
  const view = await views.view(id);
  const state = view?.fold.state ?? null;
  if (view === null || state === null) throw new ProblemError(problem('no-match', `There is no match ${id} here.`));
  return { view, state };
}

/** A field of the match's state in a language. */
function worded(make: (state: MatchState, locale: Locale) => unknown, name: string) {
  return async (node: MatchNode, args: Readonly<Record<string, unknown>>, context: Context) => {
    const locale = readLocale(args.language, node.locale);
    const { state } = await viewOf(context, node);
    return once(state, `${name}/${locale}`, () => make(state, locale));
  };
}

const Scorecard = new GraphQLObjectType<{ readonly state: MatchState; readonly locale: Locale }>({
  name: 'Scorecard',
  fields: {
    data: {
      type: must(JsonScalar),
      description: "The sport's own card, for programs",
      resolve: ({ state }) => once(state, 'card', () => state.game.scorecard()),
    },
    sections: {
      type: listOf(SectionType),
      description: 'The same card as tables, for people',
      resolve: ({ state, locale }) => once(state, `sheet/${locale}`, () => state.game.sheet(locale)),
    },
  },
});

const CommentaryPage = new GraphQLObjectType<CommentaryPart>({
  name: 'CommentaryPage',
  fields: {
    nodes: { type: listOf(Commentary), resolve: ({ entries }) => entries },
    next: {
      type: GraphQLID,
      description: '`before` of the next page; null at the beginning',
      resolve: ({ next }) => next,
    },
  },
});

interface EventsPart {
  readonly nodes: readonly EventNode[];
  readonly more: boolean;
}
const EventsPage = new GraphQLObjectType<EventsPart>({
  name: 'EventsPage',
  fields: {
    nodes: { type: listOf(EventType) },
    more: { type: must(GraphQLBoolean), description: 'Another page follows' },
  },
});

const first = (most: number, fallback: number) => ({
  type: must(GraphQLInt),
  defaultValue: fallback,
  description: `1 to ${most}`,
});

export function readFirst(value: unknown, most: number): number {
  if (typeof value === 'number' && value >= 1 && value <= most) return value;
  throw new ProblemError(problem('invalid', `first is 1 to ${most}.`, 'first'));
}

export const Match = new GraphQLObjectType<MatchNode, Context>({
  name: 'Match',
  fields: {
    id: { type: must(GraphQLID) },
    sport: {
      ...text,
      resolve: async (node, _, context) => node.row?.sport ?? (await viewOf(context, node)).state.sport,
    },
    status: {
      type: must(Status),
      resolve: async (node, _, context) => node.row?.status ?? (await viewOf(context, node)).state.status,
    },
    term: {
      type: must(GraphQLInt),
      resolve: async (node, _, context) => node.row?.term ?? (await viewOf(context, node)).view.head.term,
    },
    seq: {
      type: must(GraphQLInt),
      description: 'The newest event that is counted in',
      resolve: async (node, _, context) => node.row?.seq ?? (await viewOf(context, node)).view.head.seq,
    },
    updatedAt: {
      type: must(TimeScalar),
      resolve: async (node, _, context) =>
        node.row?.updated_at ?? (await viewOf(context, node)).view.log.at(-1)?.recordedAt ?? 0,
    },
    scoreboard: {
      type: Board,
      async resolve(node, _, context) {
        if (node.row === null) return (await viewOf(context, node)).view.boardIn(node.locale);
        const board = parseJson(node.row.scoreboard);
        return board.ok ? board.value : null;
      },
    },
    fans: {
      type: must(GraphQLInt),
      description: 'How many follow the match at this relay just now',
      resolve: ({ id }, _, { presence }) => presence.fans(id),
    },
    summary: { ...text, args: { language }, resolve: worded(({ game }, locale) => game.summary(locale), 'summary') },
    scorecard: {
      type: must(Scorecard),
      args: { language },
      resolve: worded((state, locale) => ({ state, locale }), 'scorecard'),
    },
    statistics: { type: must(JsonScalar), resolve: worded(({ game }) => game.statistics(), 'statistics') },
    charts: {
      type: listOf(ChartType),
      args: { language },
      resolve: worded(({ game }, locale) => game.charts(locale), 'charts'),
    },
    commentary: {
      type: must(CommentaryPage),
      description: 'Newest first',
      args: { first: first(MOST.commentary, 20), before: { type: GraphQLID }, language },
      async resolve(node, args: Readonly<Record<string, unknown>>, context) {
        const { view } = await viewOf(context, node);
        const before = typeof args.before === 'string' ? args.before : undefined;
        const part = commentaryPart(
          view,
          before,
          readFirst(args.first, MOST.commentary),
          readLocale(args.language, node.locale),
        );
        if (part !== null) return part;
        throw new ProblemError(problem('no-cursor', 'There is no such event any more; begin without `before`.'));
      },
    },
    events: {
      type: must(EventsPage),
      description: 'The log, from seq `after` + 1',
      args: { first: first(MOST.events, 50), after: { type: must(GraphQLInt), defaultValue: 0 } },
      async resolve(node, args: Readonly<Record<string, unknown>>, context): Promise<EventsPart> {
        const { view } = await viewOf(context, node);
        const after = typeof args.after === 'number' && args.after > 0 ? args.after : 0;
        const end = after + readFirst(args.first, MOST.events);
        const nodes = view.log.slice(after, end).map((event) => ({ event, state: view.stateOf(event) }));
        return { nodes, more: view.log.length > end };
      },
    },
  },
});
