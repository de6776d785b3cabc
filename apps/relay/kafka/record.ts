import type { Parsed } from '#shared/json/json.ts';
import { hashEvent } from '#shared/match/chain.ts';
import { problem } from '#shared/problem.ts';
import { KAFKA_SCHEMA, SCHEMA_HEADER, ScoreRecord } from '#shared/wire/kafka.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import type { LogEntry } from '../store/log.ts';

/** A record as Kafka gives it. */
export interface RawRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly key: string | null;
  readonly value: string | null;
  readonly schema: string | null;
}

/** What a record of `match_scores` says. */
export interface ScoredEntry {
  readonly match: string;
  readonly sport: string;
  readonly writer: string;
  readonly entry: LogEntry;
}

/** The record's event, or one sentence why it cannot be read. */
export function readScore({ key, value, schema }: RawRecord): Parsed<ScoredEntry> {
  if (schema !== KAFKA_SCHEMA) {
    const message = `The record's ${SCHEMA_HEADER} is ${schema ?? 'missing'}, this version reads ${KAFKA_SCHEMA}.`;
    return { ok: false, problem: problem('unknown-schema', message) };
  }
  const parsed = parseMessage(ScoreRecord, value ?? '');
  if (!parsed.ok) return parsed;
  const { sport, writer, hash, offline, event } = parsed.value;
  if (key !== event.match) {
    return { ok: false, problem: problem('wrong-key', `The record's key is ${key}, its match ${event.match}.`) };
  }
  if (hashEvent(event) !== hash) {
    const message = `Event ${event.seq} of ${event.match} is damaged: its hash differs.`;
    return { ok: false, problem: problem('broken-chain', message) };
  }
  const entry = { event, json: JSON.stringify(event), hash, ...(offline && { offline }) };
  return { ok: true, value: { match: event.match, sport, writer, entry } };
}
