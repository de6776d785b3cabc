import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../store/database.ts';
import { type Committed, headAt, type LogEntry, logEntry } from '../store/log.ts';
import { Store } from '../store/store.ts';
import { Scoring } from '../testing/cricket-log.ts';
import { testDatabase } from '../testing/postgres.ts';
import { Turns } from '../turns.ts';
import type { EventMessage } from '../views/messages.ts';
import { Views } from '../views/views.ts';
import type { Origin, Stream } from './stream.ts';

/** What carries commits between replicas, as a test sees it. */
export interface Bus {
  /** One more replica's end of it; what is published from now on arrives there. */
  join(): Promise<End>;
  /** Kills the broker without a warning, and starts it again; absent: there is none. */
  readonly crash?: () => Promise<void>;
  close(): Promise<void>;
}

export interface End {
  readonly stream: Stream;
  /** Gone, as a replica that died. */
  leave(): Promise<void>;
}

const PATIENCE_MS = 30_000;
/** Making a database takes its time on a machine that does other things too. */
const HOOK_MS = 60_000;
const log = pino({ level: process.env.TEST_LOG ?? 'silent' });

/** What every stream has to do, over the real store; `open` gets the database that all replicas share. */
export function streamContract(name: string, open: (database: Database) => Promise<Bus>): void {
  describe(`the stream contract: ${name}`, () => {
    let database: Database;
    let bus: Bus;
    let replicas: Replica[] = [];
    const join = async () => {
      const replica = new Replica(await bus.join(), database);
      replicas.push(replica);
      return replica;
    };

    beforeAll(async () => {
      database = await testDatabase();
      bus = await open(database);
    }, HOOK_MS);
    afterEach(async () => {
      for (const replica of replicas) await replica.leave();
      replicas = [];
    });
    afterAll(async () => {
      await bus.close();
      await database.close();
    });

    test('a commit is told in every replica, in order, with the very text of its events', async () => {
      const [writer, reader] = [await join(), await join()];
      const scoring = new Scoring('told').begin().balls(20);
      const entries = scoring.log.map(logEntry).map((entry, i) => (i === 3 ? { ...entry, offline: true } : entry));
      await reader.follow('told');
      for (const entry of entries) await writer.commit([entry]);
      for (const replica of [writer, reader]) {
        await replica.has(entries);
        const heard = replica.heard('told');
        expect(heard.flatMap((one) => one.committed.entries)).toEqual(entries);
        // Commits that come in quick succession may come as one.
        for (const { committed } of heard) expect(committed.head).toEqual(committed.entries.map(headAt).at(-1));
      }
    });

    test('one’s own commits come at once and once, others’ are known as others’', async () => {
      const [writer, reader] = [await join(), await join()];
      const entries = new Scoring('own').begin().log.map(logEntry);
      await writer.commit(entries);
      expect(writer.heard('own').map(({ origin }) => origin)).toEqual(['here']);
      await reader.has(entries);
      // Whatever takes its time has arrived when the next one has.
      const next = new Scoring('own-next').begin().log.map(logEntry);
      await writer.commit(next);
      await reader.has(next);
      expect(writer.heard('own')).toHaveLength(1);
      const isShared = writer.stream === reader.stream;
      const origins = new Set(reader.heard('own').map(({ origin }) => origin));
      expect([...origins]).toEqual([isShared ? 'here' : 'elsewhere']);
    });

    test('many matches from two writers: each match in its order', async () => {
      const [one, other, reader] = [await join(), await join(), await join()];
      const matches = Array.from({ length: 40 }, (_, i) => new Scoring(`many-${i}`).begin().balls(6));
      await Promise.all(
        matches.map(async ({ log: events }, i) => {
          for (const event of events) await (i % 2 === 0 ? one : other).commit([logEntry(event)]);
        }),
      );
      for (const { match, log: events } of matches) {
        await reader.has(events.map(logEntry));
        const seqs = reader.heard(match).flatMap(({ committed }) => committed.entries.map(({ event }) => event.seq));
        expect(seqs).toEqual(events.map(({ seq }) => seq));
      }
    });

    test('what is published again, late or without its events is told to followers once', async () => {
      const [writer, reader] = [await join(), await join()];
      const entries = new Scoring('again').begin().balls(6).log.map(logEntry);
      await reader.follow('again');
      await writer.commit(entries.slice(0, 5));
      await reader.has(entries.slice(0, 5));
      writer.publish(entries.slice(0, 5));
      writer.publish(entries.slice(2, 4));
      // Stored, and published by nobody, as after a crash between the two.
      await writer.keep(entries.slice(5));
      writer.publishHead(entries);
      await reader.has(entries);
      expect(reader.told('again')).toEqual(entries.map(({ json }) => json));
    });

    test('a commit too large to be carried arrives all the same', async () => {
      const [writer, reader] = [await join(), await join()];
      const entries = new Scoring('large').begin().balls(800).log.map(logEntry);
      await reader.follow('large');
      await writer.commit(entries.slice(0, 3));
      await reader.has(entries.slice(0, 3));
      await writer.commit(entries.slice(3));
      await reader.has(entries);
      expect(reader.told('large')).toEqual(entries.map(({ json }) => json));
    });

    test('a replica that dies and comes back goes on where it was', async () => {
      const [writer, dying] = [await join(), await join()];
      const entries = new Scoring('back').begin().balls(20).log.map(logEntry);
      await dying.follow('back');
      await writer.commit(entries.slice(0, 8));
      await dying.has(entries.slice(0, 8));
      await dying.leave();
      await writer.commit(entries.slice(8, 12));
      const back = await join();
      await back.follow('back');
      for (const entry of entries.slice(12)) await writer.commit([entry]);
      await back.has(entries);
      // What it read when it came back it was not told; from there on each event once.
      const texts = entries.map(({ json }) => json);
      expect(texts.slice(-back.told('back').length)).toEqual(back.told('back'));
      expect(back.told('back').length).toBeGreaterThanOrEqual(8);
      expect(dying.told('back')).toEqual(texts.slice(0, 8));
    });

    test('a consumer that fails takes nothing from the others', async () => {
      const [writer, reader] = [await join(), await join()];
      reader.stream.subscribe(() => {
        throw new Error('a fault of this test');
      });
      const entries = new Scoring('failing').begin().log.map(logEntry);
      await writer.commit(entries);
      await reader.has(entries);
    });

    test('a broker that is killed and comes back: nothing lost, doubled or out of order', async ({ skip }) => {
      const { crash } = bus;
      if (crash === undefined) return skip('this stream has no broker');
      const [writer, reader] = [await join(), await join()];
      const matches = ['crash-a', 'crash-b'].map((match) => new Scoring(match).begin().balls(60).log.map(logEntry));
      for (const entries of matches) await reader.follow(entries[0]?.event.match ?? '');
      const writing = Promise.all(
        matches.map(async (entries) => {
          for (const entry of entries.slice(0, -1)) {
            await writer.commit([entry]);
            await sleep(10);
          }
        }),
      );
      await sleep(150);
      await crash();
      await writing;
      // The next that arrives shows what is missing.
      for (const entries of matches) {
        await writer.commit(entries.slice(-1));
        await reader.has(entries, () => writer.publishHead(entries));
        expect(reader.told(entries[0]?.event.match ?? '')).toEqual(entries.map(({ json }) => json));
      }
    });
  });
}

/** A replica: its store publishes, its views show, as in the relay. */
class Replica {
  readonly #end: End;
  readonly #store: Store;
  readonly #silent: Store;
  readonly #views: Views;
  readonly #heard: { readonly committed: Committed; readonly origin: Origin }[] = [];
  readonly #told = new Map<string, string[]>();
  readonly #unsubscribe: () => void;
  #gone = false;

  constructor(end: End, { pool }: Database) {
    this.#end = end;
    const group = () => undefined;
    this.#store = new Store(pool, { committed: (committed) => end.stream.publish(committed), group });
    this.#silent = new Store(pool, { committed: () => undefined, group });
    this.#views = new Views(this.#store, end.stream, new Turns(), log);
    this.#unsubscribe = end.stream.subscribe((committed, origin) => this.#heard.push({ committed, origin }));
  }

  get stream(): Stream {
    return this.#end.stream;
  }

  commit(entries: readonly LogEntry[]): Promise<void> {
    return this.#append(this.#store, entries);
  }

  /** Without telling anybody. */
  keep(entries: readonly LogEntry[]): Promise<void> {
    return this.#append(this.#silent, entries);
  }

  /** Tells without committing. */
  publish(entries: readonly LogEntry[]): void {
    this.#publish(entries, entries);
  }

  /** Tells only where that log stands. */
  publishHead(entries: readonly LogEntry[]): void {
    this.#publish(entries, []);
  }

  async follow(match: string): Promise<void> {
    const told: string[] = [];
    this.#told.set(match, told);
    this.#views.follow(match, { locale: 'en', tell: (messages) => told.push(...messages.map(eventOf)) });
    await this.#views.view(match);
  }

  /** What followers were told, by the events' texts. */
  told(match: string): readonly string[] {
    return this.#told.get(match) ?? [];
  }

  heard(match: string): readonly { readonly committed: Committed; readonly origin: Origin }[] {
    return this.#heard.filter(({ committed }) => committed.match === match);
  }

  /** Settles when what is shown here is that log; `meanwhile` is done as long as it is not. */
  async has(entries: readonly LogEntry[], meanwhile = () => {}): Promise<void> {
    const [{ event: last } = { event: undefined }] = entries.slice(-1);
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const heard = this.heard(last?.match ?? '').some(({ committed }) => committed.head.seq >= (last?.seq ?? 0));
      const view = await this.#views.view(last?.match ?? '');
      if (heard && view?.head.seq === last?.seq) {
        expect(view?.log).toEqual(entries.map(({ event }) => event));
        return;
      }
      if (Date.now() > deadline) throw new Error(`${last?.match} stands at ${view?.head.seq}, not at ${last?.seq}`);
      meanwhile();
      await sleep(20);
    }
  }

  async leave(): Promise<void> {
    if (this.#gone) return;
    this.#gone = true;
    this.#unsubscribe();
    await this.#views.close();
    await this.#end.leave();
  }

  async #append(store: Store, entries: readonly LogEntry[]): Promise<void> {
    const [first, ...rest] = entries;
    if (first === undefined) return;
    const { match } = first.event;
    const result = await store.append({ match, sport: 'cricket', writer: 'console/test', entries: [first, ...rest] });
    expect(result.kind).toBe('stored');
  }

  #publish(log: readonly LogEntry[], entries: readonly LogEntry[]): void {
    const last = log.at(-1);
    if (last !== undefined) this.stream.publish({ match: last.event.match, head: headAt(last), entries });
  }
}

/** The event's text in a live message. */
function eventOf({ text }: EventMessage): string {
  return JSON.stringify(JSON.parse(text).event);
}
