import type { IncomingMessage } from 'node:http';
import { createServer, type Server } from 'node:net';
import type { Duplex } from 'node:stream';
import { Aedes, type AuthenticateError, type Client, type PublishPacket, type Subscription } from 'aedes';
import type { Logger } from 'pino';
import { MAX_DRAFT_BYTES, type Source } from '#shared/match/event.ts';
import { Presence, type Role, topics } from '#shared/wire/mqtt.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import type { Clock } from '../clock.ts';
import type { Outcome, Submission } from '../desk/submission.ts';
import { Attempts } from '../devices/attempts.ts';
import type { Devices } from '../devices/devices.ts';
import { listen } from '../listen.ts';
import { mayPublish, maySubscribe } from './acl.ts';
import { type CertificateFiles, readCertificate } from './certificate.ts';
import { limitPackets } from './packet-size.ts';
import { Publisher, WINDOW } from './publisher.ts';
import { TlsDoor } from './tls.ts';

/** Room for a draft that is too large to be refused in good order, with its topic. */
export const MAX_PACKET_BYTES = 4 * MAX_DRAFT_BYTES;
/** A client that has not said who it is has nothing long to say. */
const MAX_CONNECT_BYTES = 16 * 1024;
const MAX_CLIENTS = 1000;
/** Connections of one credential. */
const MAX_CONNECTIONS = 8;
const MAX_FILTERS = 200;
const CONNECT_TIMEOUT = 10_000;
/** A subscriber whose socket takes nothing for so long is cut off: the others wait for it. */
const DRAIN_TIMEOUT = 3000;
const STOP_PATIENCE = 2000;
/** Wrong passwords in a minute: from one address for one name, and from one address in all. */
const MAX_FAILURES = { perName: 10, perAddress: 300, windowMs: 60_000 };

/** Where aedes takes what clients publish: nobody may subscribe to it, see `#authorizePublish`. */
const NOWHERE = 'scorewire/v1/console/inbox';

const SOURCE_KIND: Readonly<Record<Role, Source['kind']>> = {
  operator: 'console',
  scorer: 'scorer',
  device: 'device',
  board: 'device',
};

export interface BrokerOptions {
  readonly host: string;
  readonly port: number;
  /** Its door with TLS; null: none. */
  readonly tls: (CertificateFiles & { readonly port: number }) | null;
  readonly devices: Devices;
  readonly submit: (submission: Submission) => void;
  /** For a second scorer's own log. */
  readonly check: (submission: Submission) => void;
  readonly clock: Clock;
  readonly log: Logger;
}

/** One connection of a credential; it may have several (a pad that publishes and a display that listens). */
interface Session {
  readonly client: Client;
  readonly owner: string;
  readonly filters: Set<string>;
}

/** The venue's MQTT broker: lets clients in, hands what they publish to the desk, and says what the console says. */
export class Broker {
  readonly publisher: Publisher;
  readonly #options: BrokerOptions;
  readonly #aedes: Aedes;
  readonly #server: Server;
  readonly #tls: TlsDoor | null;
  readonly #sessions = new Map<string, Session>();
  readonly #byOwner = new Map<string, Set<Session>>();
  /** The credential that each client gave. */
  readonly #owners = new WeakMap<Client, string>();
  /** Those that have said that they are online. */
  readonly #online = new Set<string>();
  readonly #wrongByName: Attempts;
  readonly #wrongByAddress: Attempts;

  private constructor(options: BrokerOptions, aedes: Aedes) {
    const { clock, log } = options;
    this.#options = options;
    this.#aedes = aedes;
    this.#wrongByName = new Attempts(MAX_FAILURES.perName, MAX_FAILURES.windowMs, clock);
    this.#wrongByAddress = new Attempts(MAX_FAILURES.perAddress, MAX_FAILURES.windowMs, clock);
    this.publisher = new Publisher((message, done) => {
      aedes.publish({ cmd: 'publish', dup: false, ...message }, (error) => {
        if (error) log.warn({ err: error, topic: message.topic }, 'A message could not be published.');
        done();
      });
    }, log);
    // Without noDelay, Nagle's algorithm holds each ack back until the client's delayed TCP ack: 44 ms instead of 5.
    this.#server = createServer({ noDelay: true, keepAlive: true }, (socket) => this.accept(socket));
    this.#server.maxConnections = 2 * MAX_CLIENTS;
    const files = options.tls;
    this.#tls = files && new TlsDoor({ files, clock, log, accept: (socket) => this.accept(socket) });
    if (this.#tls !== null) this.#tls.server.maxConnections = 2 * MAX_CLIENTS;
    this.#wire();
  }

  /** @throws ProblemError `bad-certificate` */
  static async create(options: BrokerOptions): Promise<Broker> {
    // Before there is anything that would have to be closed again.
    if (options.tls !== null) readCertificate(options.tls);
    const aedes = await Aedes.createBroker({
      connectTimeout: CONNECT_TIMEOUT,
      drainTimeout: DRAIN_TIMEOUT,
      // Messages beyond it would wait inside aedes, where the publisher's order does not hold.
      concurrency: 2 * WINDOW,
    });
    return new Broker(options, aedes);
  }

  /** @returns the port. @throws ProblemError `port-taken` or `cannot-listen` */
  listen(): Promise<number> {
    const { host, port } = this.#options;
    return listen(this.#server, { host, port, setting: 'MQTT_PORT' });
  }

  /** @returns the port of the door with TLS; null: there is none. @throws ProblemError as `listen` */
  async listenTls(): Promise<number | null> {
    const { host, tls } = this.#options;
    if (tls === null || this.#tls === null) return null;
    return await listen(this.#tls.server, { host, port: tls.port, setting: 'MQTTS_PORT' });
  }

  /** Speaks MQTT on `stream`; `request` is there when it came by WebSocket. */
  accept(stream: Duplex, request?: IncomingMessage): void {
    let client: Client | null = null;
    limitPackets(stream, () => (client?.connected ? MAX_PACKET_BYTES : MAX_CONNECT_BYTES));
    client = this.#aedes.handle(stream, request);
  }

  /** Ends the connection of a client that may not be here any more. */
  disconnect(id: string): void {
    for (const { client } of this.#sessionsOf(id)) client.close();
  }

  /** Waits until what was published is out, but not for long. */
  async drain(): Promise<void> {
    await Promise.race([this.publisher.idle(), patience(STOP_PATIENCE)]);
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#tls?.close();
    await new Promise<void>((resolve) => this.#aedes.close(resolve));
  }

  #wire(): void {
    const { log } = this.#options;
    const aedes = this.#aedes;
    aedes.preConnect = (_client, packet, done) => {
      // Nothing is kept for absent clients: what counts is retained or can be asked for again, and queues in memory
      // would grow without end. The client is told (no session present) and subscribes again.
      packet.clean = true;
      done(null, true);
    };
    aedes.authenticate = (client, username, password, done) => {
      const code = this.#refuses(client, username, password);
      if (code === null) done(null, true);
      else done(refusal(code), false);
    };
    aedes.authorizePublish = (client, packet, done) => this.#authorizePublish(client, packet, done);
    aedes.authorizeSubscribe = (client, subscription, done) =>
      done(null, this.#maySubscribe(client, subscription) ? subscription : null);
    aedes.on('client', (client) => this.#came(client));
    aedes.on('unsubscribe', (filters, client) => {
      for (const filter of filters) this.#sessions.get(client.id)?.filters.delete(filter);
    });
    aedes.on('clientDisconnect', (client) => this.#left(client));
    aedes.on('clientError', (client, error) => log.info({ client: client.id, err: error }, 'A client was cut off.'));
    aedes.on('connectionError', (client, error) => {
      log.info({ address: addressOf(client), err: error }, 'A connection was cut off.');
    });
  }

  /** The CONNACK return code (MQTT 3.1.1, 3.2.2.3) to refuse with; null: welcome. */
  #refuses(client: Client, username: string | undefined, password: Buffer | undefined): 2 | 3 | 4 | 5 | null {
    const { devices, log } = this.#options;
    const address = addressOf(client);
    const name = `${address} ${username}`;
    if (this.#wrongByName.isBlocked(name) || this.#wrongByAddress.isBlocked(address)) return 5;
    if (username === undefined || password === undefined || !devices.checkPassword(username, password.toString())) {
      this.#wrongByName.fail(name);
      this.#wrongByAddress.fail(address);
      log.info({ address, username }, 'A client gave a wrong user name or password.');
      return 4;
    }
    // A second client of the same id takes the place of the first: nobody may take another's.
    if (client.id !== username && !client.id.startsWith(`${username}-`)) return 2;
    if (!this.#sessions.has(client.id)) {
      if (this.#sessions.size >= MAX_CLIENTS || this.#sessionsOf(username).size >= MAX_CONNECTIONS) return 3;
    }
    this.#owners.set(client, username);
    return null;
  }

  #authorizePublish(client: Client | null, packet: PublishPacket, done: (error?: Error | null) => void): void {
    const credential = client === null ? null : this.#credentialOf(client);
    const topic = credential === null ? null : mayPublish(credential, packet.topic);
    if (credential === null || topic === null) {
      done(new Error(`${client?.id} may not publish to ${packet.topic}`));
      return;
    }
    const { payload } = packet;
    // aedes passes nothing on by itself: what concerns others is said by the publisher, in its order. (Also keeps `$SYS`
    // and retained messages of clients out.)
    packet.topic = NOWHERE;
    packet.payload = '';
    packet.retain = false;
    if (topic.kind === 'deviceStatus') {
      this.#report(credential.id, payload.toString());
      done();
      return;
    }
    const { match } = topic;
    const { id } = credential;
    const answer = (outcome: Outcome): void => {
      if (outcome.kind === 'failed') {
        done(new Error(outcome.problem.message));
        return;
      }
      if (outcome.reply !== null && this.#hears(id, match)) {
        this.publisher.reply(topics.reply(match, id), JSON.stringify(outcome.reply));
      }
      // Replies are not to be lost: who sends faster than we can answer gets his acks later, and so sends slower.
      this.publisher.whenRoom(done);
    };
    const source = { kind: SOURCE_KIND[credential.role], id };
    const { submit, check, devices } = this.#options;
    if (topic.kind === 'observation') {
      const skewMs = devices.skewMs(id);
      submit({ kind: 'observation', name: topic.name, skewMs, match, source, payload, answer });
    } else if (topic.kind === 'check') check({ kind: 'draft', match, source, payload, answer });
    else submit({ kind: 'draft', match, source, payload, answer });
  }

  #maySubscribe(client: Client, { topic }: Subscription): boolean {
    const credential = this.#credentialOf(client);
    const filters = this.#sessions.get(client.id)?.filters;
    if (credential === null || filters === undefined || !maySubscribe(credential, topic)) return false;
    if (!filters.has(topic) && filters.size >= MAX_FILTERS) return false;
    filters.add(topic);
    return true;
  }

  #hears(id: string, match: string): boolean {
    const [one, any] = [topics.reply(match, id), topics.reply('+', id)];
    for (const { filters } of this.#sessionsOf(id)) if (filters.has(one) || filters.has(any)) return true;
    return false;
  }

  #credentialOf(client: Client): ReturnType<Devices['find']> {
    const owner = this.#owners.get(client);
    return owner === undefined ? null : this.#options.devices.find(owner);
  }

  #sessionsOf(owner: string): ReadonlySet<Session> {
    return this.#byOwner.get(owner) ?? NO_SESSIONS;
  }

  #report(id: string, payload: string): void {
    const presence = parseMessage(Presence, payload);
    if (presence.ok) {
      this.#options.devices.said(id, presence.value);
      this.#publishPresence(id, presence.value);
    } else this.#options.log.info({ device: id, problem: presence.problem }, 'A device reported no valid status.');
  }

  #publishPresence(id: string, presence: Presence): void {
    if (presence.state === 'online') this.#online.add(id);
    else this.#online.delete(id);
    this.publisher.snapshot(topics.deviceStatus(id), JSON.stringify(presence));
  }

  #came(client: Client): void {
    const owner = this.#owners.get(client);
    if (owner === undefined) {
      client.close();
      return;
    }
    // One that takes the place of another of its id comes before that one leaves.
    this.#forget(this.#sessions.get(client.id));
    const session = { client, owner, filters: new Set<string>() };
    this.#sessions.set(client.id, session);
    this.#byOwner.set(owner, new Set([...this.#sessionsOf(owner), session]));
    this.#options.devices.connected(owner);
    // It may have been revoked while it was connecting.
    if (this.#options.devices.find(owner) === null) client.close();
  }

  #left(client: Client): void {
    const session = this.#sessions.get(client.id);
    // Its successor may be there already.
    if (session?.client !== client) return;
    this.#forget(session);
    const { owner } = session;
    if (this.#sessionsOf(owner).size > 0) return;
    this.#options.devices.disconnected(owner, !saidGoodbye(client));
    // A client without a will would seem to be there for ever.
    if (this.#online.has(owner)) this.#publishPresence(owner, { state: 'offline' });
  }

  #forget(session: Session | undefined): void {
    if (session === undefined) return;
    this.#sessions.delete(session.client.id);
    const others = this.#byOwner.get(session.owner);
    others?.delete(session);
    if (others?.size === 0) this.#byOwner.delete(session.owner);
  }
}

const NO_SESSIONS: ReadonlySet<Session> = new Set();

function refusal(returnCode: 2 | 3 | 4 | 5): AuthenticateError {
  return Object.assign(new Error(`connection refused with code ${returnCode}`), { returnCode });
}

/** Did a DISCONNECT packet end the connection? aedes keeps that to itself. */
function saidGoodbye(client: Client): boolean {
  return Reflect.get(client, '_disconnected') === true;
}

function addressOf(client: Client): string {
  const { conn, req } = client;
  const address = req?.socket.remoteAddress ?? ('remoteAddress' in conn ? conn.remoteAddress : undefined);
  return address ?? 'unknown';
}

function patience(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
