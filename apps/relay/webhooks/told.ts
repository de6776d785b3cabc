import { DEFAULT_LOCALE } from '#shared/text/locale.ts';
import type { Turns } from '../turns.ts';
import { type Follower, type LiveMatch, retell } from '../views/live-match.ts';
import type { MatchView } from '../views/match-view.ts';
import type { EventMessage } from '../views/messages.ts';
import type { Views } from '../views/views.ts';

/** Matches whose messages are kept at hand because somebody wants them delivered. */
const MAX_FOLLOWED = 256;
const IDLE_MS = 10 * 60_000;
/** Messages that are made anew at once, when they are too many to be remembered. */
const PORTION = 1000;

export interface Told {
  readonly view: MatchView;
  readonly messages: readonly EventMessage[];
}

const silent: Follower = { locale: DEFAULT_LOCALE, tell: () => undefined };

/** The live messages after some event of a match: what fans were told, for those who are told later. */
export class ToldMessages {
  readonly #views: Views;
  readonly #turns: Turns;
  /** Longest unused first. A match that is followed remembers its messages, so that they are not made twice. */
  readonly #followed = new Map<string, { readonly live: LiveMatch; usedAt: number }>();

  constructor(views: Views, turns: Turns) {
    this.#views = views;
    this.#turns = turns;
  }

  /** At most those that the view has; null when there is no such match. Rejects when the store is away. */
  async after(match: string, seq: number): Promise<Told | null> {
    const live = this.#follow(match);
    const view = await this.#views.view(match);
    if (view === null) return null;
    const known = live?.messagesAfter(seq, DEFAULT_LOCALE);
    if (live !== undefined && known === 'forgotten') {
      await live.recall(seq, DEFAULT_LOCALE);
      const recalled = live.messagesAfter(seq, DEFAULT_LOCALE);
      if (typeof recalled !== 'string') return { view, messages: recalled };
    }
    if (known !== undefined && typeof known !== 'string') return { view, messages: known };
    const end = Math.min(view.head.seq, seq + PORTION);
    return { view, messages: await this.#turns.run(retell(view, end, seq, DEFAULT_LOCALE)) };
  }

  close(): void {
    for (const match of this.#followed.keys()) this.#views.unfollow(match, silent);
    this.#followed.clear();
  }

  /** Undefined: there is no room. */
  #follow(match: string): LiveMatch | undefined {
    const now = Date.now();
    for (const [idle, { usedAt }] of this.#followed) {
      if (now - usedAt < IDLE_MS && this.#followed.size < MAX_FOLLOWED) break;
      this.#views.unfollow(idle, silent);
      this.#followed.delete(idle);
    }
    const known = this.#followed.get(match);
    if (known === undefined && !this.#views.hasRoom(match)) return undefined;
    const live = known?.live ?? this.#views.follow(match, silent);
    this.#followed.delete(match);
    this.#followed.set(match, { live, usedAt: now });
    return live;
  }
}
