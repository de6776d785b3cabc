import { hash } from 'node:crypto';
import { usePersistedOperations as persistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import * as z from 'zod';

/** Queries that are known by their hash; the one that was not used for longest is forgotten first. */
const MAX_KEPT = 1000;
const MAX_QUERY = 16 * 1024;

const Extension = z.object({
  persistedQuery: z.object({ version: z.literal(1), sha256Hash: z.string().regex(/^[0-9a-f]{64}$/) }),
});

/**
 * Automatic persisted queries, as Apollo's and urql's clients make them: a query is sent once with its SHA-256, then the
 * hash alone will do. An unknown hash is answered `PERSISTED_QUERY_NOT_FOUND`, and the client sends both again.
 */
export function persistedQueries(): Plugin[] {
  const kept = new Map<string, string>();
  const keep: Plugin = {
    onParams({ params: { query, extensions } }) {
      const extension = Extension.safeParse(extensions);
      if (!extension.success || typeof query !== 'string' || query === '') return;
      const { sha256Hash } = extension.data.persistedQuery;
      if (hash('sha256', query) !== sha256Hash) {
        throw new GraphQLError('The hash is not that of the query.', {
          extensions: { code: 'PERSISTED_QUERY_HASH_MISMATCH', http: { status: 400 } },
        });
      }
      if (query.length > MAX_QUERY) return;
      kept.delete(sha256Hash);
      kept.set(sha256Hash, query);
      const [oldest] = kept.keys();
      if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
    },
  };
  const find = persistedOperations({
    allowArbitraryOperations: true,
    getPersistedOperation(key) {
      const query = kept.get(key);
      if (query === undefined) return null;
      kept.delete(key);
      kept.set(key, query);
      return query;
    },
    customErrors: {
      keyNotFound: { message: 'There is no query.', extensions: { code: 'invalid', http: { status: 400 } } },
      notFound: {
        message: 'PersistedQueryNotFound',
        extensions: { code: 'PERSISTED_QUERY_NOT_FOUND', http: { status: 200 } },
      },
    },
  });
  return [keep, find];
}
