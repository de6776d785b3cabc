import { emptyHead, extend } from '#shared/match/chain.ts';
import type { MatchEvent } from '#shared/match/event.ts';
import type { Append, LogEntry } from '../../apps/relay/store/log.ts';

/** Another match of the same course: the events under its name, in a chain of its own. */
export function logOfMatch(match: string, course: readonly MatchEvent[]): LogEntry[] {
  let head = emptyHead(match);
  return course.map(({ sig: _, ...unsigned }) => {
    const event = { ...unsigned, match, prev: head.hash };
    const next = extend(head, event);
    if ('code' in next) throw new Error(next.message);
    head = next;
    return { event, json: JSON.stringify(event), hash: next.hash };
  });
}

/** The log in appends of so many events. */
export function appendsOf(match: string, entries: readonly LogEntry[], size: number): Append[] {
  const appends: Append[] = [];
  for (let i = 0; i < entries.length; i += size) {
    const [first, ...rest] = entries.slice(i, i + size);
    if (first !== undefined)
      appends.push({ match, sport: 'cricket', writer: 'console/bench', entries: [first, ...rest] });
  }
  return appends;
}

/** Does each in order, so many of them at the same time; what comes later is not begun before what came first. */
export async function inWindow<T>(
  items: readonly T[],
  size: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const running = new Set<Promise<unknown>>();
  for (const item of items) {
    const one: Promise<unknown> = work(item).finally(() => running.delete(one));
    running.add(one);
    if (running.size >= size) await Promise.race(running);
  }
  await Promise.all(running);
}
