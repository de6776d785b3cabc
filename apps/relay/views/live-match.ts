import type { Logger } from 'pino';
import type { ChainHead } from '#shared/match/chain.ts';
import type { Locale } from '#shared/text/locale.ts';
import { MAX_REPLAY, type Position } from '#shared/wire/live.ts';
import type { Committed, LogEntry } from '../store/log.ts';
import { readLog, readPage } from '../store/read-log.ts';
import type { Store } from '../store/store.ts';
import type { Turns } from '../turns.ts';
import { MatchView } from './match-view.ts';
import { type EventMessage, eventMessage } from './messages.ts';

/** Hears what happens in one match, in order, each event once, in its turn of the event loop. */
export interface Follower {
  /** Of the texts that it is told. */
  readonly locale: Locale;
  /** `before` is where the log stood before these messages. */
  tell(messages: readonly EventMessage[], before: Position): void;
}

export interface LiveMatchContext {
  readonly store: Pick<Store, 'events'>;
  readonly turns: Turns;
  readonly log: Logger;
  /** The view has moved on. */
  changed(view: MatchView): void;
}

/** This many events are shown at once as they come; more take turns with other matches. */
const AT_ONCE = 4;
/** Events kept in memory while the view is behind; beyond that they are read from the store. */
const MAX_QUEUE = 1024;
/** A match that cannot be read is tried again after this long, doubled each time. */
const RETRY_FIRST_MS = 1000;
const RETRY_MOST_MS = 60_000;

/** Those who follow in one language, and the newest events' messages in it, without gaps up to the view's head. */
interface Audience {
  readonly followers: Set<Follower>;
  recent: EventMessage[];
  /** Older messages are being made anew: once for all who ask meanwhile. */
  recalling: Promise<void> | null;
}

/** One match in the relay's memory: its view, kept at the head of the log, and those who follow it. */
export class LiveMatch {
  readonly match: string;
  readonly #context: LiveMatchContext;
  /** By language. */
  readonly #audiences = new Map<Locale, Audience>();
  #view: MatchView | null = null;
  #opening: Promise<MatchView> | null = null;
  #queue: LogEntry[] = [];
  /** Where the log is known to stand. */
  #target = 0;
  #catchingUp = false;
  #retryMs = RETRY_FIRST_MS;

  readonly #failed = (seq: number, error: unknown): void => {
    this.#context.log.error({ err: error, match: this.match, seq }, 'an event is told without its score or words');
  };

  constructor(match: string, context: LiveMatchContext) {
    this.match = match;
    this.#context = context;
  }

  /** True when nobody would miss it. */
  get idle(): boolean {
    return this.#audiences.size === 0 && this.#opening === null && !this.#catchingUp;
  }

  /** Up to where the log is known to go. */
  get known(): number {
    return this.#target;
  }

  /** The view, if it is in memory. */
  get loaded(): MatchView | null {
    return this.#view;
  }

  follow(follower: Follower): void {
    const audience = this.#audiences.get(follower.locale) ?? { followers: new Set(), recent: [], recalling: null };
    this.#audiences.set(follower.locale, audience);
    audience.followers.add(follower);
  }

  unfollow(follower: Follower): void {
    const followers = this.#audiences.get(follower.locale)?.followers;
    followers?.delete(follower);
    // What was told is made anew if somebody comes back and asks for it.
    if (followers?.size === 0) this.#audiences.delete(follower.locale);
  }

  /** The view; null when there is no such match. Rejects when the store is away. */
  async view(): Promise<MatchView | null> {
    const view = this.#view ?? (await this.#open());
    return view.head.seq > 0 ? view : null;
  }

  push({ head, entries }: Committed): void {
    if (head.seq > this.#target) this.#target = head.seq;
    const view = this.#view;
    const [first] = entries;
    const isNext = view !== null && first !== undefined && follows(view.head, first);
    if (isNext && !this.#catchingUp && entries.length <= AT_ONCE) {
      this.#show(view, entries);
      return;
    }
    if (this.#queue.length + entries.length <= MAX_QUEUE) this.#queue.push(...entries);
    void this.#catchUp();
  }

  /**
   * The messages after `seq` up to the view's head; followers are told what comes later. `too-many` when they are more
   * than `MAX_REPLAY`, `forgotten` when they are to be recalled first.
   */
  messagesAfter(seq: number, locale: Locale): readonly EventMessage[] | 'too-many' | 'forgotten' {
    const head = this.#view?.head.seq ?? 0;
    if (head - seq > MAX_REPLAY) return 'too-many';
    const recent = this.#audiences.get(locale)?.recent ?? [];
    const start = head - recent.length + 1;
    return seq + 1 >= start ? recent.slice(seq + 1 - start) : 'forgotten';
  }

  /**
   * Makes the messages after `seq` anew that are not in memory, or those that another has asked for at the same time:
   * look, and ask again. To be asked by those who follow in that language.
   */
  async recall(seq: number, locale: Locale): Promise<void> {
    const view = this.#view;
    const audience = this.#audiences.get(locale);
    if (view === null || audience === undefined) return;
    audience.recalling ??= this.#recall(view, audience, seq, locale).finally(() => {
      audience.recalling = null;
    });
    await audience.recalling;
  }

  async #recall(view: MatchView, audience: Audience, seq: number, locale: Locale): Promise<void> {
    const startOf = ({ recent }: Audience) => view.head.seq - recent.length + 1;
    const start = startOf(audience);
    const older = await this.#context.turns.run(retell(view, start - 1, seq, locale));
    // Meanwhile others may have recalled them too, or the oldest been dropped again.
    if (startOf(audience) === start) audience.recent.unshift(...older);
  }

  #open(): Promise<MatchView> {
    this.#opening ??= this.#read()
      .catch((error: unknown) => {
        this.#context.log.error({ err: error, match: this.match }, 'a match could not be read');
        throw error;
      })
      .finally(() => {
        this.#opening = null;
      });
    return this.#opening;
  }

  async #catchUp(): Promise<void> {
    if (this.#catchingUp) return;
    this.#catchingUp = true;
    try {
      const view = this.#view ?? (await this.#open());
      while (view.head.seq < this.#target) {
        const next = this.#takeQueued(view) ?? (await readPage(this.#context.store, this.match, view.head.seq));
        if (next.length === 0) break;
        await this.#context.turns.run(this.#showing(view, next));
      }
      // What a first look at the log has found already is not waited for any more, and news to the lists all the same.
      this.#queue = this.#queue.filter(({ event }) => event.seq > view.head.seq);
      if (view.head.seq > 0) this.#context.changed(view);
      this.#retryMs = RETRY_FIRST_MS;
    } catch (error) {
      this.#context.log.error({ err: error, match: this.match }, 'a match could not be read; trying again');
      setTimeout(() => void this.#catchUp(), this.#retryMs).unref();
      this.#retryMs = Math.min(2 * this.#retryMs, RETRY_MOST_MS);
    } finally {
      // In the same breath as the loop's last look at the target: a push after it finds the way free.
      this.#catchingUp = false;
    }
  }

  async #read(): Promise<MatchView> {
    const { store, turns } = this.#context;
    const log = await readLog(store, this.match);
    const events = log.map(({ event }) => event);
    const offline = log.filter((entry) => entry.offline).map(({ event }) => event.seq);
    const view = await turns.run(MatchView.building(this.match, events, log.at(-1)?.hash ?? '', this.#failed, offline));
    this.#target = Math.max(this.#target, view.head.seq);
    this.#report(view, 0);
    this.#view = view;
    return view;
  }

  /** What is in the queue right after the view's head; null when that is to be read from the store. */
  #takeQueued(view: MatchView): LogEntry[] | null {
    const queue = this.#queue.filter(({ event }) => event.seq > view.head.seq);
    this.#queue = [];
    const end = queue.findIndex((entry, i) => !follows(queue[i - 1] ?? view.head, entry));
    const next = end < 0 ? queue : queue.slice(0, end);
    return next.length > 0 ? next : null;
  }

  *#showing(view: MatchView, entries: readonly LogEntry[]): Generator<undefined, void> {
    for (const entry of entries) {
      this.#show(view, [entry]);
      yield;
    }
  }

  #show(view: MatchView, entries: readonly LogEntry[]): void {
    const faults = view.unreadable.length;
    if (this.#audiences.size === 0) {
      for (const entry of entries) view.apply(entry);
    } else {
      this.#tell(view, entries);
    }
    this.#report(view, faults);
    this.#context.changed(view);
  }

  #tell(view: MatchView, entries: readonly LogEntry[]): void {
    const { term, seq } = view.head;
    const audiences = [...this.#audiences].map(([locale, audience]) => {
      const { recent } = audience;
      // Until all went well nothing is remembered: half a batch would be a hole.
      audience.recent = [];
      return { locale, audience, recent, messages: Array.of<EventMessage>() };
    });
    const locales = [...this.#audiences.keys()];
    for (const entry of entries) {
      const told = view.tellIn(locales, entry);
      for (const { locale, messages } of audiences) {
        for (const update of told) if (update.locale === locale) messages.push(eventMessage(entry, update));
      }
    }
    for (const { audience, recent, messages } of audiences) {
      recent.push(...messages);
      if (recent.length > MAX_REPLAY) recent.splice(0, recent.length - MAX_REPLAY);
      audience.recent = recent;
    }
    for (const { audience, messages } of audiences) {
      for (const follower of audience.followers) follower.tell(messages, { term, seq });
    }
  }

  #report(view: MatchView, from: number): void {
    for (const { seq, why } of view.unreadable.slice(from)) {
      this.#context.log.error({ match: this.match, seq, why }, 'an event cannot be read and is left out of the score');
    }
  }
}

/** By the chain: what comes from another replica may be of a log that was restored or forked. */
function follows(before: Pick<ChainHead, 'hash'>, { event }: LogEntry): boolean {
  return event.prev === before.hash;
}

/** Tells the events after `seq` up to `end`, as they were told when they came. */
export function* retell(
  { match, log, offline }: MatchView,
  end: number,
  seq: number,
  locale: Locale,
): Generator<undefined, EventMessage[]> {
  // What cannot be shown was reported when it happened.
  const view = yield* MatchView.building(match, log.slice(0, seq), '', () => undefined, offline);
  const messages: EventMessage[] = [];
  for (const event of log.slice(seq, end)) {
    const entry = { event, json: JSON.stringify(event), hash: '' };
    messages.push(eventMessage(entry, view.tell(entry, locale)));
    yield;
  }
  return messages;
}
