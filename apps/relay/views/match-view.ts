import { type ChainHead, emptyHead } from '#shared/match/chain.ts';
import { CORRECTION_SHOWN_FOR, correctionOf } from '#shared/match/correction.ts';
import { isCorrection } from '#shared/match/effective.ts';
import type { MatchEvent } from '#shared/match/event.ts';
import { type EventState, newestStanding, type Standing, standings, UNREAD } from '#shared/match/event-state.ts';
import type { MatchFold } from '#shared/match/fold.ts';
import { changedFields, type Scoreboard, scoreboardOf, standIn } from '#shared/match/scoreboard.ts';
import type { MatchState } from '#shared/match/state.ts';
import { DEFAULT_LOCALE, Locale } from '#shared/text/locale.ts';
import type { CommentaryEntry } from '#shared/wire/live.ts';
import type { Correction } from '#shared/wire/rest.ts';
import type { LogEntry } from '../store/log.ts';
import { narrator } from './commentary.ts';
import { TolerantFold, type Unreadable } from './tolerant-fold.ts';

/** What one event changed, for those who follow the match. */
export interface Update {
  /** Of its texts. */
  readonly locale: Locale;
  /** Fields that changed. */
  readonly scoreboard: Partial<Scoreboard>;
  readonly commentary: CommentaryEntry | null;
  readonly state: EventState;
  /** Earlier commentary and cards changed too. */
  readonly corrects: boolean;
}

/** Hears of events that a sport's code fails to show, with what it threw. */
export type FaultListener = (seq: number, error: unknown) => void;

/** Pages of commentary could be asked for one by one; these are what people look at. */
const MAX_RENDERINGS = 32;

/** A match as the relay shows it, at the head of its log. */
export class MatchView {
  readonly match: string;
  readonly #log: MatchEvent[];
  readonly #fold: TolerantFold;
  readonly #failed: FaultListener;
  readonly #renderings = new Map<string, string>();
  /** Seqs of the events that were collected offline. */
  readonly #offline: Set<number>;
  /** Null: not made since the last event. */
  #standings: ReadonlyMap<string, Standing> | null = null;
  #head: ChainHead;
  /** By language; those that were asked for since the last event. */
  readonly #boards = new Map<Locale, Scoreboard | null>();
  /** The newest that were made. */
  readonly #lastBoards = new Map<Locale, Scoreboard | null>();
  /** The newest correction, by language. */
  readonly #corrections = new Map<Locale, Correction>();

  private constructor(
    match: string,
    log: MatchEvent[],
    fold: TolerantFold,
    head: ChainHead,
    failed: FaultListener,
    offline: Iterable<number>,
  ) {
    this.match = match;
    this.#failed = failed;
    this.#offline = new Set(offline);
    this.#log = log;
    this.#fold = fold;
    this.#head = head;
  }

  /**
   * The view of a log or of its beginning, in steps; `hash` is the last event's.
   * @param offline seqs of the events that were collected offline
   */
  static *building(
    match: string,
    log: readonly MatchEvent[],
    hash: string,
    failed: FaultListener,
    offline: Iterable<number> = [],
  ): Generator<undefined, MatchView> {
    const last = log.at(-1);
    const head = last === undefined ? emptyHead(match) : { seq: last.seq, term: last.term, hash };
    // What a recent correction did to the score is known only from how it was before.
    const recent = Math.max(0, log.length - CORRECTION_SHOWN_FOR);
    const newest = log.findLastIndex(({ type }, i) => i >= recent && isCorrection(type));
    const begin = newest < 0 ? log : log.slice(0, newest);
    const view = new MatchView(match, [...begin], yield* TolerantFold.building(begin), head, failed, offline);
    for (const event of log.slice(begin.length)) {
      view.apply({ event, json: '', hash: '' });
      yield;
    }
    view.#head = head;
    return view;
  }

  get head(): ChainHead {
    return this.#head;
  }

  /** Every event, readable or not. */
  get log(): readonly MatchEvent[] {
    return this.#log;
  }

  get fold(): MatchFold {
    return this.#fold.current;
  }

  get unreadable(): readonly Unreadable[] {
    return this.#fold.unreadable;
  }

  /** In English. Null until the match is created. */
  get scoreboard(): Scoreboard | null {
    return this.boardIn(DEFAULT_LOCALE);
  }

  /** Null until the match is created. */
  boardIn(locale: Locale): Scoreboard | null {
    const known = this.#boards.get(locale);
    if (known !== undefined) return known;
    const { state } = this.fold;
    const board = state === null ? null : this.#show(state, locale);
    this.#boards.set(locale, board);
    this.#lastBoards.set(locale, board);
    return board;
  }

  /** The newest of the last few events, if there was one. */
  correctionIn(locale: Locale): Correction | null {
    const correction = this.#corrections.get(locale);
    return correction !== undefined && this.#head.seq - correction.seq <= CORRECTION_SHOWN_FOR ? correction : null;
  }

  get offline(): ReadonlySet<number> {
    return this.#offline;
  }

  /** Of an event of the log, with all corrections so far. */
  stateOf({ id, seq }: Pick<MatchEvent, 'id' | 'seq'>): EventState {
    this.#standings ??= standings(this.fold);
    return this.#withOffline(this.#standings.get(id) ?? UNREAD, seq);
  }

  /** Folds the next event in; its seq is `head.seq` + 1. */
  apply(entry: LogEntry): void {
    if (isCorrection(entry.event.type)) this.tellIn([], entry);
    else this.#append(entry);
  }

  #append({ event, hash, offline }: LogEntry): void {
    if (offline) this.#offline.add(event.seq);
    this.#standings = null;
    this.#log.push(event);
    this.#fold.append(event);
    this.#head = { seq: event.seq, term: event.term, hash };
    this.#boards.clear();
    this.#renderings.clear();
  }

  /** `apply`, telling what it changed. */
  tell(entry: LogEntry, locale: Locale = DEFAULT_LOCALE): Update {
    const [update] = this.tellIn([locale], entry);
    if (update === undefined) throw new Error('there is an update for each language');
    return update;
  }

  /** `apply`, telling what it changed in each of these languages. */
  tellIn(locales: readonly Locale[], entry: LogEntry): Update[] {
    const { event } = entry;
    const corrects = isCorrection(event.type);
    const faults = this.unreadable.length;
    // A correction is remembered in every language: who asks later cannot see how it was before.
    const before = (corrects ? Locale.options : locales).map((locale) => ({
      locale,
      board: this.boardIn(locale),
      say: this.#guard(entry, () => narrator(this.fold, event, locale)),
    }));
    this.#append(entry);
    const isRead = this.unreadable.length === faults;
    const state = this.#withOffline(isRead ? newestStanding(this.fold, event) : UNREAD, event.seq);
    return before.flatMap(({ locale, board, say }) => {
      const after = this.boardIn(locale);
      const commentary = isRead && say !== null ? this.#guard(entry, say) : null;
      if (corrects && isRead && board !== null && after !== null) {
        const correction = correctionOf({ event, commentary: commentary ?? undefined }, board, after);
        if (correction === null) this.#corrections.delete(locale);
        else this.#corrections.set(locale, correction);
      }
      if (!locales.includes(locale)) return [];
      return [{ locale, scoreboard: after === null ? {} : changedFields(board, after), commentary, state, corrects }];
    });
  }

  #withOffline(standing: Standing, seq: number): EventState {
    return { ...standing, collectedOffline: this.#offline.has(seq) };
  }

  #show(state: MatchState, locale: Locale): Scoreboard {
    try {
      return scoreboardOf(this.match, state, locale);
    } catch (error) {
      this.#failed(this.#head.seq, error);
      return standIn(this.match, state, this.#lastBoards.get(locale) ?? null);
    }
  }

  /** An event that a sport has no words for is told without: left out it would be a hole in the log. */
  #guard<T>({ event }: LogEntry, say: () => T): T | null {
    try {
      return say();
    } catch (error) {
      this.#failed(event.seq, error);
      return null;
    }
  }

  /** A text made of this state once, however often it is asked for. */
  rendered(name: string, make: () => string): string {
    const known = this.#renderings.get(name);
    if (known !== undefined) return known;
    const text = make();
    if (this.#renderings.size < MAX_RENDERINGS) this.#renderings.set(name, text);
    return text;
  }
}
