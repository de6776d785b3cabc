import { ProblemError, problem } from '#shared/problem.ts';
import { LiveDown, type Position } from '#shared/wire/live.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import type { Follower } from '../views/live-match.ts';
import type { MatchView } from '../views/match-view.ts';
import type { EventMessage } from '../views/messages.ts';
import type { Views } from '../views/views.ts';

type LiveEvent = Extract<LiveDown, { op: 'event' }>;

/** What a subscriber is told. */
export interface Update {
  /** `snapshot`: where things stand now, first of all and after a gap; `event`: one event, in order. */
  readonly kind: 'snapshot' | 'event';
  readonly term: number;
  readonly seq: number;
  /** Events before `seq` were left out: there were too many. */
  readonly gap: boolean;
  readonly view: MatchView;
  readonly event: LiveEvent | null;
}

/** Messages that wait for a subscriber; of one who is slower the oldest are left out. */
const MAX_WAITING = 500;
const MAX_SUBSCRIBERS = 10_000;

/** Subscriptions of GraphQL clients to matches. */
export class Updates {
  readonly #views: Views;
  readonly #open = new Set<Feed>();
  #closed = false;

  constructor(views: Views) {
    this.#views = views;
  }

  /** @throws ProblemError `no-match`, `full` */
  async *of(match: string, after: Position | undefined): AsyncGenerator<Update, void> {
    if (this.#closed || this.#open.size >= MAX_SUBSCRIBERS || !this.#views.hasRoom(match)) {
      throw new ProblemError(problem('full', 'Too many subscriptions are open; come back in a while.'));
    }
    const feed = new Feed();
    this.#open.add(feed);
    const live = this.#views.follow(match, feed);
    try {
      const view = await this.#views.view(match);
      if (view === null) throw new ProblemError(problem('no-match', `There is no match ${match} here.`));
      // What came while the log was being read is part of what follows.
      feed.clear();
      let replay = after !== undefined && isOn(view, after) ? live.messagesAfter(after.seq) : 'too-many';
      while (replay === 'forgotten' && after !== undefined) {
        await live.recall(after.seq);
        feed.clear();
        replay = live.messagesAfter(after.seq);
      }
      if (typeof replay === 'string') yield snapshot(view, after !== undefined);
      else for (const message of replay) yield eventOf(view, message);
      for (;;) {
        const next = await feed.next();
        if (next === 'closed') return;
        yield next === 'skipped' ? snapshot(view, true) : eventOf(view, next);
      }
    } finally {
      this.#open.delete(feed);
      this.#views.unfollow(match, feed);
    }
  }

  close(): void {
    this.#closed = true;
    for (const feed of this.#open) feed.close();
  }
}

/** What one subscriber has not been told yet. */
class Feed implements Follower {
  #waiting: EventMessage[] = [];
  #skipped = false;
  #closed = false;
  #wake: (() => void) | null = null;

  tell(messages: readonly EventMessage[]): void {
    if (this.#waiting.length + messages.length > MAX_WAITING) {
      this.#waiting = [];
      this.#skipped = true;
    } else if (!this.#skipped) {
      this.#waiting.push(...messages);
    }
    this.#wake?.();
  }

  clear(): void {
    this.#waiting = [];
    this.#skipped = false;
  }

  close(): void {
    this.#closed = true;
    this.#wake?.();
  }

  async next(): Promise<EventMessage | 'skipped' | 'closed'> {
    for (;;) {
      if (this.#closed) return 'closed';
      if (this.#skipped) {
        this.#skipped = false;
        return 'skipped';
      }
      const first = this.#waiting.shift();
      if (first !== undefined) return first;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = null;
    }
  }
}

function snapshot(view: MatchView, gap: boolean): Update {
  const { term, seq } = view.head;
  return { kind: 'snapshot', term, seq, gap, view, event: null };
}

const parsed = new WeakMap<EventMessage, LiveEvent>();

/** Read once for all subscribers. */
function eventOf(view: MatchView, message: EventMessage): Update {
  const { term, seq } = message;
  const event = parsed.get(message) ?? read(message);
  parsed.set(message, event);
  return { kind: 'event', term, seq, gap: false, view, event };
}

function read({ text }: EventMessage): LiveEvent {
  const message = parseMessage(LiveDown, text);
  if (message.ok && message.value.op === 'event') return message.value;
  throw new ProblemError(message.ok ? problem('internal', 'That is no event.') : message.problem);
}

/** Is the position one of this log's? A restored or forked log has another history. */
function isOn(view: MatchView, { term, seq }: Position): boolean {
  return seq === 0 || view.log[seq - 1]?.term === term;
}
