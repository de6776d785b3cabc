import { WebSocket } from 'ws';
import { LIVE_PATH, LIVE_PROTOCOL, LiveDown, type LiveUp, type Position } from '#shared/wire/live.ts';

/** A fan that believes every word: what it has is only what it was told. Anything out of order is a fault. */
export class Fan {
  readonly match: string;
  readonly told: LiveDown[] = [];
  readonly seqs: number[] = [];
  readonly events: string[] = [];
  readonly faults: string[] = [];
  /** How many follow the match, as it was last told. */
  fans: number | null = null;
  board: Record<string, unknown> = {};
  position: Position | null = null;
  closed: number | null = null;
  socket: WebSocket | null = null;

  constructor(match: string) {
    this.match = match;
  }

  async connect(ws: string): Promise<void> {
    const socket = new WebSocket(`${ws}${LIVE_PATH}`, LIVE_PROTOCOL);
    this.socket = socket;
    this.closed = null;
    socket.on('message', (data) => {
      if (this.socket === socket) this.#hear(LiveDown.parse(JSON.parse(data.toString())));
    });
    socket.on('close', (code) => {
      this.closed = code;
    });
    socket.on('error', () => undefined);
    await new Promise((resolve) => socket.once('open', resolve));
    this.send({ op: 'subscribe', match: this.match, ...(this.position !== null && { after: this.position }) });
  }

  send(message: LiveUp): void {
    this.socket?.send(JSON.stringify(message));
  }

  /** Gone without a word, as in a tunnel. */
  drop(): void {
    this.socket?.terminate();
    this.socket = null;
  }

  of<Op extends LiveDown['op']>(op: Op): Extract<LiveDown, { op: Op }>[] {
    return this.told.filter((message): message is Extract<LiveDown, { op: Op }> => message.op === op);
  }

  #hear(message: LiveDown): void {
    if (message.op === 'presence') {
      // It comes when it comes: what is told of the match is easier to read without.
      this.fans = message.fans;
      return;
    }
    this.told.push(message);
    if (message.op === 'snapshot') {
      this.board = message.scoreboard;
      this.fans = message.fans ?? null;
      this.position = { term: message.term, seq: message.seq };
    } else if (message.op === 'event') {
      const expected = (this.position?.seq ?? -1) + 1;
      if (message.seq !== expected) this.faults.push(`expected ${expected}, got ${message.seq}`);
      this.board = { ...this.board, ...message.scoreboard };
      this.position = { term: message.term, seq: message.seq };
      this.seqs.push(message.seq);
      this.events.push(JSON.stringify(message.event));
    }
  }
}
