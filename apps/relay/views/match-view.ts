import { type ChainHead, emptyHead } from '#shared/match/chain.ts';
import { CORRECTION_SHOWN_FOR, correctionOf } from '#shared/match/correction.ts';
import { isCorrection } from '#shared/match/effective.ts';
import type { MatchEvent } from '#shared/match/event.ts';
import { type EventState, newestStanding, type Standing, standings, UNREAD } from '#shared/match/event-state.ts';
import type { MatchFold } from '#shared/match/fold.ts';
import { changedFields, type Scoreboard, scoreboardOf, standIn } from '#shared/match/scoreboard.ts';
import type { MatchState } from '#shared/match/state.ts';
import { DEFAULT_LOCALE } from '#shared/text/locale.ts';
import type { CommentaryEntry } from '#shared/wire/live.ts';
import type { Correction } from '#shared/wire/rest.ts';
import type { LogEntry } from '../store/log.ts';
import { narrator } from './commentary.ts';
import { TolerantFold, type Unreadable } from './tolerant-fold.ts';

/** What one event changed, for those who follow the match. */
export interface Update {
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
  /** Undefined: not made since the last event. */
  #board: Scoreboard | null | undefined;
  /** The newest that was made. */
  #lastBoard: Scoreboard | null = null;
  #correction: Correction | null = null;

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

  /** Null until the match is created. */
  get scoreboard(): Scoreboard | null {
    if (this.#board === undefined) {
      const { state } = this.fold;
      this.#board = state === null ? null : this.#show(state);
      this.#lastBoard = this.#board;
    }
    return this.#board;
  }

  /** The newest of the last few events, if there was one. */
  get correction(): Correction | null {
    const correction = this.#correction;
    return correction !== null && this.#head.seq - correction.seq <= CORRECTION_SHOWN_FOR ? correction : null;
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
    if (isCorrection(entry.event.type)) this.tell(entry);
    else this.#append(entry);
  }

  #append({ event, hash, offline }: LogEntry): void {
    if (offline) this.#offline.add(event.seq);
    this.#standings = null;
    this.#log.push(event);
    this.#fold.append(event);
    this.#head = { seq: event.seq, term: event.term, hash };
    this.#board = undefined;
    this.#renderings.clear();
  }

  /** `apply`, telling what it changed. */
  tell(entry: LogEntry): Update {
    const before = this.scoreboard;
    const faults = this.unreadable.length;
    const say = this.#guard(entry, () => narrator(this.fold, entry.event));
    this.#append(entry);
    const after = this.scoreboard;
    const isRead = this.unreadable.length === faults;
    const commentary = isRead && say !== null ? this.#guard(entry, say) : null;
    const corrects = isCorrection(entry.event.type);
    if (corrects && isRead && before !== null && after !== null) {
      this.#correction = correctionOf({ event: entry.event, commentary: commentary ?? undefined }, before, after);
    }
    return {
      scoreboard: after === null ? {} : changedFields(before, after),
      commentary,
      state: this.#withOffline(isRead ? newestStanding(this.fold, entry.event) : UNREAD, entry.event.seq),
      corrects,
    };
  }

  #withOffline(standing: Standing, seq: number): EventState {
    return { ...standing, collectedOffline: this.#offline.has(seq) };
  }

  #show(state: MatchState): Scoreboard {
    try {
      return scoreboardOf(this.match, state, DEFAULT_LOCALE);
    } catch (error) {
      this.#failed(this.#head.seq, error);
      return standIn(this.match, state, this.#lastBoard);
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
