import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Credentials } from '#shared/wire/mqtt.ts';

const [CONNECT, CONNACK, PUBLISH_QOS_1, PUBACK] = [0x10, 0x20, 0x32, 0x40];

/** Written to the socket at once. */
const CHUNK = 64;

export interface Published {
  /** From writing the packet to its PUBACK, ms. */
  readonly ackMs: readonly number[];
  readonly seconds: number;
}

/**
 * A client that publishes with QoS 1 (MQTT 3.1.1) and counts the acks: packets are made before the clock runs, so that
 * the load costs the machine next to nothing beside what it measures.
 */
export class MqttLoad {
  readonly #socket: Socket;
  #packets: readonly Buffer[] = [];
  #window = 1;
  #sent = 0;
  readonly #sentAt: number[] = [];
  #ackMs: number[] = [];
  #rest = Buffer.alloc(0);
  #done: (() => void) | null = null;
  #failed: ((error: Error) => void) | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    socket.on('close', () => this.#failed?.(new Error('The broker closed the connection.')));
  }

  /** @param id of the client; a console wants it to begin with the user name */
  static async connect(url: URL, id: string, login: Pick<Credentials, 'username' | 'password'>): Promise<MqttLoad> {
    const socket = connect(Number(url.port), url.hostname).setNoDelay(true);
    await once(socket, 'connect');
    // Protocol level 4; user name, password, clean session; no keep-alive.
    const head = Buffer.concat([text('MQTT'), Buffer.from([4, 0xc2, 0, 0])]);
    socket.write(packet(CONNECT, head, text(id), text(login.username), text(login.password)));
    const [answer]: Buffer[] = await once(socket, 'data');
    if (answer?.[0] !== CONNACK || answer[3] !== 0) throw new Error(`The broker refuses ${id} (${answer?.[3]}).`);
    return new MqttLoad(socket);
  }

  /** Publishes all of it, so many unacked at most. Acks have to come in the order of the messages. */
  async publish(topic: string, payloads: readonly string[], window: number): Promise<Published> {
    this.#packets = payloads.map((payload, i) => {
      const id = Buffer.alloc(2);
      id.writeUInt16BE(idOf(i));
      return packet(PUBLISH_QOS_1, text(topic), id, Buffer.from(payload));
    });
    this.#window = window;
    this.#sent = 0;
    this.#ackMs = [];
    const started = performance.now();
    await new Promise<void>((resolve, reject) => {
      this.#done = resolve;
      this.#failed = reject;
      this.#pump();
    });
    this.#failed = null;
    return { ackMs: this.#ackMs, seconds: (performance.now() - started) / 1000 };
  }

  close(): void {
    this.#socket.destroy();
  }

  #pump(): void {
    const room = this.#window - (this.#sent - this.#ackMs.length);
    const left = this.#packets.length - this.#sent;
    // In chunks, as long as the window is large: a write for each packet is what would be measured else.
    if (room <= 0 || left === 0 || room < Math.min(CHUNK, this.#window / 4, left)) return;
    const end = this.#sent + Math.min(room, left);
    const now = performance.now();
    for (let i = this.#sent; i < end; i++) this.#sentAt[i] = now;
    this.#socket.write(Buffer.concat(this.#packets.slice(this.#sent, end)));
    this.#sent = end;
  }

  #receive(chunk: Buffer): void {
    const bytes = Buffer.concat([this.#rest, chunk]);
    const now = performance.now();
    let at = 0;
    for (; at + 4 <= bytes.length; at += 4) {
      const n = this.#ackMs.length;
      if (bytes[at] !== PUBACK || bytes.readUInt16BE(at + 2) !== idOf(n)) {
        this.#failed?.(new Error(`Message ${n} was not acked in its turn.`));
        return;
      }
      this.#ackMs.push(now - (this.#sentAt[n] ?? now));
    }
    this.#rest = bytes.subarray(at);
    if (this.#ackMs.length === this.#packets.length) this.#done?.();
    else this.#pump();
  }
}

function idOf(index: number): number {
  return (index % 0xffff) + 1;
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  const size = Buffer.alloc(2);
  size.writeUInt16BE(bytes.length);
  return Buffer.concat([size, bytes]);
}

function packet(head: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const length: number[] = [];
  for (let left = body.length; length.length === 0 || left > 0; left = Math.floor(left / 128)) {
    length.push((left % 128) + (left >= 128 ? 128 : 0));
  }
  return Buffer.concat([Buffer.from([head, ...length]), body]);
}
