import type Database from 'better-sqlite3';

/** Observations kept: the newest of them. */
const MAX_ROWS = 20_000;
const PRUNE_EVERY = 1000;

export interface NewObservation {
  readonly match: string;
  readonly device: string;
  readonly kind: string;
  readonly receivedAt: number;
  readonly json: string;
}

/** What devices saw. Evidence for the scorer, no part of the log. */
export class ObservationStore {
  readonly #insert: Database.Statement<[string, string, string, number, string]>;
  readonly #prune: Database.Statement<[number]>;
  #sincePruned = PRUNE_EVERY;

  constructor(db: Database.Database) {
    this.#insert = db.prepare(
      'INSERT INTO observations (match, device, kind, received_at, json) VALUES (?, ?, ?, ?, ?)',
    );
    this.#prune = db.prepare('DELETE FROM observations WHERE n <= (SELECT max(n) FROM observations) - ?');
  }

  add({ match, device, kind, receivedAt, json }: NewObservation): void {
    this.#insert.run(match, device, kind, receivedAt, json);
    this.#sincePruned++;
  }

  /** @returns how many went */
  prune(): number {
    if (this.#sincePruned < PRUNE_EVERY) return 0;
    this.#sincePruned = 0;
    return this.#prune.run(MAX_ROWS).changes;
  }
}
