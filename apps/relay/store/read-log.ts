import { MatchEvent } from '#shared/match/event.ts';
import { ProblemError } from '#shared/problem.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import type { LogEntry } from './log.ts';
import type { Store } from './store.ts';

/** Read at once: parsing so many takes a few ms. */
const PAGE = 200;

/** A page of a match's log from `after` + 1; empty at its end. */
export async function readPage(store: Pick<Store, 'events'>, match: string, after: number): Promise<LogEntry[]> {
  const rows = await store.events(match, after, PAGE);
  return rows.map(({ json, hash, offline }) => {
    const event = parseMessage(MatchEvent, json);
    if (!event.ok) throw new ProblemError(event.problem);
    return { event: event.value, json, hash, ...(offline && { offline }) };
  });
}

/** A match's whole log. */
export async function readLog(store: Pick<Store, 'events'>, match: string): Promise<LogEntry[]> {
  const log: LogEntry[] = [];
  for (;;) {
    const page = await readPage(store, match, log.length);
    log.push(...page);
    if (page.length < PAGE) return log;
  }
}
