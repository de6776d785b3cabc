import type { Problem } from '#shared/problem.ts';
import type { MatchRow } from '#shared/wire/rest.ts';
import { Refresh, type Timing } from '../api/refresh.ts';
import type { Relay } from '../api/relay.ts';
import type { Feed } from '../live/hub.ts';
import { groupOf, merged, withRowEvent, withRowSnapshot } from './rows.ts';

export interface MatchesView {
  /** Null until the first answer. */
  readonly rows: readonly MatchRow[] | null;
  /** Where the next page begins; null when this is all. */
  readonly next: string | null;
  readonly problem: Problem | null;
}

export interface MatchesSources {
  readonly relay: Relay;
  readonly feed: Feed;
  readonly timing?: Timing;
}

/** How often the list is asked for matches that are new or have begun, in ms. */
const LOOK_EVERY = 30_000;
/** Most matches followed at once: more than fit on a few screens. */
const MOST_FOLLOWED = 60;

/** Keeps the list of matches: polls for new ones, follows those that may change. */
export class MatchesFollower {
  readonly #relay: Relay;
  readonly #feed: Feed;
  readonly #show: (view: MatchesView) => void;
  readonly #list: Refresh;
  readonly #followed = new Map<string, () => void>();
  readonly #ended = new AbortController();
  #round = 0;
  #view: MatchesView;

  constructor({ relay, feed, timing }: MatchesSources, known: MatchesView, show: (view: MatchesView) => void) {
    this.#relay = relay;
    this.#feed = feed;
    this.#view = known;
    this.#show = show;
    const load = (signal: AbortSignal) => this.#fetch(signal);
    this.#list = new Refresh({ load, every: LOOK_EVERY, ...(timing && { timing }) });
  }

  start(): void {
    this.#list.want(this.#round, true);
    this.#follow();
  }

  stop(): void {
    this.#list.stop();
    this.#ended.abort();
    for (const unfollow of this.#followed.values()) unfollow();
  }

  /** Nobody looks: polling stops, the live connection stays. */
  look(visible: boolean): void {
    if (visible) this.#list.resume();
    else this.#list.pause();
  }

  retry(): void {
    this.#list.want(this.#round, true);
  }

  async loadMore(): Promise<void> {
    const cursor = this.#view.next;
    if (cursor === null) return;
    const page = await this.#relay.matches(cursor, this.#ended.signal);
    if (this.#ended.signal.aborted) return;
    if (!page.ok) this.#set({ problem: page.problem });
    else this.#take(page.value.matches, page.value.next);
  }

  async #fetch(signal: AbortSignal): Promise<number | null> {
    const [live, all] = await Promise.all([this.#relay.liveMatches(signal), this.#relay.matches(null, signal)]);
    if (signal.aborted) return null;
    for (const answer of [live, all]) {
      if (!answer.ok) {
        this.#set({ problem: answer.problem });
        return null;
      }
    }
    if (!live.ok || !all.ok) return null;
    const first = this.#view.rows === null;
    this.#take([...all.value.matches, ...live.value.matches], first ? all.value.next : this.#view.next);
    this.#round += 1;
    // Each round wishes for the next one, which Refresh starts when its time has come.
    this.#list.want(this.#round);
    return this.#round - 1;
  }

  #take(fetched: readonly MatchRow[], next: string | null): void {
    this.#set({ rows: merged(this.#view.rows ?? [], fetched), next, problem: null });
    this.#follow();
  }

  #follow(): void {
    for (const row of this.#view.rows ?? []) {
      const { match_id: match, term, seq, scoreboard } = row;
      if (groupOf(scoreboard.status) === 'finished' || this.#followed.has(match)) continue;
      if (this.#followed.size >= MOST_FOLLOWED) return;
      const unfollow = this.#feed.follow(
        match,
        { term, seq },
        {
          event: (message) => this.#set({ rows: withRowEvent(this.#view.rows ?? [], message) }),
          snapshot: (message) => this.#set({ rows: withRowSnapshot(this.#view.rows ?? [], message) }),
          // The list shows scoreboards only, and a snapshot follows.
          gap: () => {},
        },
      );
      this.#followed.set(match, unfollow);
    }
  }

  #set(change: Partial<MatchesView>): void {
    this.#view = { ...this.#view, ...change };
    this.#show(this.#view);
  }
}
