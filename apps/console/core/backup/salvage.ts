import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as z from 'zod';
import { parseJson } from '#shared/json/json.ts';
import { type ChainHead, emptyHead, extend } from '#shared/match/chain.ts';
import { MatchEvent } from '#shared/match/event.ts';
import { Role } from '#shared/wire/mqtt.ts';
import { JOURNAL_FILE, type Journal } from '../journal/journal.ts';

/** Events saved in one transaction. */
const BATCH = 500;

const Row = z.object({ seq: z.int(), json: z.string() });
const Name = z.object({ match: z.string() });
const Head = z.object({ match: z.string(), seq: z.int() });
const Credential = z.object({
  id: z.string(),
  name: z.string(),
  role: Role,
  password_sha256: z.string(),
  session_sha256: z.string().nullable(),
  created_at: z.int(),
  revoked_at: z.int().nullable(),
});

/** How long each match's log was by the damaged journal's own account, as far as that can be read. */
export type Claimed = ReadonlyMap<string, number>;

/**
 * Takes over from a damaged journal (a copy of it in `from`) what can still be read and proves itself: events that
 * continue a log of `journal` by their hashes, without a gap. Nothing is taken on trust.
 */
export function salvage(from: string, journal: Journal): Claimed {
  let db: Database.Database;
  try {
    db = new Database(join(from, JOURNAL_FILE), { timeout: 0 });
  } catch {
    return new Map();
  }
  try {
    const claimed = new Map(readable(db, 'SELECT match, seq FROM matches', Head).map(({ match, seq }) => [match, seq]));
    const listed = readable(db, 'SELECT DISTINCT match FROM events', Name).map(({ match }) => match);
    const known = journal.matches.heads().map(({ match }) => match);
    for (const match of new Set([...claimed.keys(), ...listed, ...known])) takeLog(db, journal, match);
    takeCredentials(db, journal);
    return claimed;
  } finally {
    db.close();
  }
}

function takeLog(db: Database.Database, journal: Journal, match: string): void {
  const record = journal.matches.find(match);
  let head: ChainHead = record ?? emptyHead(match);
  const last = new Map(Object.entries(record?.last ?? {}));
  let createdAt = record?.createdAt ?? null;
  for (;;) {
    const found = nextEvents(db, match, head);
    const [newest] = found.events.slice(-1);
    if (newest === undefined) return;
    head = found.head;
    for (const { source, id } of found.events) {
      last.delete(source.id);
      last.set(source.id, id);
    }
    createdAt ??= found.events[0]?.recordedAt ?? newest.recordedAt;
    const saved = { match, ...head, scoreboard: null, last: Object.fromEntries(last), createdAt };
    journal.transaction(() => {
      for (const event of found.events) journal.matches.addEvent(event, JSON.stringify(event));
      journal.matches.save({ ...saved, updatedAt: newest.recordedAt });
    });
  }
}

/** Events after `head` that continue its chain, as many as can be read in a row, at most a batch. */
function nextEvents(db: Database.Database, match: string, head: ChainHead): { events: MatchEvent[]; head: ChainHead } {
  const events: MatchEvent[] = [];
  let end = head;
  try {
    const rows = db.prepare('SELECT seq, json FROM events WHERE match = ? AND seq > ? ORDER BY seq LIMIT ?');
    for (const raw of rows.iterate(match, head.seq, BATCH)) {
      const row = Row.safeParse(raw);
      const json = row.success ? parseJson(row.data.json) : null;
      const event = json?.ok ? MatchEvent.safeParse(json.value) : null;
      if (!event?.success || event.data.match !== match) break;
      const next = extend(end, event.data);
      if ('code' in next) break;
      end = next;
      events.push(event.data);
    }
  } catch (error) {
    // A page that cannot be read ends the log here.
    if (!(error instanceof Database.SqliteError)) throw error;
  }
  return { events, head: end };
}

/** Pads and tablets that the backup does not know stay paired. */
function takeCredentials(db: Database.Database, journal: Journal): void {
  const known = new Set(journal.credentials.all().map(({ id }) => id));
  for (const one of readable(db, 'SELECT * FROM credentials', Credential)) {
    if (known.has(one.id) || one.revoked_at !== null) continue;
    journal.credentials.add({
      id: one.id,
      name: one.name,
      role: one.role,
      passwordSha256: one.password_sha256,
      sessionSha256: one.session_sha256,
      createdAt: one.created_at,
      revokedAt: null,
      lastSeenAt: null,
    });
  }
}

function readable<T>(db: Database.Database, sql: string, schema: z.ZodType<T>): T[] {
  const found: T[] = [];
  try {
    for (const raw of db.prepare(sql).iterate()) {
      const row = schema.safeParse(raw);
      if (row.success) found.push(row.data);
    }
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
  }
  return found;
}
