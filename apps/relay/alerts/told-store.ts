import type pg from 'pg';
import * as z from 'zod';
import { AlertKind } from '#shared/wire/alerts.ts';
import { keepDays } from '../store/days.ts';
import { Concerned } from './audience.ts';
import type { Told } from './core/judge.ts';
import type { Wordings } from './core/words.ts';

/** Corrections of what was told longer ago are nobody's news, ms. */
const MEMORY_MS = 24 * 3_600_000;

const Happening = z.object({ kind: AlertKind, what: z.string(), players: z.array(z.string()) });
const ToldRow = z.object({
  event: z.string(),
  revision: z.int(),
  happenings: z.array(Happening),
  kinds: z.array(AlertKind),
  judgedAt: z.int(),
});

/** An alert as it is kept. */
export interface Kept extends Told {
  readonly seq: number;
  /** Seq of the log as it stood when this was found. */
  readonly judgedAt: number;
  readonly silent: boolean;
  readonly change: string;
  readonly wordings: Wordings;
  readonly audience: readonly Concerned[];
}

const Wording = z.object({ title: z.string(), body: z.string() });
const AlertRow = z.object({
  revision: z.int(),
  kinds: z.array(AlertKind),
  wordings: z.object({ en: Wording, hi: Wording }),
  audience: z.array(Concerned),
  toldAt: z.number(),
});
export type Alert = z.infer<typeof AlertRow>;

/** What was told of matches, in the database. */
export class ToldStore {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  async told(match: string, now: number): Promise<(Told & { readonly judgedAt: number })[]> {
    const { rows } = await this.#pool.query({
      name: 'alerts-told',
      text: `select event::text, revision, happenings, kinds, judged_at as "judgedAt" from alerts
             where match = $1 and told_at > $2`,
      values: [match, now - MEMORY_MS],
    });
    return z.array(ToldRow).parse(rows);
  }

  /** Of two relays that find the same, one keeps it. */
  async keep(match: string, alerts: readonly Kept[], now: number): Promise<void> {
    await this.#pool.query({
      name: 'alerts-keep',
      text: `insert into alerts (match, event, revision, seq, judged_at, silent, change, happenings, kinds, wordings,
                                 audience, told_at)
             select $1, event, revision, seq, judged_at, silent, change, happenings, string_to_array(kinds, ','), wordings,
                    audience, $12
             from unnest($2::uuid[], $3::integer[], $4::integer[], $5::integer[], $6::boolean[], $7::text[], $8::json[],
                         $9::text[], $10::json[], $11::json[])
               as new (event, revision, seq, judged_at, silent, change, happenings, kinds, wordings, audience)
             on conflict (match, event) do update set
               revision = excluded.revision, seq = excluded.seq, judged_at = excluded.judged_at,
               silent = excluded.silent, change = excluded.change, happenings = excluded.happenings,
               wordings = excluded.wordings, audience = excluded.audience
             where alerts.revision = excluded.revision - 1`,
      values: [
        match,
        alerts.map(({ event }) => event),
        alerts.map(({ revision }) => revision),
        alerts.map(({ seq }) => seq),
        alerts.map(({ judgedAt }) => judgedAt),
        alerts.map(({ silent }) => silent),
        alerts.map(({ change }) => change),
        alerts.map(({ happenings }) => JSON.stringify(happenings)),
        alerts.map(({ kinds }) => kinds.join(',')),
        alerts.map(({ wordings }) => JSON.stringify(wordings)),
        alerts.map(({ audience }) => JSON.stringify(audience)),
        now,
      ],
    });
  }

  /** Alerts that follow from the log between these: those to be told. */
  async between(match: string, after: number, until: number): Promise<{ event: string; revision: number }[]> {
    const { rows } = await this.#pool.query<{ event: string; revision: number }>({
      name: 'alerts-between',
      text: `select event::text, revision from alerts
             where match = $1 and seq > $2 and seq <= $3 and not silent order by seq, event`,
      values: [match, after, until],
    });
    return rows;
  }

  async alert(match: string, event: string): Promise<Alert | null> {
    const { rows } = await this.#pool.query({
      name: 'alerts-one',
      text: `select revision, kinds, wordings, audience, told_at::float8 as "toldAt" from alerts
             where match = $1 and event = $2`,
      values: [match, event],
    });
    return rows[0] === undefined ? null : AlertRow.parse(rows[0]);
  }

  /** Forgets what nobody will correct any more. */
  async forget(now: number): Promise<void> {
    await keepDays(this.#pool, { table: 'alert_receipts', column: 'told_at', keepMs: 2 * MEMORY_MS }, now);
    await this.#pool.query('delete from alerts where told_at < $1', [now - 2 * MEMORY_MS]);
  }
}
