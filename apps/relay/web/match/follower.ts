import type { LiveEvent } from '#shared/client/messages.ts';
import type { CommentaryPage } from '#shared/wire/rest.ts';
import { Refresh, type Timing } from '../api/refresh.ts';
import { PAGE, type Relay } from '../api/relay.ts';
import type { Feed } from '../live/hub.ts';
import { reloaded, withEarlier } from './lines.ts';
import { type Following, followFrom, following, type MatchView, withEvent, withSnapshot } from './view.ts';

export interface MatchSources {
  readonly relay: Relay;
  readonly feed: Feed;
  readonly timing?: Timing;
}

/** Most large pages of commentary fetched again after a correction; a reader further back scrolls into the rest anew. */
const RELOADED_PAGES = 8;

/** Brings one match's page to life: fetches it, follows it, and fetches again what a correction or a gap has made old. */
export class MatchFollower {
  readonly match: string;
  readonly #relay: Relay;
  readonly #feed: Feed;
  readonly #show: (view: MatchView) => void;
  readonly #start: Refresh;
  readonly #commentary: Refresh;
  readonly #scorecard: Refresh;
  readonly #ended = new AbortController();
  #view: MatchView = { phase: 'loading', problem: null };
  #unfollow = () => {};
  #loadingEarlier = false;

  constructor(match: string, sources: MatchSources, show: (view: MatchView) => void) {
    this.match = match;
    this.#relay = sources.relay;
    this.#feed = sources.feed;
    this.#show = show;
    const refresh = (load: (signal: AbortSignal) => Promise<number | null>) => {
      return new Refresh({ load, every: 1_000, ...(sources.timing && { timing: sources.timing }) });
    };
    this.#start = refresh((signal) => this.#fetchMatch(signal));
    this.#commentary = refresh((signal) => this.#fetchCommentary(signal));
    this.#scorecard = refresh((signal) => this.#fetchScorecard(signal));
    this.#scorecard.pause();
  }

  start(): void {
    this.#start.want(0);
  }

  stop(): void {
    this.#unfollow();
    this.#ended.abort();
    for (const refresh of [this.#start, this.#commentary, this.#scorecard]) refresh.stop();
  }

  /** The reader, or the device coming online, wants another try now. */
  retry(): void {
    this.#start.want(0, true);
    if (this.#view.phase === 'following') this.#scorecard.want(this.#view.at.seq, true);
  }

  /** The scorecard is fetched only while somebody sees it. */
  showScorecard(visible: boolean): void {
    if (visible) this.#scorecard.resume();
    else this.#scorecard.pause();
  }

  /** Adds the next earlier page of commentary; false when that failed. */
  async loadEarlier(): Promise<boolean> {
    if (this.#view.phase !== 'following' || this.#view.lines.next === null || this.#loadingEarlier) return true;
    const before = this.#view.lines.next;
    this.#loadingEarlier = true;
    const page = await this.#relay.commentary(this.match, { before, large: false }, this.#ended.signal);
    this.#loadingEarlier = false;
    if (!page.ok) return this.#ended.signal.aborted;
    this.#update((view) => {
      // The commentary was fetched anew meanwhile: this page may not join on.
      if (view.lines.next !== before) return view;
      return { ...view, lines: withEarlier(view.lines, page.value) };
    });
    return true;
  }

  dismissCorrection(): void {
    this.#update((view) => ({ ...view, correction: null }));
  }

  async #fetchMatch(signal: AbortSignal): Promise<number | null> {
    const [detail, page] = await Promise.all([
      this.#relay.match(this.match, signal),
      this.#relay.commentary(this.match, { before: null, large: false }, signal),
    ]);
    if (signal.aborted) return null;
    for (const answer of [detail, page]) {
      if (answer.ok) continue;
      this.#set(answer.gone ? { phase: 'gone' } : { phase: 'loading', problem: answer.problem });
      // What is gone is not asked for again.
      return answer.gone ? 0 : null;
    }
    if (!detail.ok || !page.ok) return null;
    this.#set(following(detail.value, page.value));
    this.#scorecard.want(detail.value.seq);
    this.#unfollow = this.#feed.follow(this.match, followFrom(detail.value, page.value), {
      event: (message) => this.#heard(message),
      snapshot: (message) => {
        this.#update((view) => withSnapshot(view, message));
        this.#scorecard.want(message.seq);
      },
      gap: ({ seq }) => this.#commentary.want(seq, true),
    });
    return detail.value.seq;
  }

  #heard(message: LiveEvent): void {
    const corrects = message.corrects === true;
    this.#update((view) => withEvent(view, message));
    this.#scorecard.want(message.seq, corrects);
    if (corrects) this.#commentary.want(message.seq, true);
  }

  async #fetchCommentary(signal: AbortSignal): Promise<number | null> {
    const pages: CommentaryPage[] = [];
    const shown = this.#view.phase === 'following' ? this.#view.lines.entries.length : 0;
    let fetched = 0;
    let before: string | null = null;
    do {
      const page = await this.#relay.commentary(this.match, { before, large: shown > PAGE }, signal);
      if (!page.ok) return null;
      pages.push(page.value);
      fetched += page.value.entries.length;
      before = page.value.next;
      // The reader gets back as many lines as there were.
    } while (before !== null && fetched < shown && pages.length < RELOADED_PAGES);
    this.#update((view) => ({ ...view, lines: reloaded(view.lines, pages) }));
    return pages[0]?.seq ?? null;
  }

  async #fetchScorecard(signal: AbortSignal): Promise<number | null> {
    const card = await this.#relay.scorecard(this.match, signal);
    if (signal.aborted) return null;
    this.#update((view) => {
      if (!card.ok) return { ...view, cardProblem: card.problem };
      // A lagging cache must not take the card back.
      if (view.card !== null && card.value.seq < view.card.seq && card.value.term <= view.card.term) return view;
      return { ...view, card: card.value, cardProblem: null };
    });
    return card.ok ? card.value.seq : null;
  }

  #update(change: (view: Following) => Following): void {
    if (this.#view.phase === 'following') this.#set(change(this.#view));
  }

  #set(view: MatchView): void {
    this.#view = view;
    this.#show(view);
  }
}
