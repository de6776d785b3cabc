import type { LiveEvent } from '#shared/client/messages.ts';
import type { Position } from '#shared/wire/live.ts';
import type { PartKind } from '#shared/wire/page.ts';
import type { CommentaryPage } from '#shared/wire/rest.ts';
import { Refresh, type Timing } from '../api/refresh.ts';
import { PAGE, type Relay } from '../api/relay.ts';
import { groupOf } from '../list/rows.ts';
import type { Feed } from '../live/hub.ts';
import { reloaded, withEarlier } from './lines.ts';
import {
  type Following,
  followFrom,
  following,
  type MatchView,
  withDetail,
  withEvent,
  withPart,
  withSnapshot,
} from './view.ts';

export interface MatchSources {
  readonly relay: Relay;
  readonly feed: Feed;
  /** The live feed speaks another language than `relay` answers in. */
  readonly isForeign: boolean;
  readonly timing?: Timing;
}

const PARTS = ['scorecard', 'charts', 'statistics', 'lineups'] as const satisfies readonly PartKind[];

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
  readonly #parts: ReadonlyMap<PartKind, Refresh>;
  readonly #isForeign: boolean;
  readonly #words: Refresh;
  readonly #ended = new AbortController();
  #view: MatchView;
  #unfollow = () => {};
  #loadingEarlier = false;

  /** `first` is what the page shows already, if anything. */
  constructor(match: string, sources: MatchSources, first: MatchView, show: (view: MatchView) => void) {
    this.match = match;
    this.#view = first;
    this.#isForeign = sources.isForeign;
    this.#relay = sources.relay;
    this.#feed = sources.feed;
    this.#show = show;
    const refresh = (load: (signal: AbortSignal) => Promise<number | null>) => {
      return new Refresh({ load, every: 1_000, ...(sources.timing && { timing: sources.timing }) });
    };
    this.#start = refresh((signal) => this.#fetchMatch(signal));
    this.#commentary = refresh((signal) => this.#fetchCommentary(signal));
    this.#words = refresh((signal) => this.#fetchWords(signal));
    this.#parts = new Map(PARTS.map((kind) => [kind, refresh((signal) => this.#fetchPart(kind, signal))]));
    for (const part of this.#parts.values()) part.pause();
  }

  start(): void {
    if (this.#view.phase === 'gone') return;
    if (this.#view.phase !== 'following') {
      this.#start.want(0);
      return;
    }
    const { at, lines, parts } = this.#view;
    this.#follow({ term: at.term, seq: Math.min(at.seq, lines.seq) });
    for (const [kind, part] of this.#parts) if (parts[kind].value === null) part.want(at.seq);
  }

  stop(): void {
    this.#unfollow();
    this.#ended.abort();
    for (const refresh of [this.#start, this.#commentary, this.#words, ...this.#parts.values()]) refresh.stop();
  }

  /** The reader, or the device coming online, wants another try now. */
  retry(): void {
    if (this.#view.phase === 'following') this.#wantParts(this.#view.at.seq, true);
    else this.#start.want(0, true);
  }

  /** A part is fetched only while somebody sees it. */
  showPart(kind: PartKind, visible: boolean): void {
    if (visible) this.#parts.get(kind)?.resume();
    else this.#parts.get(kind)?.pause();
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
    this.#wantParts(detail.value.seq, false);
    this.#follow(followFrom(detail.value, page.value));
    return detail.value.seq;
  }

  #follow(after: Position): void {
    this.#unfollow = this.#feed.follow(this.match, after, {
      event: (message) => this.#heard(message),
      snapshot: (message) => {
        this.#update((view) => withSnapshot(view, message, this.#isForeign));
        this.#wantParts(message.seq, false);
        this.#wantWords(message.seq, false);
      },
      gap: ({ seq }) => this.#commentary.want(seq, true),
      presence: ({ fans }) => this.#update((view) => ({ ...view, fans })),
    });
  }

  #heard(message: LiveEvent): void {
    const corrects = message.corrects === true;
    this.#update((view) => withEvent(view, message, this.#isForeign));
    this.#wantParts(message.seq, corrects);
    this.#wantWords(message.seq, corrects);
    if (corrects) this.#commentary.want(message.seq, true);
  }

  #wantParts(seq: number, urgent: boolean): void {
    for (const part of this.#parts.values()) part.want(seq, urgent);
  }

  #wantWords(seq: number, urgent: boolean): void {
    // The live feed brings no summary, which a match that is over begins with.
    if (this.#isForeign || this.#isOver) this.#words.want(seq, urgent);
    if (this.#isForeign) this.#commentary.want(seq, urgent);
  }

  get #isOver(): boolean {
    return this.#view.phase === 'following' && groupOf(this.#view.board.status) === 'finished';
  }

  async #fetchWords(signal: AbortSignal): Promise<number | null> {
    const detail = await this.#relay.match(this.match, signal);
    if (!detail.ok || signal.aborted) return null;
    this.#update((view) => withDetail(view, detail.value));
    return detail.value.seq;
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

  async #fetchPart(kind: PartKind, signal: AbortSignal): Promise<number | null> {
    const part = await this.#relay.part(this.match, kind, signal);
    if (signal.aborted) return null;
    this.#update((view) => {
      if (part.ok) return withPart(view, kind, part.value);
      return { ...view, parts: { ...view.parts, [kind]: { ...view.parts[kind], problem: part.problem } } };
    });
    return part.ok ? part.value.seq : null;
  }

  #update(change: (view: Following) => Following): void {
    if (this.#view.phase === 'following') this.#set(change(this.#view));
  }

  #set(view: MatchView): void {
    this.#view = view;
    this.#show(view);
  }
}
