import type Database from 'better-sqlite3';
import * as z from 'zod';
import { EventData } from '#shared/match/event.ts';
import { SCORE } from '#shared/match/venue-board.ts';
import { ObservationOutcome, type StoredObservation } from '#shared/wire/inbox.ts';

/** Observations kept: the newest of them. */
const MAX_ROWS = 20_000;
const PRUNE_EVERY = 1000;
/** A device sends again what it had on the way when its connection broke off: among so many of its newest. */
const REPEATED = 100;

export interface NewObservation {
  readonly match: string;
  readonly device: string;
  readonly kind: string;
  readonly at: number;
  readonly receivedAt: number;
  readonly json: string;
}

const Row = z.object({
  n: z.int(),
  match: z.string(),
  device: z.string(),
  kind: z.string(),
  at: z.int().nullable(),
  received_at: z.int(),
  json: z.string(),
  outcome: z.string().nullable(),
});
const OPEN: ObservationOutcome = { kind: 'open' };

/** What devices saw, and what became of it. Evidence for the scorer, no part of the log. */
export class ObservationStore {
  readonly #insert: Database.Statement<[string, string, string, number, number, string]>;
  readonly #dropReadings: Database.Statement<[string, string, string]>;
  readonly #settle: Database.Statement<[string, number]>;
  readonly #find: Database.Statement<[number]>;
  readonly #list: Database.Statement<[string, string, number]>;
  readonly #open: Database.Statement<[string, string, number]>;
  readonly #readings: Database.Statement<[string, string]>;
  readonly #newest: Database.Statement<[string, string, number, string, string]>;
  readonly #prune: Database.Statement<[number]>;
  #sincePruned = PRUNE_EVERY;

  constructor(db: Database.Database) {
    this.#insert = db.prepare(
      'INSERT INTO observations (match, device, kind, at, received_at, json) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#dropReadings = db.prepare('DELETE FROM observations WHERE match = ? AND device = ? AND kind = ?');
    this.#settle = db.prepare('UPDATE observations SET outcome = ? WHERE n = ?');
    this.#find = db.prepare('SELECT * FROM observations WHERE n = ?');
    this.#list = db.prepare('SELECT * FROM observations WHERE match = ? AND kind <> ? ORDER BY n DESC LIMIT ?');
    this.#open = db.prepare(
      'SELECT * FROM observations WHERE match = ? AND kind = ? AND outcome IS NULL ORDER BY n DESC LIMIT ?',
    );
    this.#readings = db.prepare('SELECT * FROM observations WHERE match = ? AND kind = ? ORDER BY n');
    this.#newest = db.prepare(`SELECT 1 FROM
      (SELECT kind, json FROM observations WHERE match = ? AND device = ? ORDER BY n DESC LIMIT ?)
      WHERE kind = ? AND json = ?`);
    this.#prune = db.prepare('DELETE FROM observations WHERE n <= (SELECT max(n) FROM observations) - ?');
  }

  /** Of a scoreboard's readings only the newest is kept: it tells of itself many times a minute. */
  add(observation: NewObservation): StoredObservation {
    const { match, device, kind, at, receivedAt, json } = observation;
    if (kind === SCORE) this.#dropReadings.run(match, device, kind);
    const { lastInsertRowid } = this.#insert.run(match, device, kind, at, receivedAt, json);
    this.#sincePruned++;
    const data = EventData.parse(JSON.parse(json));
    return { n: Number(lastInsertRowid), match, device, kind, at, receivedAt, data, outcome: OPEN };
  }

  /** Did this very message come before? For messages that tell themselves apart (an id, a time). */
  isRepeated({ match, device, kind, json }: NewObservation): boolean {
    return this.#newest.get(match, device, REPEATED, kind, json) !== undefined;
  }

  settle(n: number, outcome: ObservationOutcome): StoredObservation | null {
    this.#settle.run(JSON.stringify(outcome), n);
    return this.find(n);
  }

  find(n: number): StoredObservation | null {
    const row = this.#find.get(n);
    return row === undefined ? null : stored(row);
  }

  /** Newest first, without scoreboards' readings. */
  list(match: string, limit: number): StoredObservation[] {
    return this.#list.all(match, SCORE, limit).map(stored);
  }

  /** Those of a kind that wait for somebody, newest first. */
  open(match: string, kind: string, limit: number): StoredObservation[] {
    return this.#open.all(match, kind, limit).map(stored);
  }

  /** What each scoreboard of the match showed last. */
  readings(match: string): StoredObservation[] {
    return this.#readings.all(match, SCORE).map(stored);
  }

  /** @returns how many went */
  prune(): number {
    if (this.#sincePruned < PRUNE_EVERY) return 0;
    this.#sincePruned = 0;
    return this.#prune.run(MAX_ROWS).changes;
  }
}

function stored(raw: unknown): StoredObservation {
  const { n, match, device, kind, at, received_at: receivedAt, json, outcome } = Row.parse(raw);
  return {
    n,
    match,
    device,
    kind,
    at: at ?? receivedAt,
    receivedAt,
    data: EventData.parse(JSON.parse(json)),
    outcome: outcome === null ? OPEN : ObservationOutcome.parse(JSON.parse(outcome)),
  };
}
