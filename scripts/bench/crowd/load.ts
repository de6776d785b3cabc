import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { clock, serveParent } from '../child.ts';
import { percentile, round } from '../figures.ts';
import { FrameCounter, maskedFrame } from './frame-counter.ts';
import { LoadQuestion } from './questions.ts';

/** Thousands of fans on raw sockets, who only count what they are sent. */

const PING = 0x9;
const PONG = 0xa;
const TEXT = 0x1;
/** Shorter messages are about the connection, or tell how many others there are. */
const EVENT_BYTES = 200;
const PATIENCE_MS = 20_000;
/** One for all: what is read is counted at once. */
const shared = Buffer.allocUnsafe(64 * 1024);

let fans: Fan[] = [];
let arrivals = new Float64Array(0);
let events = 0;

class Fan {
  readonly index: number;
  readonly socket: Socket;
  readonly #frames = new FrameCounter((opcode, length) => this.#frame(opcode, length));
  readonly #opening: readonly string[];
  #isOpen: boolean;
  #head = '';
  /** Messages since it was connected, and since the measuring began. */
  heard = 0;
  #told = 0;
  onProgress: () => void = () => undefined;

  constructor(index: number, port: number, upgrade: string | null, opening: readonly string[]) {
    this.index = index;
    this.#opening = opening;
    this.#isOpen = upgrade === null;
    const callback = (length: number): boolean => {
      this.#read(length);
      return true;
    };
    // So many ports has one address; the loopback network has many addresses.
    const localAddress = `127.0.${1 + (index >> 14)}.1`;
    this.socket = connect({
      port,
      host: '127.0.0.1',
      localAddress,
      noDelay: true,
      onread: { buffer: shared, callback },
    });
    this.socket.once('connect', () => {
      if (upgrade === null) this.onProgress();
      else this.socket.write(upgrade);
    });
    this.socket.on('error', () => undefined);
  }

  arm(): void {
    this.#told = 0;
  }

  #read(length: number): void {
    if (this.#isOpen) {
      this.#frames.read(shared, 0, length);
      return;
    }
    this.#head += shared.toString('latin1', 0, length);
    const end = this.#head.indexOf('\r\n\r\n');
    if (end < 0) return;
    if (!this.#head.startsWith('HTTP/1.1 101')) throw new Error(`A fan was refused: ${this.#head}`);
    this.#isOpen = true;
    for (const text of this.#opening) this.socket.write(maskedFrame(TEXT, text));
    // The head is ASCII: as many bytes as characters.
    const rest = Buffer.from(this.#head.slice(end + 4), 'latin1');
    this.#head = '';
    this.#frames.read(rest, 0, rest.length);
    this.onProgress();
  }

  #frame(opcode: number, length: number): void {
    if (opcode === PING) {
      this.socket.write(maskedFrame(PONG, ''));
      return;
    }
    if (opcode !== TEXT) return;
    this.heard += 1;
    this.onProgress();
    if (length < EVENT_BYTES) return;
    if (this.#told < events) arrivals[this.#told * fans.length + this.index] = clock();
    this.#told += 1;
  }
}

async function connectAll({
  port,
  count,
  path,
  protocol,
  opening,
  greetings,
  atOnce,
}: Extract<LoadQuestion, { op: 'connect' }>): Promise<object> {
  const started = clock();
  const upgrade = path === null ? null : upgradeRequest(path, protocol);
  const at: number[] = [];
  let next = 0;
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Only ${at.length} of ${count} fans are connected.`)), 120_000);
    const another = (): void => {
      if (next === count) return;
      const fan = new Fan(next++, port, upgrade, opening);
      fans.push(fan);
      fan.onProgress = () => {
        if (fan.heard < greetings) return;
        fan.onProgress = () => undefined;
        at.push(clock() - started);
        if (at.length === count) {
          clearTimeout(timer);
          resolve();
        } else another();
      };
    };
    for (let i = 0; i < Math.min(atOnce, count); i++) another();
  });
  return { p50Ms: percentile(at, 0.5), p99Ms: percentile(at, 0.99), lastMs: Math.max(...at.slice(-1)) };
}

function upgradeRequest(path: string, protocol: string | undefined): string {
  const lines = [
    `GET ${path} HTTP/1.1`,
    'Host: localhost',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...(protocol === undefined ? [] : [`Sec-WebSocket-Protocol: ${protocol}`]),
  ];
  return `${lines.join('\r\n')}\r\n\r\n`;
}

function arm(count: number): object {
  events = count;
  arrivals = new Float64Array(events * fans.length);
  for (const fan of fans) fan.arm();
  return {};
}

/** When each fan had each event, against when it was sent out. */
async function figures(startedAt: readonly number[]): Promise<object> {
  const deadline = clock() + PATIENCE_MS;
  while (arrivals.includes(0) && clock() < deadline) await sleep(20);
  const all: number[] = [];
  const last: number[] = [];
  let missing = 0;
  for (const [event, from] of startedAt.entries()) {
    let latest = 0;
    for (let fan = 0; fan < fans.length; fan++) {
      const at = arrivals[event * fans.length + fan] ?? 0;
      if (at === 0) missing += 1;
      else all.push(at - from);
      latest = Math.max(latest, at - from);
    }
    last.push(latest);
  }
  all.sort((a, b) => a - b);
  events = 0;
  return {
    missing,
    p50Ms: round(percentile(all, 0.5)),
    p99Ms: round(percentile(all, 0.99)),
    lastP50Ms: round(percentile(last, 0.5)),
    lastP99Ms: round(percentile(last, 0.99)),
  };
}

async function drop(): Promise<object> {
  const gone = fans.map((fan) => new Promise((resolve) => fan.socket.once('close', resolve)));
  for (const fan of fans) fan.socket.resetAndDestroy();
  await Promise.all(gone);
  fans = [];
  return {};
}

await serveParent(LoadQuestion, null, async (question) => {
  if (question.op === 'connect') return await connectAll(question);
  if (question.op === 'arm') return arm(question.events);
  if (question.op === 'figures') return await figures(question.startedAt);
  return await drop();
});
