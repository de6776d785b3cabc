import { hash } from 'node:crypto';
import type { Logger } from 'pino';
import { type RawData, WebSocket } from 'ws';
import * as z from 'zod';
import type { ChainHead } from '#shared/match/chain.ts';
import { type MatchEvent, MatchId } from '#shared/match/event.ts';
import { type Problem, ProblemError, problem } from '#shared/problem.ts';
import { LiveClose } from '#shared/wire/live.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import { type LogHead, type UplinkDown, UplinkUp } from '#shared/wire/uplink.ts';
import type { Metrics } from '../ops/metrics.ts';
import { consoleWriter, headOf, type Log, type LogEntry } from '../store/log.ts';
import type { Refusal } from '../store/refused.ts';
import type { Store } from '../store/store.ts';
import type { Turns } from '../turns.ts';
import { checkBatch } from './batch.ts';

export interface UplinkContext {
  readonly store: Store;
  readonly turns: Turns;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** Name of this relay, for people. */
  readonly name: string;
}

/** A console that has more than this unanswered is not read from until the store has caught up, in bytes. */
const MAX_UNANSWERED = 4 * 1024 * 1024;

/** RFC 6455's register of close codes: "Try Again Later". */
const TRY_AGAIN_LATER = 1013;

const AnyBatch = z.looseObject({ op: z.literal('events'), match: MatchId });

/** One console's connection: takes its messages in order, answers when they are stored. */
export class UplinkSession {
  readonly #webSocket: WebSocket;
  readonly #context: UplinkContext;
  #log: Logger;
  #writer: string | null = null;
  /** Sport of each match that this console has shown. */
  readonly #sports = new Map<string, string>();
  #unanswered = 0;
  #appending = new Set<Promise<void>>();
  #reading: Promise<void> = Promise.resolve();
  #closing = false;

  constructor(webSocket: WebSocket, context: UplinkContext) {
    this.#webSocket = webSocket;
    this.#context = context;
    this.#log = context.log;
    webSocket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    webSocket.on('error', (error) => this.#log.warn({ err: error }, 'an uplink broke'));
  }

  get greeted(): boolean {
    return this.#writer !== null;
  }

  /** Finishes what was received, then says goodbye. */
  async close(): Promise<void> {
    this.#closing = true;
    await this.#reading;
    await Promise.all(this.#appending);
    this.#webSocket.close(LiveClose.shuttingDown, 'shutting down');
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (this.#closing) return;
    const text = isBinary ? '' : data.toString();
    this.#hold(text.length);
    this.#reading = this.#reading
      .then(() => this.#handle(text))
      .catch((error: unknown) => this.#fail(error))
      .finally(() => this.#hold(-text.length));
  }

  #hold(bytes: number): void {
    this.#unanswered += bytes;
    if (this.#unanswered > MAX_UNANSWERED) this.#webSocket.pause();
    else if (this.#webSocket.isPaused && this.#unanswered < MAX_UNANSWERED / 2) this.#webSocket.resume();
  }

  async #handle(text: string): Promise<void> {
    const message = parseMessage(UplinkUp, text);
    if (!message.ok) return this.#refuseMessage(text, message.problem);
    switch (message.value.op) {
      case 'hello':
        return this.#greet(message.value);
      case 'ping':
        return this.#send({ op: 'pong' });
      case 'open': {
        const { match } = message.value.head;
        const log = await this.#look(match);
        return this.#send({ op: 'head', head: wireHead(match, headOf(match, log)) });
      }
      case 'events':
        return this.#take(message.value.match, message.value.events, text.length);
    }
  }

  async #greet(hello: Extract<UplinkUp, { op: 'hello' }>): Promise<void> {
    this.#writer = consoleWriter(hello.console);
    this.#log = this.#context.log.child({ console: hello.console });
    const logs = await this.#context.store.logs(hello.matches.map(({ match }) => match));
    for (const { match, sport } of logs.values()) this.#sports.set(match, sport);
    const heads = hello.matches.map(({ match }) => wireHead(match, headOf(match, logs.get(match))));
    this.#log.info({ name: hello.name, matches: heads.length }, 'a console is connected');
    this.#send({ op: 'welcome', relay: this.#context.name, heads });
  }

  async #look(match: string): Promise<Log | undefined> {
    const log = (await this.#context.store.logs([match])).get(match);
    if (log !== undefined) this.#sports.set(match, log.sport);
    return log;
  }

  async #take(match: string, events: readonly MatchEvent[], size: number): Promise<void> {
    const writer = this.#writer;
    const { metrics, turns } = this.#context;
    if (writer === null) return this.#breakOff(problem('no-hello', 'A console says hello first.'));
    for (const { recordedAt } of events) metrics.stage('relayed', recordedAt);
    const sport = this.#sports.get(match) ?? (events[0]?.seq === 1 ? undefined : (await this.#look(match))?.sport);
    if (sport === undefined && events[0]?.seq !== 1) {
      const fault = problem('gap', `There is no match ${match} here yet: its log begins with seq 1.`);
      return this.#refuse(match, headOf(match, undefined), fault, []);
    }
    const checked = await turns.run(checkBatch(match, events, sport));
    if (checked.sport !== undefined) this.#sports.set(match, checked.sport);
    // The next message is checked while this one is being stored; its bytes count until it is answered.
    this.#hold(size);
    const appending = this.#append(match, writer, checked.sport, checked.entries)
      .then(async (stored) => {
        if (checked.fault === null || !stored) return;
        const rest = events.slice(checked.entries.length);
        await this.#refuse(match, await this.#headNow(match), checked.fault, rest);
      })
      .catch((error: unknown) => this.#fail(error))
      .finally(() => {
        this.#appending.delete(appending);
        this.#hold(-size);
      });
    this.#appending.add(appending);
  }

  /** @returns whether what comes after these entries is worth a look. */
  async #append(
    match: string,
    writer: string,
    sport: string | undefined,
    [first, ...rest]: readonly LogEntry[],
  ): Promise<boolean> {
    if (first === undefined || sport === undefined) return true;
    const result = await this.#context.store.append({ match, sport, writer, entries: [first, ...rest] });
    if (result.kind === 'refused') {
      await this.#refuse(
        match,
        result.head,
        result.problem,
        [first, ...rest].map(({ event }) => event),
      );
      return false;
    }
    const last = (rest.at(-1) ?? first).event;
    this.#send({ op: 'ack', match, term: last.term, seq: last.seq });
    return true;
  }

  async #headNow(match: string): Promise<ChainHead> {
    return headOf(match, await this.#look(match));
  }

  async #refuse(match: string, head: ChainHead, fault: Problem, events: readonly MatchEvent[]): Promise<void> {
    this.#context.metrics.refused.inc({ code: fault.code });
    this.#log.warn({ match, code: fault.code, seq: events[0]?.seq }, fault.message);
    const writer = this.#writer ?? '';
    // After a gap the console sends the same events again: nothing is lost that would have to be kept here.
    if (fault.code !== 'gap')
      await this.#keep(
        events.map((event) => refusalOf(match, writer, event)),
        fault,
      );
    this.#send({ op: 'refused', match, head: wireHead(match, head), error: fault });
  }

  async #refuseMessage(text: string, fault: Problem): Promise<void> {
    const batch = parseMessage(AnyBatch, text);
    if (!batch.ok || this.#writer === null) {
      this.#log.warn({ problem: fault }, 'a console sent what is no message');
      return this.#send({ op: 'error', error: fault });
    }
    const { match } = batch.value;
    const invalid = { ...fault, code: 'invalid' };
    this.#context.metrics.refused.inc({ code: 'invalid' });
    await this.#keep([{ match, writer: this.#writer, seq: null, id: null, hash: hash('sha256', text), text }], invalid);
    this.#send({ op: 'refused', match, head: wireHead(match, await this.#headNow(match)), error: invalid });
  }

  async #keep(refusals: readonly Refusal[], fault: Problem): Promise<void> {
    if (refusals.length > 0) await this.#context.store.keepRefused(refusals, fault);
  }

  /** What could not be stored is not acked: the console comes back and sends it again. */
  #fail(error: unknown): void {
    this.#log.error({ err: error }, 'an uplink is broken off');
    const fault = error instanceof ProblemError ? error.problem : problem('internal', 'The relay failed; try again.');
    this.#send({ op: 'error', error: fault });
    this.#webSocket.close(TRY_AGAIN_LATER, fault.code);
  }

  #breakOff(fault: Problem): void {
    this.#send({ op: 'error', error: fault });
    this.#webSocket.close(LiveClose.badRequest, fault.code);
  }

  #send(message: UplinkDown): void {
    if (this.#webSocket.readyState === WebSocket.OPEN) this.#webSocket.send(JSON.stringify(message));
  }
}

function wireHead(match: string, { term, seq, hash }: ChainHead): LogHead {
  return { match, term, seq, hash };
}

function refusalOf(match: string, writer: string, event: MatchEvent): Refusal {
  const text = JSON.stringify(event);
  return { match, writer, seq: event.seq, id: event.id, hash: hash('sha256', text), text };
}
