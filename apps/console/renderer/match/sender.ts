import type { Parsed } from '#shared/json/json.ts';
import type { Draft } from '#shared/match/event.ts';
import type { Problem } from '#shared/problem.ts';
import type { Reply } from '#shared/wire/mqtt.ts';
import type { Outbox, OutboxEntry } from './outbox.ts';

export interface SenderListener {
  /** The core has stored the draft, now or before. */
  saved(match: string, id: string): void;
  refused(match: string, draft: Draft, problem: Problem): void;
  /** The core is there and cannot save; null: it can again. */
  trouble(problem: Problem | null): void;
}

type Send = (match: string, draft: Draft) => Promise<Parsed<Reply>>;

const RETRY_MS = 1_000;
/** "Not now": the same draft is to be sent again. Every other refusal is about the draft itself. */
const PASSING = new Set(['busy', 'not-saved', 'stopping']);

/**
 * Brings drafts to the core: one at a time, so that their order is the scorer's whatever fails in between, and each
 * under its own id until there is an answer, so that none is scored twice.
 */
export class Sender {
  private readonly send: Send;
  private readonly outbox: Outbox;
  private readonly listener: SenderListener;
  private queue: OutboxEntry[];
  private running = false;
  private asked = false;

  constructor(send: Send, outbox: Outbox, listener: SenderListener) {
    this.send = send;
    this.outbox = outbox;
    this.listener = listener;
    // What an earlier visit to this page left unanswered.
    this.queue = [...outbox.list()];
  }

  /** The drafts of a match that have no answer yet, oldest first. */
  waiting(match: string): readonly Draft[] {
    return this.queue.filter((entry) => entry.match === match).map(({ draft }) => draft);
  }

  add(entry: OutboxEntry): void {
    this.outbox.add(entry);
    this.queue.push(entry);
    void this.run();
  }

  /** To be called when there is a connection (again). */
  resume(): void {
    void this.run();
  }

  private async run(): Promise<void> {
    this.asked = true;
    if (this.running) return;
    this.running = true;
    // Asked again while one attempt was failing: the connection may be back already.
    while (this.asked) {
      this.asked = false;
      await this.empty();
    }
    this.running = false;
  }

  /** Sends until the queue is empty or the connection is gone. */
  private async empty(): Promise<void> {
    for (let entry = this.queue[0]; entry !== undefined; entry = this.queue[0]) {
      const answer = await this.send(entry.match, entry.draft);
      const fault = answer.ok ? (answer.value.status === 'refused' ? answer.value.error : null) : answer.problem;
      if (fault?.code === 'not-connected') return;
      if (fault !== null && PASSING.has(fault.code)) {
        this.listener.trouble({ code: fault.code, message: fault.message });
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
        continue;
      }
      this.listener.trouble(null);
      this.queue.shift();
      this.outbox.remove(entry.draft.id);
      if (fault === null) this.listener.saved(entry.match, entry.draft.id);
      else this.listener.refused(entry.match, entry.draft, { code: fault.code, message: fault.message });
    }
  }
}
