import mqtt, { type MqttClient } from 'mqtt';
import type { Parsed } from '#shared/json/json.ts';
import { MatchEvent } from '#shared/match/event.ts';
import { isRemark } from '#shared/match/lifecycle.ts';
import { type Problem, problem } from '#shared/problem.ts';
import { ChecksMessage } from '#shared/wire/checks.ts';
import {
  type ConsolePush,
  type ConsoleRequest,
  type ConsoleResults,
  ConsoleUp,
  type MatchSummary,
  PeopleMessage,
} from '#shared/wire/console.ts';
import { BoardMessage, type Credentials, type Presence, parseTopic, Reply, topics } from '#shared/wire/mqtt.ts';
import type { LogPage, PadSession } from '#shared/wire/pad.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import { type LiveRequest, MatchScorers } from '#shared/wire/scorers.ts';
import { backoff } from '../api/backoff.ts';
import type { Transport, TransportListener } from '../api/transport.ts';
import { LogFollower } from './log-follower.ts';

/** Half of it without a word from the console, and the connection counts as lost; s. */
const KEEP_ALIVE_S = 6;
const CONNECT_TIMEOUT_MS = 8_000;
/** The boards that the broker keeps come one by one after the subscription: the list is shown when they are in. */
const LIST_AFTER_MS = 150;
/** How often it says that it is here, and how full its battery is. */
const SAY_EVERY_MS = 30_000;

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
  /** Begins this scorer's own log of the match, where that stood at `at`. */
  readonly begin: (match: string, at: number) => Promise<Parsed<unknown>>;
  readonly live: (match: string, request: LiveRequest) => Promise<Parsed<ConsoleResults['setLive']>>;
  /** Charge of this device's battery, 0 to 1; null: it does not tell. */
  readonly battery: () => number | null;
  readonly people: () => Promise<Parsed<ConsoleResults['devices']>>;
  readonly now: () => number;
  readonly random: () => number;
}

type DraftRequest = ConsoleRequest & { op: 'draft' };

interface Waiting {
  readonly id: number;
  readonly request: DraftRequest;
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
  /** What came before this pad knew who it is. */
  private early: (() => void)[] = [];
  private attempts = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private saying: ReturnType<typeof setInterval> | undefined;
  /** Requests that wait for the console's word on a draft, by the draft's id. */
  private readonly drafts = new Map<string, Waiting>();
  private readonly matches = new Map<string, MatchSummary>();
  private listed = false;
  /** Matches that this scorer checks. */
  private checked: ReadonlySet<string> = new Set();
  /** Live scorers, by match; null: everybody scores it. */
  private readonly live = new Map<string, string | null>();
  /** As whom this pad is live. */
  private scorer = '';
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
      if (client !== this.client) return;
      const take = () => this.received(topic, new TextDecoder().decode(bytes), retain);
      if (this.open) take();
      else this.early.push(take);
    });
  }

  /** Connected; open once the replies will be heard. */
  private async arrived(client: MqttClient, key: Credentials): Promise<void> {
    this.listed = false;
    const filters = [topics.scoreboard('+'), topics.checks('+'), topics.scorers('+'), topics.people];
    client.subscribe([topics.reply('+', key.id), topics.consoleStatus, ...filters], { qos: 1 });
    const session = await this.edge.session();
    if (client !== this.client) return;
    if (!session.ok) {
      this.lost(client);
      return;
    }
    this.open = true;
    this.attempts = 0;
    this.sayHere();
    this.saying = setInterval(() => this.sayHere(), SAY_EVERY_MS);
    this.listener?.opened();
    const { console, id, role, checks } = session.value;
    this.scorer = role === 'operator' ? console.id : id;
    this.checked = new Set(checks);
    this.push({
      push: 'hello',
      console: console.id,
      name: console.name,
      user: id,
      scorer: this.scorer,
      fanUrl: null,
      mqttPort: key.mqttPort,
      addresses: [],
    });
    for (const take of this.early.splice(0)) take();
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
      case 'setLive':
        void this.edge.live(request.match, request).then((done) => {
          if (done.ok) this.answer(id, done.value);
          else this.fail(id, done.problem);
        });
        return;
      case 'open':
        this.follow(client, request.match, (at) => this.answer(id, at));
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

  private draft(client: MqttClient, id: number, request: DraftRequest): void {
    const { match, draft, main } = request;
    this.drafts.set(draft.id, { id, request });
    const remark = isRemark(draft.type);
    if (main === true || (!this.checked.has(match) && (remark || !this.isSupport(match)))) {
      client.publish(topics.draft(match), payload(draft), { qos: 1 });
    } else if (this.checked.has(match)) {
      client.publish(topics.check(match), payload(draft), { qos: 1 });
    } else {
      void this.keepRecord(client, id, request);
    }
  }

  /** Is another scorer live? */
  private isSupport(match: string): boolean {
    const live = this.live.get(match) ?? null;
    return live !== null && live !== this.scorer && this.scorer === this.edge.key()?.id;
  }

  /** What is scored here does not count: from this draft on it goes into a log of this scorer's own. */
  private async keepRecord(client: MqttClient, id: number, request: DraftRequest): Promise<void> {
    const { match, draft } = request;
    const begun = await this.edge.begin(match, draft.at ?? this.edge.now());
    if (client !== this.client) return;
    if (!begun.ok) {
      this.drafts.delete(draft.id);
      // Nobody has said anything of the draft: it is sent again.
      if (begun.problem.code === 'unreachable') this.lost(client);
      else this.fail(id, begun.problem);
      return;
    }
    this.turn(client, match, true);
    client.publish(topics.check(match), payload(draft), { qos: 1 });
  }

  /** The open match is the scorer's own log from now on, or the match's again. */
  private turn(client: MqttClient, match: string, own: boolean): void {
    if (own === this.checked.has(match)) return;
    const isOpen = this.follower?.match === match;
    // By the name of the log that it followed.
    if (isOpen) this.unfollow(client);
    const checked = new Set(this.checked);
    if (own) checked.add(match);
    else checked.delete(match);
    this.checked = checked;
    if (isOpen) this.follow(client, match, () => undefined, true);
  }

  /** @param again the log takes the place of another one that was sent before */
  private follow(client: MqttClient, match: string, found: (at: ConsoleResults['open']) => void, again = false): void {
    this.unfollow(client);
    let restart = again;
    const follower = new LogFollower(match, (after) => this.edge.log(match, after, this.checked.has(match)), {
      found: ({ term, seq }) => found({ term, seq }),
      events: (events, more) => {
        this.push({ push: 'log', match, events: [...events], more, ...(restart && { restart: true as const }) });
        restart = false;
      },
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
        const waiting = reply.ok && reply.value.id !== null ? this.drafts.get(reply.value.id) : undefined;
        if (!reply.ok || reply.value.id === null || waiting === undefined) return;
        this.drafts.delete(reply.value.id);
        this.answered(waiting, reply.value);
        return;
      }
      case 'scorers': {
        const scorers = parseMessage(MatchScorers, text);
        if (scorers.ok) this.named(scorers.value);
        return;
      }
      case 'people': {
        const people = parseMessage(PeopleMessage, text);
        if (people.ok) this.push({ push: 'people', ...people.value });
        return;
      }
      case 'checks': {
        const checks = parseMessage(ChecksMessage, text);
        if (checks.ok) this.compared(checks.value);
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

  private answered({ id, request }: Waiting, reply: Reply): void {
    const { client } = this;
    // Another scorer became live while it was on its way.
    const late = reply.status === 'refused' && reply.error.code === 'not-live' && request.main !== true;
    if (!late || client === null || isRemark(request.draft.type)) {
      this.answer(id, reply);
      return;
    }
    this.drafts.set(request.draft.id, { id, request });
    void this.keepRecord(client, id, request);
  }

  private compared(message: ChecksMessage): void {
    this.push({ push: 'checks', ...message });
    // The desk may have ended this scorer's record: then the match itself is what is open.
    const own = message.checks.some(({ client }) => client === this.edge.key()?.id);
    if (this.client !== null) this.turn(this.client, message.match, own);
  }

  private named(scorers: MatchScorers): void {
    const { match, live } = scorers;
    this.live.set(match, live);
    this.push({ push: 'scorers', ...scorers });
    // The record of whoever is live ends: their word is the score.
    if (this.client !== null && live === this.scorer) this.turn(this.client, match, false);
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

  private sayHere(): void {
    const battery = this.edge.battery();
    this.say({ state: 'online', at: this.edge.now(), ...(battery !== null && { battery }) });
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
    clearInterval(this.saying);
    const { client } = this;
    this.client = null;
    this.open = false;
    this.early = [];
    this.drafts.clear();
    this.follower?.stop();
    this.follower = null;
    client?.end(atOnce);
  }
}

function payload(message: object): string {
  return JSON.stringify(message);
}
