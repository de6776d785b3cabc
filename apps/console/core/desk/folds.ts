import type { Logger } from 'pino';
import { type ChainHead, emptyHead } from '#shared/match/chain.ts';
import type { MatchEvent } from '#shared/match/event.ts';
import { MatchFold } from '#shared/match/fold.ts';
import { type Scoreboard, scoreboardOf, standIn } from '#shared/match/scoreboard.ts';
import { DEFAULT_LOCALE } from '#shared/text/locale.ts';
import type { MatchStore } from '../journal/matches.ts';

/** A match in memory: its fold, the head of its log and what goes with it into the journal. */
export interface OpenMatch {
  readonly match: string;
  readonly fold: MatchFold;
  head: ChainHead;
  scoreboard: Scoreboard | null;
  /** Newest accepted draft of each sender, in order of their latest. */
  readonly last: Map<string, string>;
  /** UTC ms; null before the first event. */
  createdAt: number | null;
}

/** Senders remembered in a match's `last`; beyond that the one silent for longest is forgotten. */
const MAX_SENDERS = 64;

/** Notes in `last` that this was its sender's newest draft. */
export function sent(last: Map<string, string>, event: MatchEvent): void {
  last.delete(event.source.id);
  last.set(event.source.id, event.id);
  const [silent] = last.keys();
  if (last.size > MAX_SENDERS && silent !== undefined) last.delete(silent);
}

/** What the match folds to; where the sport's code fails, the last board that could be made. */
export function boardOf({ match, fold, scoreboard }: OpenMatch, log: Logger): Scoreboard {
  const { state } = fold;
  if (state === null) throw new Error(`Match ${match} has events but no state.`);
  try {
    return scoreboardOf(match, state, DEFAULT_LOCALE);
  } catch (error) {
    log.error({ err: error, match }, 'The scoreboard could not be made.');
    return standIn(match, state, scoreboard);
  }
}

/** The matches that are in use, most recently used last; others are read from the journal when needed. */
export class Folds {
  readonly #store: MatchStore;
  readonly #limit: number;
  readonly #open = new Map<string, OpenMatch>();

  constructor(store: MatchStore, limit: number) {
    this.#store = store;
    this.#limit = limit;
  }

  /** The match, or an empty one when there is none of that id (it is kept from its first event on, see `keep`). */
  get(match: string): OpenMatch {
    const open = this.#open.get(match);
    if (open === undefined) {
      const loaded = this.#load(match);
      if (loaded.head.seq > 0) this.keep(loaded);
      return loaded;
    }
    this.#open.delete(match);
    this.#open.set(match, open);
    return open;
  }

  keep(open: OpenMatch): void {
    this.#open.delete(open.match);
    this.#open.set(open.match, open);
    if (this.#open.size <= this.#limit) return;
    const [oldest] = this.#open.keys();
    if (oldest !== undefined) this.#open.delete(oldest);
  }

  /** Forgets what is in memory; the journal is the truth. */
  drop(match: string): void {
    this.#open.delete(match);
  }

  #load(match: string): OpenMatch {
    const record = this.#store.find(match);
    return {
      match,
      fold: MatchFold.of(record === null ? [] : this.#store.log(match)),
      head: record === null ? emptyHead(match) : { seq: record.seq, term: record.term, hash: record.hash },
      scoreboard: record?.scoreboard ?? null,
      last: new Map(Object.entries(record?.last ?? {})),
      createdAt: record?.createdAt ?? null,
    };
  }
}
