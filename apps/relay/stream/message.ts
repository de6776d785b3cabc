import * as z from 'zod';
import type { Parsed } from '#shared/json/json.ts';
import { hashEvent } from '#shared/match/chain.ts';
import { Hash, MatchEvent, MatchId } from '#shared/match/event.ts';
import { problem } from '#shared/problem.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import type { Committed, LogEntry } from '../store/log.ts';

/** Larger commits go without their events, which readers then fetch from the store; characters. */
const MAX_EVENTS_TEXT = 256 * 1024;

/** A commit between replicas. Events go as the very text that is stored: it is what was hashed. */
const Message = z.object({
  schema: z.literal(1),
  /** The replica that sends it. */
  from: z.string().min(1).max(64),
  match: MatchId,
  head: z.object({ seq: z.int().min(0), term: z.int().min(0), hash: Hash }),
  entries: z.array(z.object({ event: z.string(), hash: Hash, offline: z.boolean().optional() })).max(4096),
});
type Message = z.infer<typeof Message>;

export function writeCommitted({ match, head, entries }: Committed, from: string): string {
  const size = entries.reduce((sum, { json }) => sum + json.length, 0);
  const sent = size > MAX_EVENTS_TEXT ? [] : entries;
  const message: Message = {
    schema: 1,
    from,
    match,
    head,
    entries: sent.map(({ json, hash, offline }) => ({ event: json, hash, ...(offline && { offline }) })),
  };
  return JSON.stringify(message);
}

/** What came from another replica, or one sentence why it is not what it should be. */
export function readCommitted(text: string): Parsed<Committed & { readonly from: string }> {
  const parsed = parseMessage(Message, text);
  if (!parsed.ok) return parsed;
  const { from, match, head, entries: sent } = parsed.value;
  const entries: LogEntry[] = [];
  for (const { event: json, hash, offline } of sent) {
    const event = parseMessage(MatchEvent, json);
    if (!event.ok) return event;
    const before = entries.at(-1);
    const fits =
      event.value.match === match &&
      hashEvent(event.value) === hash &&
      event.value.seq <= head.seq &&
      (before === undefined || (event.value.seq === before.event.seq + 1 && event.value.prev === before.hash));
    if (!fits)
      return { ok: false, problem: problem('broken-chain', `Event ${event.value.seq} of ${match} is damaged.`) };
    entries.push({ event: event.value, json, hash, ...(offline && { offline }) });
  }
  return { ok: true, value: { from, match, head, entries } };
}
