import type pg from 'pg';
import * as z from 'zod';
import { isJsonObject, parseJson } from '#shared/json/json.ts';
import { WebhookDelivery } from '#shared/wire/webhooks.ts';
import type { NewDelivery } from '../delivery/delivery.ts';
import { unavailable } from '../store/unavailable.ts';

const Row = z.object({
  id: z.string(),
  key: z.string(),
  payload: z.string(),
  state: WebhookDelivery.shape.state,
  dueAt: z.number(),
  createdAt: z.number(),
  attempts: WebhookDelivery.shape.attempts,
});

export interface LogFilter {
  readonly state: WebhookDelivery['state'] | undefined;
  /** The last of the page before. */
  readonly after: { readonly createdAt: number; readonly id: string } | null;
  readonly limit: number;
}

/** Deliveries to a webhook, newest first. @throws ProblemError `store-unavailable` */
export async function deliveriesTo(
  pool: pg.Pool,
  consumer: string,
  webhook: string,
  { state, after, limit }: LogFilter,
): Promise<WebhookDelivery[]> {
  const rows = await ask(
    pool,
    `select id::text, key, payload, state, due_at::float8 as "dueAt", created_at::float8 as "createdAt",
            history as attempts
     from deliveries
     where consumer = $1 and destination = $2 and ($3::text is null or state = $3)
       and ($4::bigint is null or (created_at, id) < ($4, $5::uuid))
     order by created_at desc, id desc limit $6`,
    [consumer, webhook, state ?? null, after?.createdAt ?? null, after?.id ?? null, limit],
  );
  return rows.map((row) => {
    const { key, payload, dueAt, ...rest } = Row.parse(row);
    const json = parseJson(payload);
    return {
      ...rest,
      message: messageId(key),
      dueAt: rest.state === 'waiting' ? dueAt : null,
      payload: json.ok && isJsonObject(json.value) ? json.value : {},
    };
  });
}

/** One delivery as it was made; null: none of that webhook, or kept no more. @throws ProblemError `store-unavailable` */
export async function deliveryTo(
  pool: pg.Pool,
  consumer: string,
  webhook: string,
  id: string,
): Promise<NewDelivery | null> {
  const [row] = await ask(
    pool,
    'select key, destination, payload from deliveries where consumer = $1 and destination = $2 and id = $3::uuid',
    [consumer, webhook, id],
  );
  return z.object({ key: z.string(), destination: z.string(), payload: z.string() }).safeParse(row).data ?? null;
}

async function ask(pool: pg.Pool, text: string, values: readonly (string | number | null)[]): Promise<unknown[]> {
  try {
    const { rows } = await pool.query(text, [...values]);
    return rows;
  } catch (error) {
    throw unavailable(error);
  }
}

/** Keys are `webhook/message`. */
export function messageId(key: string): string {
  return key.slice(key.indexOf('/') + 1);
}
