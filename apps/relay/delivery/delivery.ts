/** What a consumer makes of events, to be sent some time. */
export interface NewDelivery {
  /** Names it for this consumer: the same key again is the same delivery. */
  readonly key: string;
  /** Where it goes: deliveries to one destination share the bounds of `Policy`. */
  readonly destination: string;
  readonly payload: string;
  /** UTC ms; absent: now. */
  readonly dueAt?: number;
}

/** A delivery that is to be tried now. */
export interface Delivery {
  readonly id: string;
  readonly key: string;
  readonly destination: string;
  readonly payload: string;
  /** 1 for the first. */
  readonly attempt: number;
  /** UTC ms. */
  readonly createdAt: number;
}

/** What became of an attempt. `status` is the answer's, where there was one; `reason` is for people. */
export type Outcome =
  | { readonly kind: 'delivered'; readonly status?: number }
  /** Tried again later, not before `afterMs` where the receiver asked for that. */
  | { readonly kind: 'failed'; readonly reason: string; readonly status?: number; readonly afterMs?: number }
  /** Never tried again. */
  | { readonly kind: 'dead'; readonly reason: string; readonly status?: number };

export interface Policy {
  /** Wait after the first failure; it doubles with each, up to `maxWaitMs`, a random part of up to a half less. */
  readonly firstWaitMs: number;
  readonly maxWaitMs: number;
  /** A delivery that is older than this is dead. */
  readonly giveUpMs: number;
  /** An attempt that takes longer has failed. */
  readonly attemptMs: number;
  /** Attempts at the same time, to one destination and altogether, of this relay. */
  readonly perDestination: number;
  readonly concurrency: number;
  /** Waiting deliveries of one destination; the oldest beyond that are dead. */
  readonly maxWaiting: number;
  /** How long finished deliveries are kept, and how many at most. */
  readonly keepMs: number;
  readonly keep: number;
}

/** What the events after some seq of a match lead to. */
export interface Derived {
  readonly deliveries: readonly NewDelivery[];
  /** Up to where: at most the head that was asked for; `after` when it cannot be told yet. */
  readonly seq: number;
}

/** Makes deliveries of the log and sends them. */
export interface DeliveryConsumer {
  /** Never changes: what was delivered is known by it. */
  readonly name: string;
  readonly policy: Policy;
  /**
   * What the events of the match after `after` up to `head`, or to an earlier one, lead to. The same events lead to the
   * same keys. Called again until all are done, also by another relay at the same time; when it rejects it is called
   * again later.
   */
  derive(match: string, after: number, head: number): Promise<Derived>;
  /** Tries once. A rejection counts as failed. `signal` aborts when the time is over or the relay closes. */
  send(delivery: Delivery, signal: AbortSignal): Promise<Outcome>;
}
