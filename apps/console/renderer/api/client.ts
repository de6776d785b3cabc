import type * as z from 'zod';
import type { JsonObject, Parsed } from '#shared/json/json.ts';
import type { Draft } from '#shared/match/event.ts';
import { type Problem, problem } from '#shared/problem.ts';
import type { IgnoreRequest } from '#shared/wire/checks.ts';
import {
  ConsoleDown,
  type ConsolePush,
  type ConsoleRequest,
  ConsoleResult,
  type ConsoleResults,
} from '#shared/wire/console.ts';
import { type ImageRequest, type ImageResults, imageResults } from '#shared/wire/images.ts';
import type { ObservationRule } from '#shared/wire/inbox.ts';
import type { Role } from '#shared/wire/mqtt.ts';
import { type OutputRequest, type OutputResults, outputResults } from '#shared/wire/outputs.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import type { LiveRequest } from '#shared/wire/scorers.ts';
import type { Transport } from './transport.ts';

/** The core answers within milliseconds; after this long the connection is taken for dead. */
const REQUEST_TIMEOUT_MS = 5_000;
/** The relay, and a copy of a whole log, may take longer. */
const RELAY_TIMEOUT_MS = 30_000;
/** With nothing heard for this long the link is tried: a browser does not notice a cable pulled out elsewhere. */
const QUIET_MS = 10_000;

export interface ClientListener {
  opened(): void;
  closed(attempts: number): void;
  pushed(push: ConsolePush): void;
  /** The core sent something that is not in the contract: a mismatch of versions. */
  fault(problem: Problem): void;
}

export const NOT_CONNECTED = problem('not-connected', 'The console does not answer; nothing was saved.');

const outputResult: { readonly [Op in keyof OutputResults]: z.ZodType<OutputResults[Op]> } = outputResults;

const imageResult: { readonly [Op in keyof ImageResults]: z.ZodType<ImageResults[Op]> } = imageResults;

type Answer = Exclude<z.infer<typeof ConsoleDown>, ConsolePush>;

interface Waiting {
  readonly answer: (result: Parsed<unknown>) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** The console's API as functions. Every frame is parsed here, once; what comes out is typed. */
export class ConsoleClient {
  private readonly transport: Transport;
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 0;
  private quiet: ReturnType<typeof setTimeout> | undefined;

  constructor(transport: Transport) {
    this.transport = transport;
  }

  start(listener: ClientListener): void {
    this.transport.start({
      opened: () => {
        this.heard();
        listener.opened();
      },
      closed: (attempts) => {
        clearTimeout(this.quiet);
        this.failAll();
        listener.closed(attempts);
      },
      received: (text) => {
        this.heard();
        this.received(text, listener);
      },
    });
  }

  stop(): void {
    clearTimeout(this.quiet);
    this.transport.stop();
    this.failAll();
  }

  draft(match: string, draft: Draft, main?: boolean): Promise<Parsed<ConsoleResults['draft']>> {
    return this.call({ op: 'draft', match, draft, ...(main && { main }) }, ConsoleResult.draft);
  }

  open(match: string): Promise<Parsed<ConsoleResults['open']>> {
    return this.call({ op: 'open', match }, ConsoleResult.open);
  }

  close(): Promise<Parsed<ConsoleResults['close']>> {
    return this.call({ op: 'close' }, ConsoleResult.close);
  }

  refused(limit: number): Promise<Parsed<ConsoleResults['refused']>> {
    return this.call({ op: 'refused', limit }, ConsoleResult.refused);
  }

  devices(): Promise<Parsed<ConsoleResults['devices']>> {
    return this.call({ op: 'devices' }, ConsoleResult.devices);
  }

  /** @param replaces whose place the new device takes */
  createPairingCode(role: Role, replaces?: string): Promise<Parsed<ConsoleResults['createPairingCode']>> {
    const request = { op: 'createPairingCode', role, ...(replaces !== undefined && { replaces }) } as const;
    return this.call(request, ConsoleResult.createPairingCode);
  }

  endCheck(match: string, client: string): Promise<Parsed<ConsoleResults['endCheck']>> {
    return this.call({ op: 'endCheck', match, client }, ConsoleResult.endCheck);
  }

  /** Makes a scorer the live one of a match. */
  setLive(match: string, request: LiveRequest): Promise<Parsed<ConsoleResults['setLive']>> {
    return this.call({ op: 'setLive', match, ...request }, ConsoleResult.setLive);
  }

  liveHistory(match: string): Promise<Parsed<ConsoleResults['liveHistory']>> {
    return this.call({ op: 'liveHistory', match }, ConsoleResult.liveHistory);
  }

  ignoreCheck(match: string, ignore: IgnoreRequest): Promise<Parsed<ConsoleResults['ignoreCheck']>> {
    return this.call({ op: 'ignoreCheck', match, ...ignore }, ConsoleResult.ignoreCheck);
  }

  /** All that concerns the outputs: their requests are one family with results of their own. */
  outputs<R extends OutputRequest>(request: R): Promise<Parsed<OutputResults[R['op']]>> {
    const op: R['op'] = request.op;
    return this.call(request, outputResult[op]);
  }

  /** Pictures, on their way in and out. */
  images<R extends ImageRequest>(request: R): Promise<Parsed<ImageResults[R['op']]>> {
    const op: R['op'] = request.op;
    return this.call(request, imageResult[op]);
  }

  revokeDevice(id: string): Promise<Parsed<ConsoleResults['revokeDevice']>> {
    return this.call({ op: 'revokeDevice', id }, ConsoleResult.revokeDevice);
  }

  observations(match: string, limit: number): Promise<Parsed<ConsoleResults['observations']>> {
    return this.call({ op: 'observations', match, limit }, ConsoleResult.observations);
  }

  acceptObservation(match: string, n: number, draft: Draft): Promise<Parsed<ConsoleResults['acceptObservation']>> {
    return this.call({ op: 'acceptObservation', match, n, draft }, ConsoleResult.acceptObservation);
  }

  ignoreObservation(n: number): Promise<Parsed<ConsoleResults['ignoreObservation']>> {
    return this.call({ op: 'ignoreObservation', n }, ConsoleResult.ignoreObservation);
  }

  observationRules(match: string): Promise<Parsed<ConsoleResults['observationRules']>> {
    return this.call({ op: 'observationRules', match }, ConsoleResult.observationRules);
  }

  setObservationRule(match: string, rule: ObservationRule): Promise<Parsed<ConsoleResults['setObservationRule']>> {
    return this.call({ op: 'setObservationRule', match, rule }, ConsoleResult.setObservationRule);
  }

  removePractice(match: string): Promise<Parsed<ConsoleResults['removePractice']>> {
    return this.call({ op: 'removePractice', match }, ConsoleResult.removePractice);
  }

  /** Begins one; the `health` pushes tell how it goes. */
  backup(): Promise<Parsed<ConsoleResults['backup']>> {
    return this.call({ op: 'backup' }, ConsoleResult.backup);
  }

  dismiss(code: string): Promise<Parsed<ConsoleResults['dismiss']>> {
    return this.call({ op: 'dismiss', code }, ConsoleResult.dismiss);
  }

  about(): Promise<Parsed<ConsoleResults['about']>> {
    return this.call({ op: 'about' }, ConsoleResult.about);
  }

  rename(name: string): Promise<Parsed<ConsoleResults['rename']>> {
    return this.call({ op: 'rename', name }, ConsoleResult.rename);
  }

  signHead(match: string): Promise<Parsed<ConsoleResults['signHead']>> {
    return this.call({ op: 'signHead', match }, ConsoleResult.signHead);
  }

  templates(): Promise<Parsed<ConsoleResults['templates']>> {
    return this.call({ op: 'templates' }, ConsoleResult.templates);
  }

  saveTemplate(sport: string, name: string, form: JsonObject): Promise<Parsed<ConsoleResults['saveTemplate']>> {
    return this.call({ op: 'saveTemplate', sport, name, form }, ConsoleResult.saveTemplate);
  }

  deleteTemplate(sport: string, name: string): Promise<Parsed<ConsoleResults['deleteTemplate']>> {
    return this.call({ op: 'deleteTemplate', sport, name }, ConsoleResult.deleteTemplate);
  }

  relayMatches(): Promise<Parsed<ConsoleResults['relayMatches']>> {
    return this.call({ op: 'relayMatches' }, ConsoleResult.relayMatches, RELAY_TIMEOUT_MS);
  }

  followMatch(match: string): Promise<Parsed<ConsoleResults['followMatch']>> {
    return this.call({ op: 'followMatch', match }, ConsoleResult.followMatch, RELAY_TIMEOUT_MS);
  }

  takeOver(match: string): Promise<Parsed<ConsoleResults['takeOver']>> {
    return this.call({ op: 'takeOver', match }, ConsoleResult.takeOver, RELAY_TIMEOUT_MS);
  }

  handOver(match: string): Promise<Parsed<ConsoleResults['handOver']>> {
    return this.call({ op: 'handOver', match }, ConsoleResult.handOver, RELAY_TIMEOUT_MS);
  }

  forks(match: string): Promise<Parsed<ConsoleResults['forks']>> {
    return this.call({ op: 'forks', match }, ConsoleResult.forks);
  }

  mergeForked(match: string, console: string, id: string): Promise<Parsed<ConsoleResults['mergeForked']>> {
    return this.call({ op: 'mergeForked', match, console, id }, ConsoleResult.mergeForked);
  }

  discardForked(
    match: string,
    console: string,
    ids: string[],
    reason: string,
  ): Promise<Parsed<ConsoleResults['discardForked']>> {
    return this.call({ op: 'discardForked', match, console, ids, reason }, ConsoleResult.discardForked);
  }

  private call<T>(
    request: ConsoleRequest,
    result: z.ZodType<T>,
    timeoutMs: number = REQUEST_TIMEOUT_MS,
  ): Promise<Parsed<T>> {
    const id = this.nextId++;
    if (!this.transport.send(JSON.stringify({ id, request }))) {
      return Promise.resolve({ ok: false, problem: NOT_CONNECTED });
    }
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.transport.reset(), timeoutMs);
      const answer = (raw: Parsed<unknown>) => {
        const parsed = raw.ok ? result.safeParse(raw.value) : null;
        if (!raw.ok) resolve(raw);
        else resolve(parsed?.success ? { ok: true, value: parsed.data } : { ok: false, problem: mismatch(request.op) });
      };
      this.waiting.set(id, { answer, timer });
    });
  }

  private received(text: string, listener: ClientListener): void {
    const frame = parseMessage(ConsoleDown, text);
    if (!frame.ok) listener.fault(mismatch(frame.problem.message));
    else if ('push' in frame.value) listener.pushed(frame.value);
    else this.answered(frame.value);
  }

  private answered({ id, ...outcome }: Answer): void {
    const waiting = this.waiting.get(id);
    if (waiting === undefined) return;
    this.waiting.delete(id);
    clearTimeout(waiting.timer);
    waiting.answer(outcome.ok ? { ok: true, value: outcome.result } : { ok: false, problem: asProblem(outcome.error) });
  }

  private heard(): void {
    clearTimeout(this.quiet);
    // Any request will do: its answer proves the link, its time-out drops it.
    this.quiet = setTimeout(() => void this.refused(1), QUIET_MS);
  }

  private failAll(): void {
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    for (const { answer, timer } of waiting) {
      clearTimeout(timer);
      answer({ ok: false, problem: NOT_CONNECTED });
    }
  }
}

function asProblem(error: { code: string; message: string; path?: string | undefined }): Problem {
  return problem(error.code, error.message, error.path);
}

function mismatch(detail: string): Problem {
  return problem('mismatch', `The console sent something unexpected (${detail}); reload this page.`);
}
