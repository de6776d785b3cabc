import type pg from 'pg';
import type { Problem } from '#shared/problem.ts';
import { type CommitObserver, GroupCommit } from './group-commit.ts';
import type { Append, Appended, Log } from './log.ts';
import { readLogs } from './logs.ts';
import { type ListedMatch, listMatches, type MatchFilter } from './match-list.ts';
import { type Projection, project, unprojected } from './projections.ts';
import { keepRefused, type Refusal } from './refused.ts';

/** An event as it was stored: its very text, and its hash. */
export interface StoredEvent {
  readonly json: string;
  readonly hash: string;
}

/** The durable log and what follows from it. Every method rejects when the database is away. */
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
    return readLogs(this.#pool, matches);
  }

  /** Events of a match from `after` + 1, in order. */
  async events(match: string, after: number, limit: number): Promise<StoredEvent[]> {
    const { rows } = await this.#pool.query<StoredEvent>({
      name: 'read-events',
      text: 'select event::text as json, hash from events where match = $1 and seq > $2 order by seq limit $3',
      values: [match, after, limit],
    });
    return rows;
  }

  keepRefused(refusals: readonly Refusal[], reason: Problem): Promise<void> {
    return keepRefused(this.#pool, refusals, reason);
  }

  project(projections: readonly Projection[]): Promise<void> {
    return project(this.#pool, projections);
  }

  unprojected(): Promise<string[]> {
    return unprojected(this.#pool);
  }

  list(filter: MatchFilter): Promise<ListedMatch[]> {
    return listMatches(this.#pool, filter);
  }

  async ping(): Promise<void> {
    await this.#pool.query('select 1');
  }
}
