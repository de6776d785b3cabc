import { type ChildProcess, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import type { JsonObject } from '#shared/json/json.ts';
import { hashEvent } from '#shared/match/chain.ts';
import { MatchDetail } from '#shared/wire/rest.ts';
import { localScorer } from '../scripts/cli/credentials.ts';
import { ScorerClient } from '../scripts/cli/scorer.ts';
import type { Stack } from '../scripts/cli/stack.ts';
import { simulate } from '../scripts/demo/match.ts';
import { type Order, Report, type Result } from './crowd/messages.ts';
import { consoleLog } from './journal.ts';
import { eventually, getJson, withStack } from './support.ts';

const MATCH = 'crowd';
const FANS = 2000;
const PROCESSES = 2;
/** How long the replay lasts, s. */
const SECONDS = Number(process.env.FANS_SECONDS ?? 300);
/** Makes what happens to the fans happen again, but for the machine's own share. */
const SEED = Number(process.env.FANS_SEED ?? Date.now() % 1_000_000);
/** Events a second: two hundred times as fast as cricket. */
const RATE = 5;
/** A fan has trouble once a minute. */
const TROUBLE_EVERY_MS = 60_000;
/** Nobody came any further for so long, ms: only then it is given up. */
const STUCK_MS = 120_000;
/** Every so many events one is taken back. */
const VOID_EVERY = 60;

it(
  `${FANS} fans that drop and come back all end with the same log and score, each event once and in order`,
  { timeout: 2 * SECONDS * 1000 + 900_000 },
  () => withStack(replay),
);

async function replay(stack: Stack): Promise<void> {
  process.stdout.write(`${FANS} fans for ${SECONDS} s; the same again: FANS_SEED=${SEED}\n`);
  await stack.startRelay();
  await stack.startConsole();
  const match = await Scorer.connect(stack);
  await match.score(20);
  const crowds = Array.from({ length: PROCESSES }, (_, i) => new Crowd(stack, SEED + i));
  try {
    await Promise.all(crowds.map((crowd) => crowd.there));
    const began = Date.now();
    let restarted = false;
    while (Date.now() - began < SECONDS * 1000) {
      await match.score(1);
      if (!restarted && Date.now() - began > SECONDS * 500) {
        restarted = true;
        await stack.killRelay();
        await match.score(RATE * 2);
        await stack.startRelay();
      }
    }
    const log = consoleLog(stack.dataDir, MATCH);
    const head = log.at(-1)?.seq ?? 0;
    const detail = await eventually('the relay has it all', async () => {
      const found = await getJson(`${stack.relayUrl}/v1/matches/${MATCH}`, MatchDetail);
      return found?.seq === head ? found : null;
    });
    const digest = createHash('sha256');
    for (const event of log) digest.update(hashEvent(event));
    const expected = digest.digest('hex');
    const results = await Promise.all(crowds.map((crowd) => crowd.finish(head, detail)));
    for (const result of results) {
      const { digest: has, faults, ...figures } = result;
      process.stdout.write(`${JSON.stringify(figures)}\n`);
      expect(faults).toEqual([]);
      expect(has).toBe(expected);
    }
    process.stdout.write(`${head} events in ${Math.round((Date.now() - began) / 1000)} s, relay killed once\n`);
  } finally {
    for (const crowd of crowds) crowd.end();
    await match.close();
  }
}

/** Plays a long match at its console, at a pace, with corrections now and then. */
class Scorer {
  readonly #client: ScorerClient;
  readonly #drafts = simulate(SEED, {
    format: { name: 'Test', inningsPerSide: 2, overs: null },
    inningsPerSide: 2,
    balls: Math.max(120, SECONDS * RATE),
    wicketRate: 0.1,
  });
  #count = 0;

  private constructor(client: ScorerClient) {
    this.#client = client;
  }

  static async connect({ dataDir, mqttUrl }: Stack): Promise<Scorer> {
    const { username, password } = await localScorer(dataDir);
    return new Scorer(await ScorerClient.connect({ url: mqttUrl, user: username, password }, MATCH));
  }

  async score(count: number): Promise<void> {
    for (let i = 0; i < count; i++) {
      this.#count += 1;
      if (this.#count % VOID_EVERY === 0) await this.#takeBack();
      const { done, value } = this.#drafts.next();
      if (done) throw new Error('the match was too short');
      await this.#send(value.id, value.type, value.data);
      await wait(1000 / RATE);
    }
  }

  async close(): Promise<void> {
    await this.#client.close();
  }

  /** A ball that was none: everybody sees it, and then that it is gone. */
  async #takeBack(): Promise<void> {
    const id = uuidv7();
    await this.#send(id, 'note.added', { text: 'Signalled as a no ball.' });
    await this.#send(uuidv7(), 'correction.void', { target: id });
  }

  async #send(id: string, type: string, data: JsonObject): Promise<void> {
    expect(await this.#client.send({ id, type, data })).toMatchObject({ status: 'accepted' });
  }
}

/** Fans in a process of their own. */
class Crowd {
  readonly there: Promise<void>;
  readonly #child: ChildProcess;
  readonly #result = Promise.withResolvers<Result>();
  #movedAt = Date.now();
  #at = '';

  constructor({ relayUrl }: Stack, seed: number) {
    this.#child = fork(join(import.meta.dirname, 'crowd/main.ts'), { execArgv: [] });
    const there = Promise.withResolvers<void>();
    this.there = there.promise;
    this.#child.on('message', (message) => {
      const report = Report.parse(message);
      this.#movedAt = Date.now();
      if (report.op === 'there') there.resolve();
      else if (report.op === 'result') this.#result.resolve(report);
      else this.#at = `${report.done} have it all; ${report.behind.join(', ')}`;
    });
    this.#child.once('exit', (code) => {
      const error = new Error(`the process of the fans ended with ${code}`);
      there.reject(error);
      this.#result.reject(error);
    });
    this.#result.promise.catch(() => undefined);
    this.#order({
      op: 'begin',
      relay: relayUrl,
      match: MATCH,
      fans: FANS / PROCESSES,
      seed,
      every: TROUBLE_EVERY_MS,
      longest: SECONDS * 400,
    });
  }

  async finish(seq: number, { scoreboard: board }: MatchDetail): Promise<Result> {
    this.#movedAt = Date.now();
    this.#order({ op: 'finish', seq, board });
    const watch = setInterval(() => {
      if (Date.now() - this.#movedAt > STUCK_MS) this.#result.reject(new Error(`nobody gets further: ${this.#at}`));
    }, 1000);
    try {
      return await this.#result.promise;
    } finally {
      clearInterval(watch);
    }
  }

  end(): void {
    this.#child.kill('SIGKILL');
  }

  #order(order: Order): void {
    this.#child.send(order);
  }
}
