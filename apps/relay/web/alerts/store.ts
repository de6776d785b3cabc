import { useEffect, useSyncExternalStore } from 'react';
import type { Locale } from '#shared/text/locale.ts';
import type { AlertKind, QuietHours } from '#shared/wire/alerts.ts';
import { type Account, alertsApi, type Change, type Follow, type Named, type Shown, UnknownUser } from './api.ts';
import { type Obstacle, pushSubscription } from './device.ts';

const KEPT = 'scorewire.alerts';

export interface AlertsState {
  /** Null: this browser follows nothing, or it is not known yet. */
  readonly shown: Shown | null;
  readonly busy: boolean;
  readonly problem: Obstacle | 'failed' | null;
}

const NOTHING: AlertsState = { shown: null, busy: false, problem: null };

/** What this browser follows, as the relay last said. */
class Alerts {
  #state = NOTHING;
  #loaded = false;
  /** One thing after the other: what a click means follows from what came of the one before. */
  #last: Promise<void> = Promise.resolve();
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): AlertsState => this.#state;

  /** Asks the relay, the first time; a browser that never followed anything asks nothing. */
  load(): void {
    if (this.#loaded) return;
    this.#loaded = true;
    const account = keptAccount();
    if (account?.token != null) void this.#do(() => alertsApi.shown(account));
  }

  follow(follow: Named, locale: Locale): Promise<void> {
    return this.#do(() => this.#follow({ follow, locale }));
  }

  /** Of a match that is followed; without any kind it is followed no more. */
  choose(follow: Named, kind: AlertKind, on: boolean, locale: Locale): Promise<void> {
    return this.#do(() => {
      const followed = this.#state.shown?.follows.find((each) => isFollow(each, follow));
      const others = (followed?.notify ?? []).filter((each) => each !== kind);
      const notify = on ? [...others, kind] : others;
      return notify.length === 0 ? alertsApi.unfollow(account(), follow) : this.#follow({ follow, notify, locale });
    });
  }

  unfollow(follow: Named): Promise<void> {
    return this.#do(() => alertsApi.unfollow(account(), follow));
  }

  quiet(quiet_hours: QuietHours | null): Promise<void> {
    return this.#do(() => this.#change({ quiet_hours }));
  }

  forget(): Promise<void> {
    return this.#do(async () => {
      await alertsApi.forget(account());
      localStorage.removeItem(KEPT);
      return null;
    });
  }

  async #follow(change: Change): Promise<Shown | Obstacle> {
    const push = await pushSubscription(await alertsApi.key());
    return typeof push === 'string' ? push : this.#change({ ...change, push });
  }

  async #change(change: Change): Promise<Shown> {
    const me = account();
    const shown = await alertsApi.change(me, change);
    if (shown.token !== undefined) keep({ ...me, token: shown.token });
    return shown;
  }

  #do(work: () => Promise<Shown | Obstacle | null>): Promise<void> {
    this.#last = this.#last.then(() => this.#work(work));
    return this.#last;
  }

  async #work(work: () => Promise<Shown | Obstacle | null>): Promise<void> {
    this.#set({ ...this.#state, busy: true, problem: null });
    try {
      const result = await work();
      if (typeof result === 'string') this.#set({ ...this.#state, busy: false, problem: result });
      else this.#set({ shown: result, busy: false, problem: null });
    } catch (error) {
      // A relay that begins anew knows nobody; neither does the browser then.
      if (error instanceof UnknownUser) localStorage.removeItem(KEPT);
      const shown = error instanceof UnknownUser ? null : this.#state.shown;
      this.#set({ shown, busy: false, problem: 'failed' });
    }
  }

  #set(state: AlertsState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

export const alerts = new Alerts();

/** On the server: nothing. */
export function useAlerts(): AlertsState {
  useEffect(() => alerts.load(), []);
  return useSyncExternalStore(alerts.subscribe, alerts.state, () => NOTHING);
}

export function isFollow(follow: Follow, named: Named): boolean {
  if ('match_id' in named) return follow.match_id === named.match_id;
  const same = (one: string | undefined, two: string) => one?.toLowerCase() === two.toLowerCase();
  if (follow.sport !== named.sport) return false;
  return 'team' in named ? same(follow.team, named.team) : same(follow.player, named.player);
}

function account(): Account {
  const kept = keptAccount();
  if (kept !== null) return kept;
  const made: Account = { user: `web-${crypto.randomUUID()}`, token: null };
  keep(made);
  return made;
}

function keep({ user, token }: Account): void {
  localStorage.setItem(KEPT, JSON.stringify(token === null ? [user] : [user, token]));
}

function keptAccount(): Account | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? 'null');
    const [user, token] = Array.isArray(kept) ? kept.map(String) : [];
    return user === undefined ? null : { user, token: token ?? null };
  } catch {
    return null;
  }
}
