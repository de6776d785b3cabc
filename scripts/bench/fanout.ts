import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { findProgram, openFolder } from '../cli/machine.ts';
import { Child, makeWay, pin, SERVER_CORE } from './child.ts';
import { bare, live, socketIo, webSocket } from './crowd/joining.ts';
import { Arrivals, Fanned, Joined, type Joining } from './crowd/questions.ts';
import { RelayServer } from './crowd/relay-server.ts';
import { round } from './figures.ts';

const SUBSCRIBERS = 5000;
const BYTES = 270;
/** Others may use the machine meanwhile: the best of several rounds is what the software does. */
const ROUNDS = 5;
const EVENTS = 10;
/** Time enough for the slowest to tell everybody before the next event, ms. */
const GAP_MS = 120;
const NATIVE = join(import.meta.dirname, 'native/send-loop.c');
const SERVER = join(import.meta.dirname, 'crowd/server.ts');
const LOAD = join(import.meta.dirname, 'crowd/load.ts');

const Listening = z.object({ port: z.int() });

/** A server that tells everybody something when it is asked to. */
interface Speaker {
  readonly pid: number;
  readonly port: number;
  fan(events: number, bytes: number, watch: boolean): Promise<Fanned>;
  end(): Promise<void>;
}

interface Case {
  readonly name: string;
  readonly bytes: number;
  readonly joining: Joining;
  start(): Promise<Speaker>;
}

interface Result {
  readonly cpuUs: number;
  readonly line: object;
}

/**
 * One message to 5,000 fans: CPU time of the server for each delivery, and how long after the event the fans have it.
 * Beside ours what the kernel alone needs (a loop of `send(2)` in C) and what others make of it.
 */
export async function* run(): AsyncGenerator<object> {
  const pinned = makeWay();
  const folder = await openFolder('scorewire-bench-');
  const relay = await RelayServer.start(folder);
  try {
    const loop = compile(folder);
    const relayBytes = await relay.messageBytes();
    if (loop === null) yield { bench: 'fanout', case: 'c-loop', skipped: 'There is no gcc on this machine.' };
    const cLoop = (bytes: number): Case[] =>
      loop === null ? [] : [{ name: 'c-loop', bytes, joining: bare, start: () => child(loop, [], textQuestion) }];
    const cases: Case[] = [
      ...cLoop(BYTES),
      node('ws-string', webSocket),
      node('ws-buffer', webSocket),
      node('socket.io', socketIo),
      node('live', live),
      ...cLoop(relayBytes),
      { name: 'relay', bytes: relayBytes, joining: live, start: async () => ofRelay(relay) },
    ];
    const results = new Map<string, Result>();
    for (const one of cases) {
      const result = await measure(one, pinned);
      results.set(`${one.name}/${one.bytes}`, result);
      const over = (name: string, bytes: number) => {
        const other = results.get(`${name}/${bytes}`);
        return other === undefined || other === result ? undefined : round(result.cpuUs / other.cpuUs);
      };
      yield { ...result.line, of_c_loop: over('c-loop', one.bytes), of_ws_string: over('ws-string', one.bytes) };
    }
  } finally {
    await relay.end();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure({ name, bytes, joining, start }: Case, pinned: boolean): Promise<Result> {
  const speaker = await start();
  const load = Child.start(process.execPath, [LOAD]);
  try {
    pin(speaker.pid, SERVER_CORE);
    await load.ask({ op: 'connect', port: speaker.port, count: SUBSCRIBERS, ...joining }, Joined);
    const round_ = async (events: number, watch: boolean) => {
      await load.ask({ op: 'arm', events }, z.object({}));
      const fanned = await speaker.fan(events, bytes, watch);
      return { fanned, arrivals: await load.ask({ op: 'figures', startedAt: fanned.startedAt }, Arrivals) };
    };
    await round_(EVENTS, false);
    const rounds: Awaited<ReturnType<typeof round_>>[] = [];
    for (let i = 0; i < ROUNDS; i++) rounds.push(await round_(EVENTS, false));
    const watched = await round_(EVENTS, true);
    const cpuUs = Math.min(...rounds.map(({ fanned }) => fanned.cpuUs / EVENTS / SUBSCRIBERS));
    const least = (key: keyof Arrivals) => Math.min(...rounds.map(({ arrivals }) => arrivals[key]));
    const line = {
      bench: 'fanout',
      case: name,
      subscribers: SUBSCRIBERS,
      bytes,
      pinned,
      lost: rounds.reduce((sum, { arrivals }) => sum + arrivals.missing, 0),
      cpu_us_per_delivery: round(cpuUs),
      p50_ms: least('p50Ms'),
      p99_ms: least('p99Ms'),
      last_p50_ms: least('lastP50Ms'),
      last_p99_ms: least('lastP99Ms'),
      loop_p99_ms: watched.fanned.loopP99Ms,
      loop_max_ms: watched.fanned.loopMaxMs,
      rss_mb: watched.fanned.rssMb,
    };
    return { cpuUs, line };
  } finally {
    await load.end();
    await speaker.end();
  }
}

function node(kind: string, joining: Joining): Case {
  return { name: kind, bytes: BYTES, joining, start: () => child(process.execPath, [SERVER, kind], jsonQuestion) };
}

/** It is ended with the bench. */
function ofRelay(relay: RelayServer): Speaker {
  return {
    pid: relay.pid,
    port: relay.port,
    fan: (events) => relay.fan(events, GAP_MS),
    end: async () => undefined,
  };
}

type Question = (events: number, bytes: number, watch: boolean) => string;
const jsonQuestion: Question = (events, bytes, watch) =>
  JSON.stringify({ op: 'fan', events, gapMs: GAP_MS, bytes, watch });
const textQuestion: Question = (events, bytes) => `fan ${events} ${GAP_MS} ${bytes}`;

async function child(program: string, args: readonly string[], question: Question): Promise<Speaker> {
  const server = Child.start(program, args);
  const { port } = await server.hear(Listening);
  return {
    pid: server.pid,
    port,
    fan: (events, bytes, watch) => server.ask(question(events, bytes, watch), Fanned),
    end: () => server.end(),
  };
}

function compile(folder: string): string | null {
  if (findProgram('gcc') === null) return null;
  const program = join(folder, 'send-loop');
  execFileSync('gcc', ['-O2', '-o', program, NATIVE]);
  return program;
}
