import { hash } from 'node:crypto';
import type { Logger } from 'pino';
import { type RawData, WebSocket } from 'ws';
import * as z from 'zod';
import { type MatchEvent, MatchId } from '#shared/match/event.ts';
import { type Problem, ProblemError, problem } from '#shared/problem.ts';
import { LiveClose } from '#shared/wire/live.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import { type RelayIdentity, type UplinkDown, UplinkUp } from '#shared/wire/uplink.ts';
import type { Metrics } from '../ops/metrics.ts';
import { type Append, consoleWriter, type Log, type LogEntry } from '../store/log.ts';
import type { Refusal } from '../store/refused.ts';
import type { Store } from '../store/store.ts';
import type { Turns } from '../turns.ts';
import { type Checked, checkBatch } from './batch.ts';
import type { ConnectedConsole, Consoles } from './consoles.ts';
import { HandOver, headOf } from './hand-over.ts';
import { Reach, type ReachOf } from './reach.ts';

export interface UplinkContext {
  readonly store: Store;
  readonly turns: Turns;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly identity: RelayIdentity;
  readonly consoles: Consoles;
  /** What of a match has been sent out, and to how many. */
  readonly reach: ReachOf;
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
  #console: ConnectedConsole | null = null;
  #handOver: HandOver | null = null;
  readonly #reach: Reach;
  /** Sport of each match that this console has shown. */
  readonly #sports = new Map<string, string>();
  /** Up to where the console had each match when it made this connection: that much was recorded without it. */
  readonly #recordedBefore = new Map<string, number>();
  #unanswered = 0;
  #appending = new Set<Promise<void>>();
  #reading: Promise<void> = Promise.resolve();
  #closing = false;

  constructor(webSocket: WebSocket, context: UplinkContext) {
    this.#webSocket = webSocket;
    this.#context = context;
    this.#log = context.log;
    this.#reach = new Reach(context.reach, (message) => this.#send(message));
    webSocket.on('close', () => this.#left());
    webSocket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    webSocket.on('error', (error) => this.#log.warn({ err: error }, 'an uplink broke'));
  }

  get greeted(): boolean {
    return this.#console !== null;
  }

  /** Tells the console how far its matches have come. */
  tellReach(): void {
    if (this.#webSocket.readyState === WebSocket.OPEN) this.#reach.tell();
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
        return this.#send({ op: 'pong', now: Date.now() });
      case 'open': {
        const { match } = message.value.head;
        return this.#send({ op: 'head', head: headOf(match, await this.#look(match)) });
      }
      case 'events':
        return this.#take(message.value, text.length);
      default:
        if (this.#handOver === null) return this.#breakOff(noHello());
        // What the console has sent before is stored by then: it lets go of a match with all of it.
        await Promise.all(this.#appending);
        return this.#handOver.handle(message.value);
    }
  }

  async #greet(hello: Extract<UplinkUp, { op: 'hello' }>): Promise<void> {
    const { store, consoles, identity, log } = this.#context;
    this.#log = log.child({ console: hello.console });
    this.#left();
    const me = { id: hello.console, name: hello.name, send: (message: UplinkDown) => this.#send(message) };
    this.#console = me;
    consoles.entered(me);
    this.#handOver = new HandOver(hello.console, {
      store,
      consoles,
      log: this.#log,
      send: (message) => this.#send(message),
      sendText: (text) => this.#sendText(text),
      failed: (error) => this.#fail(error),
    });
    if (hello.key !== undefined) {
      await store.registerKey({ console: me.id, key: hello.key, name: me.name, registeredAt: Date.now() });
    }
    for (const { match, seq } of hello.matches) this.#recordedBefore.set(match, seq);
    const logs = await store.logs(hello.matches.map(({ match }) => match));
    for (const { match, sport } of logs.values()) this.#sports.set(match, sport);
    const heads = hello.matches.map(({ match }) => headOf(match, logs.get(match)));
    this.#log.info({ name: hello.name, matches: heads.length }, 'a console is connected');
    this.#send({ op: 'welcome', relay: identity, now: Date.now(), heads });
    const written = heads.map(({ match }) => match).filter((match) => logs.get(match)?.writer === consoleWriter(me.id));
    for (const match of written.toReversed()) this.#reach.watch(match);
    await this.#handOver.offerForks(written);
  }

  #left(): void {
    if (this.#console !== null) this.#context.consoles.left(this.#console);
    this.#handOver?.close();
  }

  async #look(match: string): Promise<Log | undefined> {
    const log = (await this.#context.store.logs([match])).get(match);
    if (log !== undefined) this.#sports.set(match, log.sport);
    return log;
  }

  async #take({ match, term, events }: Extract<UplinkUp, { op: 'events' }>, size: number): Promise<void> {
    const { metrics, turns } = this.#context;
    if (this.#console === null) return this.#breakOff(noHello());
    const writer = consoleWriter(this.#console.id);
    for (const { recordedAt } of events) metrics.stage('relayed', recordedAt);
    const sport = this.#sports.get(match) ?? (events[0]?.seq === 1 ? undefined : (await this.#look(match))?.sport);
    if (sport === undefined && events[0]?.seq !== 1) {
      const fault = problem('gap', `There is no match ${match} here yet: its log begins with seq 1.`);
      return this.#refuse(match, undefined, fault, []);
    }
    const checked = await turns.run(checkBatch(match, events, sport));
    if (checked.sport !== undefined) this.#sports.set(match, checked.sport);
    // The next message is checked while this one is being stored; its bytes count until it is answered.
    this.#hold(size);
    const appending = this.#append({ match, writer, ...(term !== undefined && { term }) }, checked)
      .then(async (stored) => {
        if (checked.fault === null || !stored) return;
        const rest = events.slice(checked.entries.length);
        await this.#refuse(match, await this.#look(match), checked.fault, rest);
      })
      .catch((error: unknown) => this.#fail(error))
      .finally(() => {
        this.#appending.delete(appending);
        this.#hold(-size);
      });
    this.#appending.add(appending);
  }

  /** @returns whether what comes after these entries is worth a look. */
  async #append(by: Pick<Append, 'match' | 'writer' | 'term'>, { sport, entries }: Checked): Promise<boolean> {
    const [first, ...rest] = entries;
    const { match } = by;
    if (first === undefined || sport === undefined) return true;
    const before = this.#recordedBefore.get(match) ?? 0;
    const mark = (entry: LogEntry): LogEntry => (entry.event.seq <= before ? { ...entry, offline: true } : entry);
    const result = await this.#context.store.append({ ...by, sport, entries: [mark(first), ...rest.map(mark)] });
    if (result.kind === 'refused') {
      await this.#refuse(match, result.log, result.problem, eventsOf([first, ...rest]));
      return false;
    }
    const last = (rest.at(-1) ?? first).event;
    this.#send({ op: 'ack', match, term: last.term, seq: last.seq });
    this.#reach.watch(match);
    return true;
  }

  async #refuse(match: string, log: Log | undefined, fault: Problem, events: readonly MatchEvent[]): Promise<void> {
    this.#context.metrics.refused.inc({ code: fault.code });
    this.#log.warn({ match, code: fault.code, seq: events[0]?.seq }, fault.message);
    const writer = consoleWriter(this.#console?.id ?? '');
    // After a gap the console sends the same events again: nothing is lost that would have to be kept here.
    if (fault.code !== 'gap')
      await this.#keep(
        events.map((event) => refusalOf(match, writer, event)),
        fault,
      );
    this.#send({ op: 'refused', match, head: headOf(match, log), error: fault });
  }

  async #refuseMessage(text: string, fault: Problem): Promise<void> {
    const batch = parseMessage(AnyBatch, text);
    if (!batch.ok || this.#console === null) {
      this.#log.warn({ problem: fault }, 'a console sent what is no message');
      return this.#send({ op: 'error', error: fault });
    }
    const { match } = batch.value;
    const invalid = { ...fault, code: 'invalid' };
    this.#context.metrics.refused.inc({ code: 'invalid' });
    const writer = consoleWriter(this.#console.id);
    await this.#keep([{ match, writer, seq: null, id: null, hash: hash('sha256', text), text }], invalid);
    this.#send({ op: 'refused', match, head: headOf(match, await this.#look(match)), error: invalid });
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

  #sendText(text: string): Promise<void> {
    return new Promise((resolve) => {
      if (this.#webSocket.readyState === WebSocket.OPEN) this.#webSocket.send(text, () => resolve());
      else resolve();
    });
  }
}

function noHello(): Problem {
  return problem('no-hello', 'A console says hello first.');
}

function eventsOf(entries: readonly LogEntry[]): MatchEvent[] {
  return entries.map(({ event }) => event);
}

function refusalOf(match: string, writer: string, event: MatchEvent): Refusal {
  const text = JSON.stringify(event);
  return { match, writer, seq: event.seq, id: event.id, hash: hash('sha256', text), text };
}
