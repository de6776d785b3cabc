import type { MatchEvent } from '#shared/match/event.ts';
import { type Problem, problem } from '#shared/problem.ts';
import type { ForkedEvent } from '#shared/wire/console.ts';
import type { Reply } from '#shared/wire/mqtt.ts';
import { MAX_BATCH_BYTES, MAX_BATCH_EVENTS } from '#shared/wire/uplink.ts';
import type { Clock } from '../clock.ts';
import type { Desk } from '../desk/desk.ts';
import type { CommittedMatch } from '../desk/submission.ts';
import type { Journal } from '../journal/journal.ts';
import type { Uplink } from '../uplink/uplink.ts';

export interface ForksOptions {
  readonly journal: Journal;
  readonly uplink: Uplink;
  readonly desk: Desk;
  readonly clock: Clock;
  readonly changed: (match: string) => void;
}

/** What was scored at a console that had lost the match: offered to the one that has it, merged or discarded there. */
export class Forks {
  readonly #options: ForksOptions;
  /** Ids of our forks' events that were merged into the relay's log, by match, as far as it has said so. */
  readonly #merged = new Map<string, Set<string>>();

  constructor(options: ForksOptions) {
    this.#options = options;
  }

  /** Events that wait for a decision. */
  open(match: string): number {
    const { journal, uplink } = this.#options;
    const acked = uplink.fork(match) === null ? null : uplink.ackedSeq(match);
    if (acked === null) return journal.forks.open(match);
    const settled = journal.forks.discarded(match, journal.consoleId) + (this.#merged.get(match)?.size ?? 0);
    return Math.max(0, (uplink.head(match)?.seq ?? 0) - acked - settled);
  }

  list(match: string): ForkedEvent[] {
    const { journal, uplink } = this.#options;
    const acked = uplink.fork(match) === null ? null : uplink.ackedSeq(match);
    if (acked === null) return journal.forks.list(match);
    // Some of it may have been merged meanwhile: the relay is asked again.
    this.send(match, acked);
    return this.#own(match, acked);
  }

  /** Gives the relay what it has not taken of our log after `acked`, for the console that has the match now. */
  send(match: string, acked: number): void {
    const { journal, uplink } = this.#options;
    let batch: MatchEvent[] = [];
    let bytes = 0;
    for (const { json, event } of this.#after(match, acked)) {
      const size = Buffer.byteLength(json);
      if (batch.length >= MAX_BATCH_EVENTS || (batch.length > 0 && bytes + size > MAX_BATCH_BYTES)) {
        uplink.send({ op: 'fork', match, events: batch });
        batch = [];
        bytes = 0;
      }
      batch.push(event);
      bytes += size;
    }
    // What was cut off when this console became a follower.
    const cut = journal.forks
      .list(match)
      .filter(({ console, state }) => console === journal.consoleId && state === 'open');
    batch.push(...cut.map(({ event }) => event).slice(0, MAX_BATCH_EVENTS - batch.length));
    if (batch.length > 0) uplink.send({ op: 'fork', match, events: batch });
  }

  /** Scored here although the match is another console's: the relay is told, to offer it there. */
  committed({ match, events }: CommittedMatch): void {
    if (this.#options.uplink.fork(match) === null) return;
    this.#options.uplink.send({ op: 'fork', match, events: events.map(({ event }) => event) });
  }

  /** The relay has something for us as the match's writer. */
  offered(match: string, console: string, events: readonly MatchEvent[]): void {
    const { journal, uplink, changed } = this.#options;
    journal.transaction(() => {
      for (const event of events) journal.forks.add(console, event);
    });
    // Decided while the relay was away.
    const discarded = events.flatMap(({ id }) => {
      const known = journal.forks.find(match, console, id);
      return known?.state === 'discarded' ? [{ id, reason: known.reason ?? '' }] : [];
    });
    for (const { id, reason } of discarded) uplink.send({ op: 'discard', match, console, ids: [id], reason });
    changed(match);
  }

  /** The relay has these of our events in its log: it had them before it forked, or they were merged since. */
  kept(match: string, known: readonly string[]): void {
    const { uplink, changed } = this.#options;
    const merged = this.#merged.get(match) ?? new Set();
    for (const id of known) merged.add(id);
    this.#merged.set(match, merged);
    let acked = uplink.ackedSeq(match);
    if (acked !== null && uplink.fork(match) !== null) {
      for (const { event } of this.#after(match, acked)) {
        if (!merged.delete(event.id)) break;
        acked = event.seq;
      }
      uplink.found(match, acked);
    }
    if (known.length > 0) changed(match);
  }

  /** The match's writer does without these events of ours. */
  discarded(match: string, ids: readonly string[], reason: string): void {
    const { journal, clock, changed } = this.#options;
    const wanted = new Set(ids);
    journal.transaction(() => {
      for (const { event } of this.#after(match, 0))
        if (wanted.has(event.id)) journal.forks.add(journal.consoleId, event);
      for (const id of ids) journal.forks.settle(match, journal.consoleId, id, 'discarded', reason, clock());
    });
    changed(match);
  }

  /** Scores the event again, under its id and with its author. */
  async merge(match: string, console: string, id: string): Promise<Reply | Problem> {
    const { journal, desk, clock, changed } = this.#options;
    const forked = journal.forks.list(match).find((one) => one.console === console && one.event.id === id);
    if (forked === undefined) return problem('no-fork', 'There is no such event in a fork of this match.');
    const { type, data, at, override, source } = forked.event;
    const draft = { id, type, data, at, ...(override && { override }) };
    const reply = await new Promise<Reply | Problem>((resolve) => {
      desk.submit({
        kind: 'draft',
        match,
        source,
        merged: true,
        payload: JSON.stringify(draft),
        answer: (outcome) => {
          if (outcome.kind === 'failed') resolve(outcome.problem);
          else if (outcome.reply !== null) resolve(outcome.reply);
        },
      });
    });
    if ('status' in reply && reply.status !== 'refused') {
      journal.forks.settle(match, console, id, 'merged', null, clock());
      changed(match);
    }
    return reply;
  }

  discard(match: string, console: string, ids: readonly string[], reason: string): Problem | null {
    const { journal, uplink, clock, changed } = this.#options;
    if (uplink.head(match) === undefined || uplink.fork(match) !== null) {
      return problem('not-owner', 'The console that writes the match decides about this.');
    }
    journal.transaction(() => {
      for (const id of ids) journal.forks.settle(match, console, id, 'discarded', reason, clock());
    });
    if (console !== journal.consoleId) uplink.send({ op: 'discard', match, console, ids: [...ids], reason });
    changed(match);
    return null;
  }

  /** Of a match that we write against the relay's word: all that it has not confirmed. */
  #own(match: string, acked: number): ForkedEvent[] {
    const { journal } = this.#options;
    return [...this.#after(match, acked)].map(({ event }) => {
      const known = journal.forks.find(match, journal.consoleId, event.id);
      // In our own log it is, of course.
      const merged = this.#merged.get(match)?.has(event.id) === true;
      const state = known?.state === 'discarded' ? 'discarded' : merged ? 'merged' : 'open';
      return { console: journal.consoleId, event, state, reason: known?.reason ?? null };
    });
  }

  *#after(match: string, seq: number): Generator<{ readonly json: string; readonly event: MatchEvent }> {
    const { matches } = this.#options.journal;
    let at = seq;
    while (Number.isFinite(at)) {
      const page = matches.parsed(match, at, MAX_BATCH_EVENTS);
      yield* page;
      at += page.length;
      if (page.length < MAX_BATCH_EVENTS) return;
    }
  }
}
