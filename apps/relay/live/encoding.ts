import * as z from 'zod';
import { isJsonObject, parseJson } from '#shared/json/json.ts';
import type { LiveDown, LiveScore, LiveView, Position } from '#shared/wire/live.ts';
import type { EventMessage } from '../views/messages.ts';
import { type Frame, textFrame } from './frame.ts';

/** How messages become the bytes that a kind of connection carries. Bytes of an event are made once for everybody. */
export interface Encoding {
  readonly name: string;
  /** A message that is one fan's; `text` is its JSON. */
  message(op: LiveDown['op'], text: string, position?: Position): Frame;
  /** What an event leads to; nothing when the view leaves it out. */
  event(match: string, message: EventMessage): readonly Frame[];
  /** How many follow the match; null: the view leaves it out. */
  presence(match: string, fans: number): Frame | null;
}

/** A text as bytes, of an `op`, at a position. */
type Wrap = (op: LiveDown['op'] | LiveScore['op'], text: string, position?: Position) => Frame;

/** RFC 6455 frames. */
const webSocketFrame: Wrap = (_, text) => textFrame(text);

/**
 * Server-sent events (WHATWG HTML §9.2), named as the message's `op`; `error` would be the EventSource's own, so problems
 * are named so. JSON has no line break of its own.
 */
const streamEvent: Wrap = (op, text, position) => {
  const id = position === undefined ? '' : `id: ${position.term}:${position.seq}\n`;
  return Buffer.from(`event: ${op === 'error' ? 'problem' : op}\n${id}data: ${text}\n\n`);
};

export const webSocketEncodings = encodings('ws', webSocketFrame);
export const streamEncodings = encodings('sse', streamEvent);

function encodings(name: string, wrap: Wrap): Readonly<Record<LiveView, Encoding>> {
  return {
    full: {
      ...encoding(`${name}/full`, wrap, ({ text, term, seq }) => wrap('event', text, { term, seq })),
      presence: (match, fans) => wrap('presence', presenceText(match, fans)),
    },
    score: {
      ...encoding(`${name}/score`, wrap, (message) => {
        const text = scoreText(message);
        return text === null ? null : wrap('score', text, { term: message.term, seq: message.seq });
      }),
      presence: () => null,
    },
  };
}

function encoding(
  name: string,
  wrap: Wrap,
  event: (message: EventMessage) => Frame | null,
): Omit<Encoding, 'presence'> {
  const made = new WeakMap<EventMessage, readonly Frame[]>();
  return {
    name,
    message: wrap,
    event(match, message) {
      const known = made.get(message);
      if (known !== undefined) return known;
      const frames = [event(message) ?? [], message.ends ? wrap('end', endText(match)) : []].flat();
      made.set(message, frames);
      return frames;
    },
  };
}

/** After the last event of a match: the word that it was the last. */
export function endText(match: string): string {
  const message: LiveDown = { op: 'end', match };
  return JSON.stringify(message);
}

function presenceText(match: string, fans: number): string {
  const message: LiveDown = { op: 'presence', match, fans };
  return JSON.stringify(message);
}

/** What a message changes of the score; null: nothing. */
function scoreText({ text }: EventMessage): string | null {
  const json = parseJson(text);
  const { match, term, seq, scoreboard, corrects } = Scored.parse(json.ok ? json.value : {});
  if (!isJsonObject(scoreboard) || Object.keys(scoreboard).length === 0) return null;
  const message = { op: 'score', match, term, seq, scoreboard, ...(corrects && { corrects }) };
  return JSON.stringify(message);
}

const Scored = z.object({
  match: z.string(),
  term: z.number(),
  seq: z.number(),
  scoreboard: z.unknown(),
  corrects: z.literal(true).optional(),
});
