import { ProblemError, problem } from '#shared/problem.ts';
import type { Locale } from '#shared/text/locale.ts';
import { LiveDown, type Position } from '#shared/wire/live.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import type { Turnstile } from '../live/presence.ts';
import type { Follower } from '../views/live-match.ts';
import type { MatchView } from '../views/match-view.ts';
import type { EventMessage } from '../views/messages.ts';
import type { Views } from '../views/views.ts';
import { ending } from './ending.ts';

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
  /** Of the texts. */
  readonly locale: Locale;
  readonly event: LiveEvent | null;
}

/** Messages that wait for a subscriber; of one who is slower the oldest are left out. */
const MAX_WAITING = 500;
const MAX_SUBSCRIBERS = 10_000;

/** How many follow a match. */
export interface FanCount {
  readonly match: string;
  readonly fans: number;
}

/** Subscriptions of GraphQL clients to matches. */
export class Updates {
  readonly #views: Views;
  readonly #presence: Turnstile;
  readonly #open = new Set<Closing>();
  #closed = false;

  constructor(views: Views, presence: Turnstile) {
    this.#views = views;
    this.#presence = presence;
  }

  /** The iterator throws ProblemError `no-match`, `full`. */
  of(match: string, after: Position | undefined, locale: Locale): AsyncIterableIterator<Update, void> {
    const feed = new Feed(locale);
    return ending(this.#updates(feed, match, after), () => feed.close());
  }

  /** How many follow the match, now and at each change of it that is told. The iterator throws ProblemError `full`. */
  presence(match: string): AsyncIterableIterator<FanCount, void> {
    const news = new News();
    return ending(this.#counts(news, match), () => news.close());
  }

  async *#counts(news: News, match: string): AsyncGenerator<FanCount, void> {
    this.#enter(news);
    const unwatch = this.#presence.watch(match, () => news.tell());
    try {
      do yield { match, fans: this.#presence.fans(match) };
      while (await news.next());
    } finally {
      this.#open.delete(news);
      unwatch();
    }
  }

  /** @throws ProblemError `full` */
  #enter(feed: Closing): void {
    if (this.#closed || this.#open.size >= MAX_SUBSCRIBERS) {
      throw new ProblemError(problem('full', 'Too many subscriptions are open; come back in a while.'));
    }
    this.#open.add(feed);
  }

  async *#updates(feed: Feed, match: string, after: Position | undefined): AsyncGenerator<Update, void> {
    if (!this.#views.hasRoom(match)) {
      throw new ProblemError(problem('full', 'Too many matches are followed; come back in a while.'));
    }
    this.#enter(feed);
    let isCounted = false;
    const live = this.#views.follow(match, feed);
    try {
      const view = await this.#views.view(match);
      if (view === null) throw new ProblemError(problem('no-match', `There is no match ${match} here.`));
      this.#presence.enter(match);
      isCounted = true;
      // What came while the log was being read is part of what follows.
      feed.clear();
      let replay = after !== undefined && isOn(view, after) ? live.messagesAfter(after.seq, feed.locale) : 'too-many';
      while (replay === 'forgotten' && after !== undefined) {
        await live.recall(after.seq, feed.locale);
        feed.clear();
        replay = live.messagesAfter(after.seq, feed.locale);
      }
      if (typeof replay === 'string') yield snapshot(view, feed.locale, after !== undefined);
      else for (const message of replay) yield eventOf(view, feed.locale, message);
      for (;;) {
        const next = await feed.next();
        if (next === 'closed') return;
        yield next === 'skipped' ? snapshot(view, feed.locale, true) : eventOf(view, feed.locale, next);
      }
    } finally {
      if (isCounted) this.#presence.leave(match);
      this.#open.delete(feed);
      this.#views.unfollow(match, feed);
    }
  }

  close(): void {
    this.#closed = true;
    for (const feed of this.#open) feed.close();
  }
}

/** What ends when the relay does. */
interface Closing {
  close(): void;
}

/** Whether there is something new, for one who asks when it has the time. */
class News implements Closing {
  #isNew = false;
  #closed = false;
  #wake: (() => void) | null = null;

  tell(): void {
    this.#isNew = true;
    this.#wake?.();
  }

  close(): void {
    this.#closed = true;
    this.#wake?.();
  }

  /** When there is; false: there will be nothing any more. */
  async next(): Promise<boolean> {
    while (!this.#isNew && !this.#closed) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#isNew = false;
    return !this.#closed;
  }
}

/** What one subscriber has not been told yet. */
class Feed implements Follower, Closing {
  readonly locale: Locale;
  #waiting: EventMessage[] = [];
  #skipped = false;
  #closed = false;
  #wake: (() => void) | null = null;

  constructor(locale: Locale) {
    this.locale = locale;
  }

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

function snapshot(view: MatchView, locale: Locale, gap: boolean): Update {
  const { term, seq } = view.head;
  return { kind: 'snapshot', term, seq, gap, view, locale, event: null };
}

const parsed = new WeakMap<EventMessage, LiveEvent>();

/** Read once for all subscribers. */
function eventOf(view: MatchView, locale: Locale, message: EventMessage): Update {
  const { term, seq } = message;
  const event = parsed.get(message) ?? read(message);
  parsed.set(message, event);
  return { kind: 'event', term, seq, gap: false, view, locale, event };
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
