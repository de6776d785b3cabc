import * as z from 'zod';
import { Draft, MatchId } from '#shared/match/event.ts';
import { parseMessage } from '#shared/wire/parse.ts';

const Entry = z.object({ order: z.number(), match: MatchId, draft: Draft });
export type OutboxEntry = Pick<z.infer<typeof Entry>, 'match' | 'draft'>;

/** Unanswered drafts, kept where a reload of the page finds them again. One key a draft: two windows do not clash. */
export interface Outbox {
  add(entry: OutboxEntry): void;
  remove(id: string): void;
  /** Oldest first. */
  list(): readonly OutboxEntry[];
}

/** What is used of `localStorage`. */
export interface KeyValueStore {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const PREFIX = 'scorewire.draft.';

/** @param fault is told when a draft cannot be kept (storage full or forbidden): it is still sent, but a reload loses it. */
export function storedOutbox(store: KeyValueStore, fault: (message: string) => void): Outbox {
  let order = Date.now();

  return {
    add({ match, draft }) {
      order = Math.max(order + 1, Date.now());
      try {
        store.setItem(PREFIX + draft.id, JSON.stringify({ order, match, draft }));
      } catch (error) {
        fault(error instanceof Error ? error.message : String(error));
      }
    },

    remove(id) {
      store.removeItem(PREFIX + id);
    },

    list() {
      const found: z.infer<typeof Entry>[] = [];
      for (let i = 0; i < store.length; i++) {
        const key = store.key(i);
        const text = key?.startsWith(PREFIX) ? store.getItem(key) : null;
        const parsed = text === null ? null : parseMessage(Entry, text);
        if (parsed?.ok) found.push(parsed.value);
      }
      return found.sort((a, b) => a.order - b.order).map(({ match, draft }) => ({ match, draft }));
    },
  };
}
