import type pg from 'pg';
import type { Logger } from 'pino';
import type { RelayConfig } from '../config.ts';
import type { DeliveryQueue } from '../delivery/queue.ts';
import type { Secrets } from '../secrets.ts';
import type { Turns } from '../turns.ts';
import type { Views } from '../views/views.ts';
import { Connections, systemResolve } from '../webhooks/post.ts';
import { AlertConsumer } from './consumer.ts';
import { badEndpoint } from './push-address.ts';
import { Recipients } from './recipients.ts';
import { Fcm } from './send/fcm.ts';
import { WebPush } from './send/web-push.ts';
import { Subscriptions } from './subscriptions.ts';
import { ToldStore } from './told-store.ts';

const FORGET_MS = 3_600_000;
/** RFC 8292 asks for somebody to turn to; push services want an address that is no localhost. */
const NOBODY = 'mailto:nobody@example.invalid';

/** Connections to one push service; as many as may be under way. */
const PER_PUSH_SERVICE = 32;
/** Push services close what is idle after a minute or more. */
const IDLE_MS = 20_000;

export interface AlertParts {
  readonly pool: pg.Pool;
  readonly queue: DeliveryQueue;
  readonly views: Views;
  readonly turns: Turns;
  readonly log: Logger;
}

/** What the API needs of alerts. */
export interface Alerts {
  readonly subscriptions: Subscriptions;
  /** Base64url. */
  readonly pushKey: string;
  readonly hasFcm: boolean;
}

/** Starts alerts. @throws ProblemError `bad-service-account` */
export async function openAlerts(
  { pool, queue, views, turns, log }: AlertParts,
  config: RelayConfig,
  secrets: Secrets,
): Promise<Alerts & { close(): void }> {
  const privateToo = config.webhookNetworks === 'private';
  const connections = new Connections(PER_PUSH_SERVICE, IDLE_MS);
  const webPush = new WebPush(
    secrets.vapidPrivateKey,
    subjectOf(config),
    { resolve: systemResolve, privateToo, connections },
    turns,
  );
  const fcm = config.fcmServiceAccount === undefined ? null : await Fcm.open(config.fcmServiceAccount, config.fcmUrl);
  const told = new ToldStore(pool);
  await queue.add(new AlertConsumer({ views, turns, queue, told, recipients: new Recipients(pool), webPush, fcm }));
  const forget = () => {
    told.forget(Date.now()).catch((error: unknown) => log.error({ err: error }, 'old alerts could not be forgotten'));
  };
  forget();
  const forgetting = setInterval(forget, FORGET_MS).unref();
  return {
    subscriptions: new Subscriptions(pool, (endpoint) => badEndpoint(endpoint, privateToo)),
    pushKey: webPush.publicKey,
    hasFcm: fcm !== null,
    close() {
      clearInterval(forgetting);
      connections.close();
    },
  };
}

function subjectOf({ vapidSubject, publicUrl }: RelayConfig): string {
  return vapidSubject ?? (publicUrl?.startsWith('https:') ? publicUrl : NOBODY);
}
