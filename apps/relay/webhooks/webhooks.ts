import type pg from 'pg';
import type { Logger } from 'pino';
import type { DeliveryQueue } from '../delivery/queue.ts';
import type { Turns } from '../turns.ts';
import type { Views } from '../views/views.ts';
import { WebhookConsumer } from './consumer.ts';
import { HookStore } from './hook-store.ts';
import { Hooks } from './hooks.ts';
import { systemResolve } from './post.ts';
import type { Webhooks } from './routes.ts';
import { ToldMessages } from './told.ts';

export interface WebhookParts {
  readonly pool: pg.Pool;
  readonly queue: DeliveryQueue;
  readonly views: Views;
  readonly turns: Turns;
  readonly log: Logger;
  /** May they lead into private networks? */
  readonly privateToo: boolean;
}

/** Starts telling webhooks what happens. */
export async function openWebhooks(parts: WebhookParts): Promise<Webhooks & { close(): void }> {
  const { pool, queue, views, turns, log, privateToo } = parts;
  const hooks = await Hooks.open(new HookStore(pool), log);
  const told = new ToldMessages(views, turns);
  const consumer = new WebhookConsumer(hooks, told, { resolve: systemResolve, privateToo });
  await queue.add(consumer);
  const close = () => {
    hooks.close();
    told.close();
  };
  return { hooks, consumer, queue, pool, close };
}
