import type { MatchEvent } from '../match/event.ts';
import type { Scoreboard } from '../match/scoreboard.ts';
import { LiveUp, type Position } from '../wire/live.ts';
import type { Connection, ConnectionEvents, Runtime } from './runtime.ts';

/** For tests: time that moves only when told to, and a network that does to frames what the script says. */
export class ScriptedWorld implements Runtime {
  readonly sockets: ScriptedSocket[] = [];
  /** What `random()` says. */
  luck = 0.5;
  #now = 0;
  #timers: { readonly at: number; readonly run: () => void }[] = [];

  connect(_url: string, _protocol: string, on: ConnectionEvents): Connection {
    const socket = new ScriptedSocket(on);
    this.sockets.push(socket);
    return socket;
  }

  now(): number {
    return this.#now;
  }

  random(): number {
    return this.luck;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#now + ms, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Lets `ms` pass; the timers that fall due run in order. */
  pass(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const due = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.#timers = this.#timers.filter((timer) => timer !== due);
      this.#now = due.at;
      due.run();
    }
    this.#now = end;
  }

  /** The connection that the client uses now. */
  get socket(): ScriptedSocket {
    const socket = this.sockets.at(-1);
    if (socket === undefined) throw new Error('the client has not connected yet');
    return socket;
  }
}

export class ScriptedSocket implements Connection {
  readonly on: ConnectionEvents;
  readonly received: LiveUp[] = [];
  closedByClient = false;
  /** What the relay does with a client's message. */
  answer: (message: LiveUp) => void = () => {};

  constructor(on: ConnectionEvents) {
    this.on = on;
  }

  send(text: string): void {
    const message = LiveUp.parse(JSON.parse(text));
    this.received.push(message);
    this.answer(message);
  }

  close(): void {
    this.closedByClient = true;
  }

  say(message: object): void {
    this.on.message(JSON.stringify(message));
  }
}

export const MATCH = 'm1';

export function board(score: string): Scoreboard {
  return {
    match: MATCH,
    sport: 'any',
    title: 'A v B',
    status: 'live',
    phase: 'P1',
    sides: [{ name: 'A', shortName: 'A', score }],
    situation: '',
    result: null,
    score: {},
    startedAt: 0,
    conflicts: 0,
    flags: [],
  };
}

export function snapshot({ term, seq }: Position): object {
  return { op: 'snapshot', match: MATCH, term, seq, scoreboard: board(String(seq)) };
}

export function event({ term, seq }: Position): object {
  const { sides } = board(String(seq));
  return { op: 'event', match: MATCH, term, seq, event: logged({ term, seq }), scoreboard: { sides } };
}

function logged({ term, seq }: Position): MatchEvent {
  return {
    id: `0198c0de-0000-7000-8000-${String(seq).padStart(12, '0')}`,
    match: MATCH,
    seq,
    term,
    type: 'any.play',
    data: {},
    at: seq,
    recordedAt: seq,
    source: { kind: 'scorer', id: 's' },
    prev: '0'.repeat(64),
  };
}
