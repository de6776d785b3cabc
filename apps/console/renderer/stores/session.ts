import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem } from '#shared/problem.ts';
import type { SessionApi } from '../api/session.ts';

export interface SessionState {
  readonly status: 'checking' | 'signed-out' | 'signed-in';
  readonly busy: boolean;
  readonly problem: Problem | null;
}

export type SessionStore = StoreApi<SessionState> & {
  /** Asks the console whether the session cookie still counts. */
  check(): Promise<void>;
  pair(code: string, name: string): Promise<void>;
};

export function createSessionStore(api: SessionApi): SessionStore {
  const store = createStore<SessionState>(() => ({ status: 'checking', busy: false, problem: null }));

  return {
    ...store,

    async check() {
      const signedIn = await api.check();
      // No answer says nothing about the session: whoever is scoring goes on scoring.
      if (signedIn === null && store.getState().status !== 'checking') return;
      store.setState({ status: signedIn === false ? 'signed-out' : 'signed-in' });
    },

    async pair(code, name) {
      store.setState({ busy: true, problem: null });
      const paired = await api.pair(code.trim(), name.trim());
      if (paired.ok) store.setState({ status: 'signed-in', busy: false });
      else store.setState({ busy: false, problem: paired.problem, status: 'signed-out' });
    },
  };
}
