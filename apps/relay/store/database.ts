import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Logger } from 'pino';
import { ProblemError, problem } from '#shared/problem.ts';
import { EmbeddedPostgres } from './embedded.ts';
import { awaitSchema, migrate } from './migrate.ts';

/** Commits use two connections at a time; the rest is for reads. */
const CONNECTIONS = 10;
const STATEMENT_TIMEOUT_MS = 30_000;

const WAIT_FOR_DISK = `select set_config('synchronous_commit', 'on', false)
                       where current_setting('synchronous_commit') = 'off'`;

export interface Database {
  readonly pool: pg.Pool;
  /** How the database knows this replica; also `application_name` of its connections. */
  readonly replica: string;
  /** Nobody else uses it. */
  readonly isPrivate: boolean;
  close(): Promise<void>;
}

/**
 * The Postgres at `url`, or the relay's own in `dataDir`; its schema is brought up to date, or waited for.
 * @throws ProblemError when there is none to be had.
 */
export async function openDatabase(
  url: string | undefined,
  dataDir: string,
  log: Logger,
  schema: 'migrate' | 'await' = 'migrate',
): Promise<Database> {
  const embedded = url === undefined ? await EmbeddedPostgres.open(dataDir, log) : null;
  // One that shares the database is a new one after each start: what it held before it died is free after a moment.
  const replica = url === undefined ? 'scorewire-relay' : `scorewire-relay ${randomUUID()}`;
  const pool = new pg.Pool({
    ...(embedded === null ? { connectionString: url } : embedded.address),
    max: CONNECTIONS,
    application_name: replica,
    connectionTimeoutMillis: 10_000,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    // An idle connection that the server or a firewall dropped must not be found out by a commit.
    keepAlive: true,
    // A server that does not wait for its disk by default would make our acks a lie. A connection without this is none.
    onConnect: async (client) => {
      await client.query(WAIT_FOR_DISK);
    },
  });
  // Without a listener an idle connection that breaks would end the process; the next query finds out anyway.
  pool.on('error', (error) => log.warn({ err: error }, 'a database connection broke'));
  // The pool does not listen to a connection that somebody has taken out: the query fails, and the error has no other
  // listener, which would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const close = async () => {
    await pool.end();
    await embedded?.close();
  };
  try {
    await (schema === 'migrate' ? migrate(pool) : awaitSchema(pool, log));
    return { pool, replica, isPrivate: embedded !== null, close };
  } catch (error) {
    await close();
    if (error instanceof ProblemError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    const which = url === undefined ? 'The private Postgres' : 'The Postgres that DATABASE_URL names';
    throw new ProblemError(problem('no-database', `${which} cannot be used: ${why || 'no connection'}.`));
  }
}
