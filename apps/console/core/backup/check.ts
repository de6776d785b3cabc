import Database from 'better-sqlite3';
import * as z from 'zod';
import { type Parsed, parseJson } from '#shared/json/json.ts';
import { hashEvent } from '#shared/match/chain.ts';
import { MatchEvent } from '#shared/match/event.ts';
import { problem } from '#shared/problem.ts';
import type { LogHead } from '#shared/wire/uplink.ts';
import { migrations } from '../journal/schema.ts';

const Head = z.object({ match: z.string(), term: z.int(), seq: z.int(), hash: z.string() });
const Counted = z.object({ events: z.int(), last: z.int().nullable() });
const Json = z.object({ json: z.string() });

/**
 * Reads a closed journal file from end to end and answers with the heads of its matches, or with why it cannot be
 * trusted: a page that is damaged, a table that is missing, a log that is not as long as its head says or ends in
 * another event. Takes as long as reading the whole file does.
 */
export function checkJournalFile(file: string): Parsed<readonly LogHead[]> {
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true });
    try {
      return check(db, file);
    } finally {
      db.close();
    }
  } catch (error) {
    return bad(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function check(db: Database.Database, file: string): Parsed<readonly LogHead[]> {
  const version = z.int().parse(db.pragma('user_version', { simple: true }));
  if (version === 0) return bad(`${file} is no journal of Scorewire.`);
  if (version > migrations.length) return bad(`${file} was written by a newer version of Scorewire.`);
  const whole = String(db.pragma('integrity_check(1)', { simple: true }));
  if (whole !== 'ok') return bad(`${file} is damaged (${whole}).`);
  const heads = db
    .prepare('SELECT match, term, seq, hash FROM matches ORDER BY match')
    .all()
    .map((row) => Head.parse(row));
  const count = db.prepare('SELECT count(*) AS events, max(seq) AS last FROM events WHERE match = ?');
  const event = db.prepare('SELECT json FROM events WHERE match = ? AND seq = ?');
  for (const { match, seq, hash } of heads) {
    const { events, last } = Counted.parse(count.get(match));
    if (events !== seq || last !== seq) return bad(`${file} has ${events} of the ${seq} events of ${match}.`);
    const json = parseJson(Json.parse(event.get(match, seq)).json);
    if (!json.ok || hashEvent(MatchEvent.parse(json.value)) !== hash) {
      return bad(`The log of ${match} in ${file} does not end as its head says.`);
    }
  }
  return { ok: true, value: heads };
}

function bad(message: string): Parsed<readonly LogHead[]> {
  return { ok: false, problem: problem('bad-backup', message) };
}
