import pg from 'pg';
import { problem } from '#shared/problem.ts';
import type { Append, Appended, Committed } from './log.ts';
import { readLogs } from './logs.ts';
import { appendAll } from './transaction.ts';
import { unavailable } from './unavailable.ts';

/** One transaction takes at most this many events; what a console has in flight fits several times. */
const MAX_GROUP_EVENTS = 1024;
/** Commits at the same time, each on a connection of its own: what is scored now has one while a backlog has the other. */
const MAX_COMMITS = 2;

interface Waiting {
  readonly append: Append;
  readonly resolve: (result: Appended) => void;
  readonly reject: (error: Error) => void;
}

export interface CommitObserver {
  /** Called for each append that is committed, in order, before its sender is answered. */
  committed(committed: Committed): void;
  group(group: { readonly appends: number; readonly events: number; readonly seconds: number }): void;
}

/**
 * Appends that arrive while commits are running are merged into the next one: one disk flush serves them all. A match's
 * appends are judged and answered in the order in which they came: it is in one commit at a time. Others go on beside
 * it, so that the backlog of one console does not hold up what is scored at another.
 */
export class GroupCommit {
  readonly #pool: pg.Pool;
  readonly #observer: CommitObserver;
  #waiting: Waiting[] = [];
  /** Matches whose appends are being committed. */
  readonly #busy = new Set<string>();
  readonly #running = new Set<Promise<void>>();
  #scheduled = false;

  constructor(pool: pg.Pool, observer: CommitObserver) {
    this.#pool = pool;
    this.#observer = observer;
  }

  /** Settles after the commit. @throws ProblemError `store-unavailable`: nothing is known to be stored; send it again. */
  append(append: Append): Promise<Appended> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ append, resolve, reject });
      this.#schedule();
    });
  }

  /** When everything that was handed in has been answered. */
  async idle(): Promise<void> {
    while (this.#scheduled || this.#running.size > 0) {
      await (this.#scheduled ? new Promise(setImmediate) : Promise.race(this.#running));
    }
  }

  /** What arrives in this turn of the event loop goes into the same group. */
  #schedule(): void {
    if (this.#scheduled || this.#running.size >= MAX_COMMITS) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#begin();
    });
  }

  #begin(): void {
    const group = this.#takeGroup();
    if (group.length === 0) return;
    const matches = new Set(group.map(({ append }) => append.match));
    for (const match of matches) this.#busy.add(match);
    const commit: Promise<void> = this.#commit(group).finally(() => {
      this.#running.delete(commit);
      for (const match of matches) this.#busy.delete(match);
      if (this.#waiting.length > 0) this.#schedule();
    });
    this.#running.add(commit);
    // There may be more than one group takes.
    if (this.#waiting.length > 0) this.#schedule();
  }

  #takeGroup(): Waiting[] {
    const group: Waiting[] = [];
    const left: Waiting[] = [];
    let events = 0;
    for (const waiting of this.#waiting) {
      const { match, entries } = waiting.append;
      events += this.#busy.has(match) ? 0 : entries.length;
      // From where the group is full nobody goes before another.
      const fits = events <= MAX_GROUP_EVENTS || group.length === 0;
      (fits && !this.#busy.has(match) ? group : left).push(waiting);
    }
    this.#waiting = left;
    return group;
  }

  async #commit(group: readonly Waiting[]): Promise<void> {
    const started = performance.now();
    try {
      const results = await this.#transact(group.map(({ append }) => append));
      const events = results.reduce((sum, result) => sum + (result.kind === 'stored' ? result.fresh.length : 0), 0);
      this.#observer.group({ appends: group.length, events, seconds: (performance.now() - started) / 1000 });
      for (const [i, waiting] of group.entries()) this.#answer(waiting, results[i]);
    } catch (error) {
      await this.#commitFailed(group, error).catch((later: Error) => {
        for (const { reject } of group) reject(unavailable(later));
      });
    }
  }

  #answer({ append: { match }, resolve, reject }: Waiting, result: Appended | undefined): void {
    if (result?.kind === 'stored') this.#observer.committed({ match, head: result.head, entries: result.fresh });
    if (result === undefined) reject(unavailable('an answer is missing'));
    else resolve(result);
  }

  /** One append that the database cannot take must not hold up the others. */
  async #commitFailed(group: readonly Waiting[], error: unknown): Promise<void> {
    const [only] = group;
    const dataFault = error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? '');
    if (dataFault && group.length > 1) {
      for (const one of group) await this.#commit([one]);
    } else if (dataFault && only !== undefined) {
      only.resolve(await this.#invalid(only.append, error));
    } else {
      for (const { reject } of group) reject(unavailable(error));
    }
  }

  async #invalid({ match }: Append, error: pg.DatabaseError): Promise<Appended> {
    const reason =
      error.code === '23505'
        ? 'an event id is in the log already, at another place'
        : `${error.message} (${error.code})`;
    const fault = problem('invalid', `The database does not take these events: ${reason}.`);
    return { kind: 'refused', log: (await readLogs(this.#pool, [match])).get(match), problem: fault };
  }

  async #transact(appends: readonly Append[]): Promise<Appended[]> {
    const client = await this.#pool.connect();
    let broken = true;
    try {
      const results = await appendAll(client, appends);
      broken = false;
      return results;
    } finally {
      // After an error the connection's state is anybody's guess: a new one is cheap.
      client.release(broken);
    }
  }
}
