import { GraphQLScalarType } from 'graphql';
import type { Presence } from '../live/presence.ts';
import type { ListedMatch, MatchFilter } from '../store/match-list.ts';
import type { Views } from '../views/views.ts';
import type { Updates } from './updates.ts';

/** What resolvers work with. */
export interface Context {
  readonly views: Views;
  readonly presence: Presence;
  readonly updates: Updates;
  list(filter: MatchFilter): Promise<ListedMatch[]>;
}

/** What has a shape of its own in every sport. Output only. */
export const JsonScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'Any JSON value; its shape depends on the sport.',
});

/** Times are UTC ms, which do not fit into GraphQL's Int. */
export const TimeScalar = new GraphQLScalarType<number, number>({
  name: 'Time',
  description: 'UTC milliseconds.',
});
