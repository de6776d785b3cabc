import type { Parsed } from '#shared/json/json.ts';
import type { MatchEvent } from '#shared/match/event.ts';
import { type Problem, problem } from '#shared/problem.ts';
import type { LogPage } from '#shared/wire/pad.ts';

export interface LogListener {
  /** The next events, in order and without a gap; `more` while the beginning is being read. */
  events(events: readonly MatchEvent[], more: boolean): void;
  /** The log stands there; once, before the first events. */
  found(page: Pick<LogPage, 'term' | 'seq'>): void;
  failed(problem: Problem): void;
}

/**
 * A match's whole log and what follows: pages over HTTP up to the present, then event by event from the topic, which
 * carries the newest only. What the topic skipped is read again.
 */
export class LogFollower {
  readonly match: string;
  private readonly read: (after: number) => Promise<Parsed<LogPage>>;
  private readonly listener: LogListener;
  private have = 0;
  private newest = 0;
  private term = 0;
  private reading = false;
  private stopped = false;

  constructor(match: string, read: (after: number) => Promise<Parsed<LogPage>>, listener: LogListener) {
    this.match = match;
    this.read = read;
    this.listener = listener;
  }

  start(): void {
    void this.catchUp(true);
  }

  stop(): void {
    this.stopped = true;
  }

  received(event: MatchEvent): void {
    this.newest = Math.max(this.newest, event.seq);
    if (this.reading || this.stopped) return;
    if (event.term > this.term && event.seq <= this.have) {
      // Another console has the match, from an earlier place on: what is here is not its log.
      this.listener.failed(problem('replaced', 'Another console has taken the match over.'));
      return;
    }
    if (event.seq <= this.have) return;
    this.term = event.term;
    if (event.seq === this.have + 1) {
      this.have = event.seq;
      this.listener.events([event], false);
    } else {
      void this.catchUp(false);
    }
  }

  private async catchUp(first: boolean): Promise<void> {
    this.reading = true;
    let begun = !first;
    for (;;) {
      const page = await this.read(this.have);
      if (this.stopped) return;
      if (!page.ok) {
        this.reading = false;
        this.listener.failed(page.problem);
        return;
      }
      const { events, more, term, seq } = page.value;
      if (!begun) this.listener.found({ term, seq });
      this.have = events.at(-1)?.seq ?? this.have;
      this.term = term;
      if (events.length > 0 || !begun) this.listener.events(events, more);
      begun = true;
      // The topic may have told of one that the page did not have yet.
      if (!more && (events.length === 0 || this.newest <= this.have)) break;
    }
    this.reading = false;
  }
}
