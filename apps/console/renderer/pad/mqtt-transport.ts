import mqtt, { type MqttClient } from 'mqtt';
import type { Parsed } from '#shared/json/json.ts';
import { MatchEvent } from '#shared/match/event.ts';
import { type Problem, problem } from '#shared/problem.ts';
import { ChecksMessage } from '#shared/wire/checks.ts';
import {
  type ConsolePush,
  type ConsoleRequest,
  type ConsoleResults,
  ConsoleUp,
  type MatchSummary,
} from '#shared/wire/console.ts';
import { BoardMessage, type Credentials, type Presence, parseTopic, Reply, topics } from '#shared/wire/mqtt.ts';
import type { LogPage, PadSession } from '#shared/wire/pad.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import { backoff } from '../api/backoff.ts';
import type { Transport, TransportListener } from '../api/transport.ts';
import { LogFollower } from './log-follower.ts';

/** Half of it without a word from the console, and the connection counts as lost; s. */
const KEEP_ALIVE_S = 6;
const CONNECT_TIMEOUT_MS = 8_000;
/** The boards that the broker keeps come one by one after the subscription: the list is shown when they are in. */
const LIST_AFTER_MS = 150;

export interface MqttEdge {
  /** Address of the console's MQTT WebSocket. */
  readonly url: string;
  /** Ends the client id, so that two windows of one pad do not throw each other out. */
  readonly suffix: string;
  readonly key: () => Credentials | null;
  readonly session: () => Promise<Parsed<PadSession>>;
  /** @param check: of this scorer's own log of the match */
  readonly log: (match: string, after: number, check: boolean) => Promise<Parsed<LogPage>>;
  readonly ignore: (match: string, key: string, reason: string) => Promise<Parsed<unknown>>;
  readonly people: () => Promise<Parsed<ConsoleResults['devices']>>;
  readonly now: () => number;
  readonly random: () => number;
}

/**
 * The console's API carried by MQTT and HTTP, as far as a pad may use it: it scores, follows a match and lists them.
 * The rest of the page does not know the difference from the console's own WebSocket.
 */
export class MqttTransport implements Transport {
  private readonly edge: MqttEdge;
  private listener: TransportListener | null = null;
  private client: MqttClient | null = null;
  private open = false;
  private attempts = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Requests that wait for the console's word on a draft, by the draft's id. */
  private readonly drafts = new Map<string, number>();
  private readonly matches = new Map<string, MatchSummary>();
  private listed = false;
  /** Matches that this scorer checks. */
  private checked: ReadonlySet<string> = new Set();
  private follower: LogFollower | null = null;

  constructor(edge: MqttEdge) {
    this.edge = edge;
  }

  start(listener: TransportListener): void {
    if (this.listener !== null) return;
    this.listener = listener;
    this.dial();
  }

  send(text: string): boolean {
    const { client } = this;
    if (!this.open || client === null) return false;
    const frame = parseMessage(ConsoleUp, text);
    if (frame.ok) this.request(client, frame.value.id, frame.value.request);
    return true;
  }

  reset(): void {
    if (this.client !== null) this.lost(this.client);
  }

  /** Tries at once instead of after the pause: the network is back, the screen is on again. */
  retry(): void {
    if (this.listener === null || this.client !== null) return;
    clearTimeout(this.timer);
    this.dial();
  }

  stop(): void {
    this.listener = null;
    // Said before leaving: no will follows an orderly farewell.
    if (this.open) this.say({ state: 'offline', at: this.edge.now() });
    this.drop(false);
  }

  private dial(): void {
    const key = this.edge.key();
    if (key === null) return;
    const will: Presence = { state: 'offline' };
    const client = mqtt.connect(this.edge.url, {
      protocolVersion: 4,
      username: key.username,
      password: key.password,
      clientId: `${key.clientId}-${this.edge.suffix}`,
      keepalive: KEEP_ALIVE_S,
      connectTimeout: CONNECT_TIMEOUT_MS,
      // What waits is in the outbox, and whoever dials is this class.
      reconnectPeriod: 0,
      queueQoSZero: false,
      // Timers in a worker made from a blob are what the content security policy forbids.
      timerVariant: 'native',
      will: { topic: topics.deviceStatus(key.id), payload: payload(will), qos: 1, retain: true },
    });
    this.client = client;
    // Whatever it is, the connection ends with it.
    client.on('error', () => this.lost(client));
    client.on('close', () => this.lost(client));
    client.on('connect', () => void this.arrived(client, key));
    client.on('message', (topic, bytes, { retain }) => {
      if (client === this.client) this.received(topic, new TextDecoder().decode(bytes), retain);
    });
  }

  /** Connected; open once the replies will be heard. */
  private async arrived(client: MqttClient, key: Credentials): Promise<void> {
    this.listed = false;
    client.subscribe([topics.reply('+', key.id), topics.consoleStatus, topics.scoreboard('+'), topics.checks('+')], {
      qos: 1,
    });
    const session = await this.edge.session();
    if (client !== this.client) return;
    if (!session.ok) {
      this.lost(client);
      return;
    }
    this.open = true;
    this.attempts = 0;
    this.say({ state: 'online', at: this.edge.now() });
    this.listener?.opened();
    const { console, id, checks } = session.value;
    this.checked = new Set(checks);
    this.push({
      push: 'hello',
      console: console.id,
      name: console.name,
      user: id,
      fanUrl: null,
      mqttPort: key.mqttPort,
      addresses: [],
    });
    this.timer = setTimeout(() => {
      this.listed = true;
      this.push({ push: 'matches', matches: [...this.matches.values()] });
    }, LIST_AFTER_MS);
  }

  private request(client: MqttClient, id: number, request: ConsoleRequest): void {
    switch (request.op) {
      case 'draft':
        this.draft(client, id, request);
        return;
      case 'ignoreCheck':
        void this.edge.ignore(request.match, request.key, request.reason).then((done) => {
          if (done.ok) this.answer(id, {});
          else this.fail(id, done.problem);
        });
        return;
      case 'open':
        this.follow(client, id, request.match);
        return;
      case 'close':
        this.unfollow(client);
        this.answer(id, {});
        return;
      case 'devices':
        void this.edge.people().then((people) => {
          if (people.ok) this.answer(id, people.value);
          else this.fail(id, people.problem);
        });
        return;
      case 'refused':
        // Asked when all is quiet, to try the link: the broker's word is as good as the desk's.
        client.subscribe(topics.consoleStatus, { qos: 1 }, () => this.answer(id, []));
        return;
      default:
        this.fail(id, problem('not-on-a-pad', 'That is done at the console.'));
    }
  }

  private draft(client: MqttClient, id: number, { match, draft, main }: ConsoleRequest & { op: 'draft' }): void {
    this.drafts.set(draft.id, id);
    const own = this.checked.has(match) && main !== true;
    client.publish(own ? topics.check(match) : topics.draft(match), payload(draft), { qos: 1 });
  }

  private follow(client: MqttClient, id: number, match: string): void {
    this.unfollow(client);
    const follower = new LogFollower(match, (after) => this.edge.log(match, after, this.checked.has(match)), {
      found: ({ term, seq }) => this.answer(id, { term, seq }),
      events: (events, more) => this.push({ push: 'log', match, events: [...events], more }),
      failed: () => this.reset(),
    });
    this.follower = follower;
    // First the topic, then the log: what comes in between is in one of them or in both.
    client.subscribe(this.topicOf(match), { qos: 1 }, () => {
      if (this.follower === follower) follower.start();
    });
  }

  private unfollow(client: MqttClient): void {
    if (this.follower === null) return;
    client.unsubscribe(this.topicOf(this.follower.match));
    this.follower.stop();
    this.follower = null;
  }

  private topicOf(match: string): string {
    return this.checked.has(match) ? topics.checkEvent(match, this.edge.key()?.id ?? '') : topics.event(match);
  }

  private received(topic: string, text: string, retained: boolean): void {
    const parsed = parseTopic(topic);
    switch (parsed?.kind) {
      case 'reply': {
        const reply = parseMessage(Reply, text);
        const id = reply.ok && reply.value.id !== null ? this.drafts.get(reply.value.id) : undefined;
        if (!reply.ok || reply.value.id === null || id === undefined) return;
        this.drafts.delete(reply.value.id);
        this.answer(id, reply.value);
        return;
      }
      case 'checks': {
        const checks = parseMessage(ChecksMessage, text);
        if (checks.ok) this.push({ push: 'checks', ...checks.value });
        return;
      }
      case 'event':
      case 'checkEvent': {
        const event = parseMessage(MatchEvent, text);
        if (event.ok && this.follower?.match === parsed.match) this.follower.received(event.value);
        return;
      }
      case 'scoreboard': {
        const board = parseMessage(BoardMessage, text);
        if (board.ok) this.board(parsed.match, board.value, retained);
        return;
      }
    }
  }

  private board(match: string, { term, seq, scoreboard }: BoardMessage, retained: boolean): void {
    // A retained board does not say since when it is what it is.
    const known = this.matches.get(match)?.updatedAt ?? scoreboard.startedAt ?? 0;
    const updatedAt = retained ? known : this.edge.now();
    // How the match stands with the relay is the console's to know.
    const elsewhere = { ackedSeq: 0, fork: null, role: 'owner', forked: 0, seen: null } as const;
    const summary: MatchSummary = { match, term, seq, scoreboard, updatedAt, ...elsewhere };
    this.matches.set(match, summary);
    if (this.listed) this.push({ push: 'match', summary });
  }

  private say(presence: Presence): void {
    const key = this.edge.key();
    if (key === null) return;
    this.client?.publish(topics.deviceStatus(key.id), payload(presence), { qos: 1, retain: true });
  }

  private answer<Op extends keyof ConsoleResults>(id: number, result: ConsoleResults[Op]): void {
    this.listener?.received(JSON.stringify({ id, ok: true, result }));
  }

  private fail(id: number, error: Problem): void {
    this.listener?.received(JSON.stringify({ id, ok: false, error }));
  }

  private push(push: ConsolePush): void {
    this.listener?.received(JSON.stringify(push));
  }

  private lost(client: MqttClient): void {
    if (client !== this.client) return;
    this.drop(true);
    this.attempts += 1;
    this.timer = setTimeout(() => this.dial(), backoff(this.attempts, this.edge.random()));
    this.listener?.closed(this.attempts);
    if (this.listener === null) clearTimeout(this.timer);
  }

  /** @param atOnce: not after what is on its way has arrived, which over a dead connection it never does */
  private drop(atOnce: boolean): void {
    clearTimeout(this.timer);
    const { client } = this;
    this.client = null;
    this.open = false;
    this.drafts.clear();
    this.follower?.stop();
    this.follower = null;
    client?.end(atOnce);
  }
}

function payload(message: object): string {
  return JSON.stringify(message);
}
