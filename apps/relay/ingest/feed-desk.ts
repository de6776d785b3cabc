import { v7 as uuidv7 } from 'uuid';
import { covers } from '#shared/json/canonical.ts';
import type { JsonObject } from '#shared/json/json.ts';
import { type ChainHead, emptyHead } from '#shared/match/chain.ts';
import { decide } from '#shared/match/desk.ts';
import type { Draft } from '#shared/match/event.ts';
import { MatchFold } from '#shared/match/fold.ts';
import { type Problem, ProblemError, problem } from '#shared/problem.ts';
import { findSport } from '#shared/sports/registry.ts';
import { DEFAULT_LOCALE } from '#shared/text/locale.ts';
import type { Reply } from '#shared/wire/mqtt.ts';
import type { Metrics } from '../ops/metrics.ts';
import { notWriter } from '../store/judge.ts';
import { FEED, headAt, type LogEntry } from '../store/log.ts';
import { readLog } from '../store/read-log.ts';
import type { Store } from '../store/store.ts';
import type { Stream } from '../stream/stream.ts';
import type { Turns } from '../turns.ts';

/** Matches whose desk is kept ready. */
const MAX_DESKS = 64;
/** Requests for one match that may wait for each other. */
const MAX_WAITING = 32;

/** A feed match at this moment: what the next draft is judged by. */
interface Desk {
  readonly fold: MatchFold;
  head: ChainHead;
}

/**
 * The desk at which the relay itself writes matches that arrive by an API feed: the same rules as at a console, one
 * request after the other for each match.
 */
export class FeedDesk {
  readonly #store: Store;
  readonly #turns: Turns;
  readonly #metrics: Metrics;
  readonly #stream: Stream;
  /** Longest unused first. */
  readonly #desks = new Map<string, Desk>();
  readonly #queues = new Map<string, { waiting: number; last: Promise<unknown> }>();

  constructor(store: Store, turns: Turns, metrics: Metrics, stream: Stream) {
    this.#stream = stream;
    this.#store = store;
    this.#metrics = metrics;
    this.#turns = turns;
  }

  /**
   * Judges the drafts in order and answers each, once the accepted ones are stored.
   * @throws ProblemError `not-writer`, `busy`, `store-unavailable`.
   */
  submit(match: string, drafts: readonly Draft[]): Promise<Reply[]> {
    return this.#inTurn(match, () => this.#judge(match, drafts));
  }

  /** Sets the score of a match outright, in the sport's headline numbers. @throws ProblemError also `no-score`. */
  adjust(match: string, score: JsonObject): Promise<Reply[]> {
    return this.#inTurn(match, async () => {
      const { fold } = await this.#desk(match);
      const { state } = fold;
      if (state === null) throw new ProblemError(problem('no-match', `There is no match ${match} here.`));
      // A feed repeats itself; the same score again is no news.
      if (covers(state.game.board(DEFAULT_LOCALE).score, score)) return [];
      const observation = { device: FEED, kind: 'score', data: score, at: Date.now() };
      const [proposal] = state.game.suggestions(observation);
      const { type, data } = proposal ?? plainAdjustment(state.sport, score);
      return this.#judge(match, [{ id: uuidv7(), type, data }]);
    });
  }

  async #inTurn<T>(match: string, work: () => Promise<T>): Promise<T> {
    const queue = this.#queues.get(match) ?? { waiting: 0, last: Promise.resolve() };
    if (queue.waiting >= MAX_WAITING) {
      throw new ProblemError(problem('busy', `Too many requests for match ${match} are waiting; send more in one.`));
    }
    this.#queues.set(match, queue);
    queue.waiting += 1;
    const mine = queue.last.then(work, work);
    queue.last = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      queue.waiting -= 1;
      if (queue.waiting === 0) this.#queues.delete(match);
    }
  }

  async #judge(match: string, drafts: readonly Draft[]): Promise<Reply[]> {
    const desk = await this.#desk(match);
    const replies: Reply[] = [];
    const entries: LogEntry[] = [];
    for (const draft of drafts) {
      const reply = this.#decide(desk, match, draft, entries);
      replies.push(reply);
      if (reply.status === 'refused') await this.#keep(match, draft, reply.error);
    }
    const [first, ...rest] = entries;
    const sport = desk.fold.state?.sport;
    if (first === undefined || sport === undefined) return replies;
    try {
      const result = await this.#store.append({ match, sport, writer: FEED, entries: [first, ...rest] });
      if (result.kind === 'refused') throw new ProblemError(result.problem);
    } catch (error) {
      // The desk is ahead of the log now: the next request begins with what is really stored.
      this.#desks.delete(match);
      throw error;
    }
    return replies;
  }

  #decide(desk: Desk, match: string, draft: Draft, entries: LogEntry[]): Reply {
    const { fold, head } = desk;
    const context = { match, head, term: Math.max(1, head.term), source, now: Date.now() };
    const decision = decide(fold, draft, context);
    switch (decision.kind) {
      case 'refused':
        return { status: 'refused', id: draft.id, error: decision.problem };
      case 'duplicate':
        return { status: 'duplicate', id: draft.id, term: decision.event.term, seq: decision.event.seq };
      case 'accepted': {
        const { event, warnings } = decision;
        fold.append(event);
        desk.head = decision.head;
        entries.push({ event, json: JSON.stringify(event), hash: decision.head.hash });
        return { status: 'accepted', id: draft.id, term: event.term, seq: event.seq, warnings: [...warnings] };
      }
    }
  }

  async #keep(match: string, draft: Draft, error: Problem): Promise<void> {
    this.#metrics.refused.inc({ code: error.code });
    const text = JSON.stringify(draft);
    const refusal = { match, writer: FEED, seq: null, id: draft.id, hash: draft.id, text };
    await this.#store.keepRefused([refusal], error);
  }

  async #desk(match: string): Promise<Desk> {
    const log = (await this.#store.logs([match])).get(match);
    if (log !== undefined && log.writer !== FEED) throw new ProblemError(notWriter(log));
    const known = this.#desks.get(match);
    this.#desks.delete(match);
    // Another relay may have gone on with the match.
    const desk = known !== undefined && known.head.hash === log?.head.hash ? known : await this.#open(match);
    this.#desks.set(match, desk);
    const [oldest] = this.#desks.keys();
    if (this.#desks.size > MAX_DESKS && oldest !== undefined) this.#desks.delete(oldest);
    return desk;
  }

  async #open(match: string): Promise<Desk> {
    const log = await readLog(this.#store, match);
    const last = log.at(-1);
    const head = last === undefined ? emptyHead(match) : headAt(last);
    // Perhaps nobody has heard of its newest events: a commit whose answer was lost is published by nobody else.
    if (last !== undefined) this.#stream.publish({ match, head, entries: [] });
    return { fold: await this.#turns.run(MatchFold.building(log.map(({ event }) => event))), head };
  }
}

const source = { kind: 'feed', id: FEED } as const;

/** For sports that make no proposal of a score: their adjust event, if they have one and the score is its data. */
function plainAdjustment(sport: string, score: JsonObject): { type: string; data: JsonObject } {
  const type = `${sport}.adjust`;
  const parsed = findSport(sport)?.parse(type, score);
  if (parsed?.ok) return { type, data: parsed.value };
  const why = parsed === undefined ? 'the sport is unknown' : parsed.problem.message;
  const message = `A score of this shape cannot be set in ${sport} (${why}); send an event instead.`;
  throw new ProblemError(problem('no-score', message));
}
