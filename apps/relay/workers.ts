import cluster, { type Worker } from 'node:cluster';
import type { Logger } from 'pino';
import { AggregatorRegistry, type Registry } from 'prom-client';
import * as z from 'zod';

/** A worker that dies is replaced after this long, in ms. */
const AGAIN_MS = 1000;
/** For the figures of all workers, in ms. */
const PATIENCE_MS = 5000;

const FromWorker = z.discriminatedUnion('op', [
  z.object({ op: z.literal('ready'), url: z.string() }),
  z.object({ op: z.literal('metrics'), id: z.int() }),
]);
type FromWorker = z.infer<typeof FromWorker>;

/** `text` null: some worker does not answer. */
const ToWorker = z.object({ op: z.literal('metrics'), id: z.int(), text: z.string().nullable() });
type ToWorker = z.infer<typeof ToWorker>;

/** A process that is one of several behind one port. */
export const isWorker = cluster.isWorker;

/** Asks the workers for their figures, and answers in a worker when it is asked. */
const figures = new AggregatorRegistry();

/** Says that this worker serves. */
export function announce(url: string): void {
  tell({ op: 'ready', url });
}

/**
 * Keeps so many workers running behind one port: each takes its share of the connections and is a replica like any
 * other. One that dies is replaced.
 */
export class Workers {
  readonly #log: Logger;
  #isClosing = false;

  constructor(argv: readonly string[], log: Logger) {
    this.#log = log;
    cluster.setupPrimary({ args: [...argv] });
    cluster.on('message', (worker, message) => void this.#hear(worker, message));
  }

  /** @returns where they listen; null when a worker ends instead. */
  async start(count: number): Promise<string | null> {
    // The first alone: what is made at the first start is made once.
    const url = await ready(cluster.fork());
    if (url === null) return null;
    const others = await Promise.all(Array.from({ length: count - 1 }, () => ready(cluster.fork())));
    cluster.on('exit', (worker, code, signal) => this.#replace(worker, signal ?? `exit code ${code}`));
    return others.includes(null) ? null : url;
  }

  /** Sends all of them away in good order. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await Promise.all(
      Object.values(cluster.workers ?? {}).map(async (worker) => {
        if (worker === undefined) return;
        const ended = new Promise((resolve) => worker.once('exit', resolve));
        worker.process.kill('SIGTERM');
        await ended;
      }),
    );
  }

  #replace(worker: Worker, why: string): void {
    if (this.#isClosing) return;
    this.#log.error({ worker: worker.process.pid, why }, 'a worker ended; another takes its place');
    setTimeout(() => {
      if (!this.#isClosing) cluster.fork();
    }, AGAIN_MS);
  }

  async #hear(worker: Worker, message: unknown): Promise<void> {
    // Others speak on this channel too.
    const { data } = FromWorker.safeParse(message);
    if (data?.op !== 'metrics') return;
    const text = await figures.clusterMetrics().catch((error: Error) => {
      this.#log.warn({ err: error }, 'a worker does not tell its figures');
      return null;
    });
    const answer: ToWorker = { op: 'metrics', id: data.id, text };
    if (worker.isConnected()) worker.send(answer);
  }
}

function ready(worker: Worker): Promise<string | null> {
  return new Promise((resolve) => {
    worker.once('exit', () => resolve(null));
    worker.on('message', (message: unknown) => {
      const { data } = FromWorker.safeParse(message);
      if (data?.op === 'ready') resolve(data.url);
    });
  });
}

let asked = 0;
const waiting = new Map<number, (text: string | null) => void>();

/** Lets this worker's figures be added to the others'. */
export function shareFigures(registry: Registry): void {
  if (!isWorker) return;
  AggregatorRegistry.setRegistries([registry]);
  process.on('message', (message) => {
    const { data } = ToWorker.safeParse(message);
    if (data === undefined) return;
    waiting.get(data.id)?.(data.text);
    waiting.delete(data.id);
  });
}

/** In Prometheus' format; of all workers behind this port together. Rejects when one of them does not answer. */
export async function figuresOf(registry: Registry): Promise<string> {
  if (!isWorker) return registry.metrics();
  const id = asked++;
  const text = await new Promise<string | null>((resolve) => {
    waiting.set(id, resolve);
    tell({ op: 'metrics', id });
    setTimeout(() => {
      waiting.delete(id);
      resolve(null);
    }, PATIENCE_MS + AGAIN_MS).unref();
  });
  if (text === null) throw new Error('The figures of all workers are not to be had just now.');
  return text;
}

function tell(message: FromWorker): void {
  process.send?.(message);
}
