import { parseMessage } from '#shared/wire/parse.ts';
import type { Delivery, DeliveryConsumer, Derived, NewDelivery, Outcome, Policy } from '../delivery/delivery.ts';
import type { DeliveryQueue } from '../delivery/queue.ts';
import type { Turns } from '../turns.ts';
import type { Views } from '../views/views.ts';
import { findAlerts } from './find.ts';
import { Job } from './job.ts';
import { pushOf, summaryOf } from './push-of.ts';
import { quietUntil } from './quiet.ts';
import type { Page, Recipient, Recipients, Target } from './recipients.ts';
import type { Fcm } from './send/fcm.ts';
import type { Push, Sent } from './send/message.ts';
import type { WebPush } from './send/web-push.ts';
import type { Alert, ToldStore } from './told-store.ts';

const ALERTS = 'alerts';
const HOUR_MS = 3_600_000;
/** Alerts to one device in an hour; corrections of what it was told come on top. */
const MOST_PER_HOUR = 60;

const policy: Policy = {
  firstWaitMs: 2000,
  maxWaitMs: 5 * 60_000,
  // Messages have an end of their own; a summary waits for the end of quiet hours first.
  giveUpMs: 48 * HOUR_MS,
  attemptMs: 15_000,
  perDestination: 32,
  concurrency: 64,
  maxWaiting: 1_000_000,
  // For so long the same alert is known to have been sent.
  keepMs: 6 * HOUR_MS,
  keep: 1_000_000,
};

interface Parts {
  readonly views: Views;
  readonly turns: Turns;
  readonly queue: DeliveryQueue;
  readonly told: ToldStore;
  readonly recipients: Recipients;
  readonly webPush: WebPush;
  /** Null: no service account is set. */
  readonly fcm: Fcm | null;
}

/**
 * Alerts, in three steps that each survive a crash: what a match's events are worth telling is found and kept; who is to
 * be told gets a message each into the queue; each message is sent.
 */
export class AlertConsumer implements DeliveryConsumer {
  readonly name = ALERTS;
  readonly policy = policy;
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  derive(match: string, after: number, head: number): Promise<Derived> {
    return findAlerts(this.#parts, match, after, head);
  }

  async send(delivery: Delivery, signal: AbortSignal): Promise<Outcome> {
    const job = parseMessage(Job, delivery.payload);
    if (!job.ok) return { kind: 'dead', reason: job.problem.message };
    switch (job.value.op) {
      case 'tell':
        return this.#tell(job.value);
      case 'push':
        return this.#push(job.value.device, job.value.push, signal);
      case 'summary':
        return this.#summary(job.value.device, delivery, signal);
    }
  }

  /** One page of those whom an alert concerns. A repetition makes the same messages, which are known by their keys. */
  async #tell(job: Extract<Job, { op: 'tell' }>): Promise<Outcome> {
    const { match, event, revision, after } = job;
    const { told, recipients, queue } = this.#parts;
    const alert = await told.alert(match, event);
    // Overtaken: whoever has not been told yet is spared the first word and its correction.
    if (alert?.revision !== revision) return { kind: 'delivered' };
    const now = Date.now();
    const page: Page =
      revision === 1
        ? await recipients.following(alert.audience, after, MOST_PER_HOUR, now)
        : await recipients.toldOf(match, event, alert.toldAt, after);
    const devices = page.recipients.map(({ device }) => device);
    if (revision === 1) await recipients.receipts(match, event, alert.toldAt, devices, now);
    const name = `${match}/${event}/${revision}`;
    await queue.enqueue(ALERTS, await this.#messages(name, match, event, alert, page.recipients, now));
    if (page.next !== null) {
      const next: Job = { ...job, after: page.next };
      await queue.enqueue(ALERTS, [
        { key: `tell/${name}/${page.next}`, destination: 'fan-out', payload: JSON.stringify(next) },
      ]);
    }
    return { kind: 'delivered' };
  }

  async #messages(
    name: string,
    match: string,
    event: string,
    alert: Alert,
    found: readonly Recipient[],
    now: number,
  ): Promise<NewDelivery[]> {
    const pushes = { en: pushOf(match, event, alert, 'en', now), hi: pushOf(match, event, alert, 'hi', now) };
    const placed = found.map((recipient) => ({
      ...recipient,
      until: recipient.quietHours === null ? null : quietUntil(recipient.quietHours, now),
    }));
    const asleep = placed.filter(({ until }) => until !== null);
    if (asleep.length > 0) {
      const words = asleep.map(({ locale }) => pushes[locale].message);
      const ids = asleep.map(({ device }) => device);
      await this.#parts.recipients.hold(ids, words, match, now);
    }
    return placed.map(({ device, kind, address, locale, until }): NewDelivery => {
      const destination = kind === 'fcm' ? 'fcm' : new URL(address).host;
      if (until === null) {
        const job: Job = { op: 'push', device, push: pushes[locale] };
        return { key: `push/${name}/${device}`, destination, payload: JSON.stringify(job) };
      }
      const job: Job = { op: 'summary', device };
      return { key: `summary/${device}/${until}`, destination, payload: JSON.stringify(job), dueAt: until };
    });
  }

  async #push(device: string, push: Push, signal: AbortSignal): Promise<Outcome> {
    if (Date.now() > push.expiresAt) return { kind: 'dead', reason: 'too old to be news' };
    const target = await this.#parts.recipients.target(device);
    if (target === null) return { kind: 'dead', reason: 'the device is gone' };
    return this.#sent(device, target, push, signal);
  }

  async #summary(device: string, { attempt, createdAt }: Delivery, signal: AbortSignal): Promise<Outcome> {
    const now = Date.now();
    if (attempt > 1 && now - createdAt > 36 * HOUR_MS) return { kind: 'dead', reason: 'too old to be news' };
    const { recipients } = this.#parts;
    const target = await recipients.target(device);
    const [first, ...more] = target === null ? [] : await recipients.held(device, now);
    if (target === null || first === undefined) return { kind: 'dead', reason: 'there is nothing to sum up' };
    const outcome = await this.#sent(device, target, summaryOf([first, ...more], target.locale, now), signal);
    if (outcome.kind === 'delivered') await recipients.release(device, now);
    return outcome;
  }

  async #sent(device: string, target: Target, push: Push, signal: AbortSignal): Promise<Outcome> {
    const sent = await this.#send(target, push, signal);
    switch (sent.kind) {
      case 'delivered':
      case 'failed':
        return sent;
      case 'gone':
        await this.#parts.recipients.remove(device);
        return { kind: 'dead', reason: sent.reason, status: sent.status };
      case 'refused':
        return { kind: 'dead', reason: sent.reason, status: sent.status };
    }
  }

  async #send({ kind, address, p256dh, auth }: Target, push: Push, signal: AbortSignal): Promise<Sent> {
    const { fcm, webPush } = this.#parts;
    if (kind === 'web') {
      return webPush.send({ endpoint: address, keys: { p256dh: p256dh ?? '', auth: auth ?? '' } }, push, signal);
    }
    if (fcm === null) return { kind: 'refused', status: 0, reason: 'this relay has no service account for FCM' };
    return fcm.send(address, push, signal);
  }
}
