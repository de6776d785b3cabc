import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import * as z from 'zod';
import {
  CONSOLE_PROTOCOL,
  ConsolePush,
  type ConsoleRequest,
  ConsoleResult,
  type ConsoleResults,
} from '#shared/wire/console.ts';
import { WireProblem } from '#shared/wire/problem.ts';
import type { Core } from '../core.ts';

const Answer = z.union([
  z.object({ id: z.int(), ok: z.literal(true), result: z.unknown() }),
  z.object({ id: z.int(), ok: z.literal(false), error: WireProblem }),
]);
type Answer = z.infer<typeof Answer>;

const results: { readonly [Op in keyof ConsoleResults]: z.ZodType<ConsoleResults[Op]> } = ConsoleResult;

/** Opens `/api` as a browser on the console's own page would; resolves to the status when it is refused. */
export async function openApi(
  core: Core,
  cookie: string,
  origin = `http://127.0.0.1:${core.httpPort}`,
): Promise<Ui | number> {
  const socket = new WebSocket(`ws://127.0.0.1:${core.httpPort}/api`, CONSOLE_PROTOCOL, {
    headers: { cookie },
    origin,
  });
  onTestFinished(() => socket.terminate());
  const ui = new Ui(socket);
  return await new Promise<Ui | number>((resolve, reject) => {
    socket.once('open', () => resolve(ui));
    socket.once('unexpected-response', (request, response) => {
      request.destroy();
      resolve(response.statusCode ?? 0);
    });
    socket.once('error', reject);
  });
}

/** A user interface's end of the API. */
export class Ui {
  readonly socket: WebSocket;
  readonly pushes: ConsolePush[] = [];
  readonly closed: Promise<void>;
  readonly #answers = new Map<number, (answer: Answer) => void>();
  readonly #waiting = new Set<() => void>();
  #nextId = 0;

  constructor(socket: WebSocket) {
    this.socket = socket;
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
    socket.on('message', (data) => this.#receive(JSON.parse(data.toString())));
  }

  async ask<R extends ConsoleRequest>(request: R): Promise<ConsoleResults[R['op']]> {
    const answer = await this.send({ id: this.#nextId, request });
    if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`);
    const op: R['op'] = request.op;
    return results[op].parse(answer.result);
  }

  /** Sends any frame; resolves to the answer to the next id. */
  send(frame: object): Promise<Answer> {
    const id = this.#nextId++;
    const answered = new Promise<Answer>((resolve) => this.#answers.set(id, resolve));
    this.socket.send(JSON.stringify(frame));
    return answered;
  }

  async until(enough: (pushes: readonly ConsolePush[]) => boolean): Promise<void> {
    while (!enough(this.pushes)) {
      await new Promise<void>((resolve) => {
        const wake = () => {
          this.#waiting.delete(wake);
          resolve();
        };
        this.#waiting.add(wake);
      });
    }
  }

  of<P extends ConsolePush['push']>(kind: P): (ConsolePush & { push: P })[] {
    return this.pushes.filter((push): push is ConsolePush & { push: P } => push.push === kind);
  }

  #receive(message: unknown): void {
    const answer = Answer.safeParse(message);
    if (answer.success) {
      this.#answers.get(answer.data.id)?.(answer.data);
      this.#answers.delete(answer.data.id);
      return;
    }
    this.pushes.push(ConsolePush.parse(message));
    for (const wake of this.#waiting) wake();
  }
}
