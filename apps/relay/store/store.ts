import type pg from 'pg';
import type { MatchEvent } from '#shared/match/event.ts';
import type { Problem } from '#shared/problem.ts';
import { claim, release } from './claims.ts';
import { type ConsoleKey, consoleKeys, registerKey } from './console-keys.ts';
import { discardedOf, discardForked, type Fork, inLog, keepFork, openForks } from './forks.ts';
import { type CommitObserver, GroupCommit } from './group-commit.ts';
import { type Lapsed, renewLeases, takeLapsed } from './leases.ts';
import type { Append, Appended, Log } from './log.ts';
import { movedLogs, readLogs } from './logs.ts';
import { type ListedMatch, listMatches, type MatchFilter } from './match-list.ts';
import { type Projection, project } from './projections.ts';
import { keepRefused, type Refusal } from './refused.ts';
import { unavailable } from './unavailable.ts';

/** An event as it was stored: its very text, and its hash. */
export interface StoredEvent {
  readonly json: string;
  readonly hash: string;
  readonly offline: boolean;
}

/** The durable log and what follows from it. Every method rejects with `store-unavailable` when the database is away. */
export class Store {
  readonly #pool: pg.Pool;
  readonly #commits: GroupCommit;

  constructor(pool: pg.Pool, observer: CommitObserver) {
    this.#pool = pool;
    this.#commits = new GroupCommit(pool, observer);
  }

  /** Settles after the commit. */
  append(append: Append): Promise<Appended> {
    return this.#commits.append(append);
  }

  /** When all appends so far have been answered. */
  idle(): Promise<void> {
    return this.#commits.idle();
  }

  logs(matches: readonly string[]): Promise<Map<string, Log>> {
    return this.#ask((pool) => readLogs(pool, matches));
  }

  /** Events of a match from `after` + 1, in order. */
  events(match: string, after: number, limit: number): Promise<StoredEvent[]> {
    return this.#ask(async (pool) => {
      const { rows } = await pool.query<StoredEvent>({
        name: 'read-events',
        text: 'select event::text as json, hash, offline from events where match = $1 and seq > $2 order by seq limit $3',
        values: [match, after, limit],
      });
      return rows;
    });
  }

  keepRefused(refusals: readonly Refusal[], reason: Problem): Promise<void> {
    return this.#ask((pool) => keepRefused(pool, refusals, reason));
  }

  /** @returns the log under its new term; null: not from that term, see `claims.ts` */
  claim(match: string, writer: string, from: number): Promise<Log | null> {
    return this.#ask((pool) => claim(pool, match, writer, from));
  }

  release(match: string, writer: string, term: number): Promise<Log | null> {
    return this.#ask((pool) => release(pool, match, writer, term));
  }

  keepFork(match: string, console: string, events: readonly MatchEvent[]): Promise<void> {
    return this.#ask((pool) => keepFork(pool, match, console, events));
  }

  inLog(match: string, ids: readonly string[]): Promise<string[]> {
    return this.#ask((pool) => inLog(pool, match, ids));
  }

  openForks(matches: readonly string[]): Promise<Fork[]> {
    return this.#ask((pool) => openForks(pool, matches));
  }

  discardForked(match: string, console: string, ids: readonly string[], reason: string): Promise<void> {
    return this.#ask((pool) => discardForked(pool, match, console, ids, reason));
  }

  discardedOf(match: string, console: string): ReturnType<typeof discardedOf> {
    return this.#ask((pool) => discardedOf(pool, match, console));
  }

  registerKey(key: ConsoleKey): Promise<void> {
    return this.#ask((pool) => registerKey(pool, key));
  }

  consoleKeys(match: string): Promise<ConsoleKey[]> {
    return this.#ask((pool) => consoleKeys(pool, match));
  }

  /** Which relay this is, as long as its database lives. */
  identity(): Promise<string> {
    return this.#ask(async (pool) => {
      const { rows } = await pool.query<{ id: string }>('select id::text as id from identity');
      return rows[0]?.id ?? '';
    });
  }

  /** Which of these logs have gone on beyond `seq`. */
  movedLogs(known: readonly { readonly match: string; readonly seq: number }[]): ReturnType<typeof movedLogs> {
    return this.#ask((pool) => movedLogs(pool, known));
  }

  renewLeases(matches: readonly string[]): Promise<void> {
    return this.#ask((pool) => renewLeases(pool, matches));
  }

  takeLapsed(lapsed: Lapsed): ReturnType<typeof takeLapsed> {
    return this.#ask((pool) => takeLapsed(pool, lapsed));
  }

  project(projections: readonly Projection[]): Promise<void> {
    return this.#ask((pool) => project(pool, projections));
  }

  list(filter: MatchFilter): Promise<ListedMatch[]> {
    return this.#ask((pool) => listMatches(pool, filter));
  }

  async ping(): Promise<void> {
    await this.#ask((pool) => pool.query('select 1'));
  }

  async #ask<T>(question: (pool: pg.Pool) => Promise<T>): Promise<T> {
    try {
      return await question(this.#pool);
    } catch (error) {
      throw unavailable(error);
    }
  }
}
