import { randomBytes } from 'node:crypto';
import { Socket } from 'node:net';
import { connectAsync, type MqttClient } from 'mqtt';
import type { Draft } from '#shared/match/event.ts';
import { ProblemError, problem } from '#shared/problem.ts';
import { Reply, StateMessage, topics } from '#shared/wire/mqtt.ts';
import { parseMessage } from '#shared/wire/parse.ts';

export interface Login {
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

interface Waiting {
  readonly draft: Draft;
  readonly resolve: (reply: Reply) => void;
}

/**
 * A scorer's device on MQTT: publishes drafts with QoS 1 and waits for the console's word on each. After a lost
 * connection every draft without a word is sent again under its own id, in order; the console recognises what it has.
 */
export class ScorerClient {
  readonly #client: MqttClient;
  readonly #match: string;
  readonly #user: string;
  readonly #waiting = new Map<string, Waiting>();
  #state: StateMessage | null = null;

  private constructor(client: MqttClient, match: string, user: string) {
    this.#client = client;
    this.#match = match;
    this.#user = user;
    client.on('message', (topic, payload) => this.#receive(topic, payload.toString()));
    client.on('connect', () => {
      sendAtOnce(client);
      void this.#resume();
    });
    sendAtOnce(client);
    // mqtt.js reconnects by itself; a listener keeps an error from ending the process.
    client.on('error', () => undefined);
  }

  static async connect(login: Login, match: string): Promise<ScorerClient> {
    const client = await connectAsync(
      login.url,
      {
        protocolVersion: 4,
        // A suffix of its own: two tools may run under one credential.
        clientId: `${login.user}-${randomBytes(4).toString('hex')}`,
        username: login.user,
        password: login.password,
        reconnectPeriod: 250,
        connectTimeout: 10_000,
      },
      false,
    ).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      throw new ProblemError(problem('no-connection', `Cannot connect to ${login.url} as ${login.user}: ${why}`));
    });
    const scorer = new ScorerClient(client, match, login.user);
    await scorer.#subscribe();
    return scorer;
  }

  /** Where the console's log of this match stands, as far as it has told. */
  get state(): StateMessage | null {
    return this.#state;
  }

  get connected(): boolean {
    return this.#client.connected;
  }

  /** The console's word on the draft; waits through reconnections. */
  send(draft: Draft): Promise<Reply> {
    return new Promise((resolve) => {
      this.#waiting.set(draft.id, { draft, resolve });
      this.#publish(draft);
    });
  }

  async close(): Promise<void> {
    await this.#client.endAsync();
  }

  async #subscribe(): Promise<void> {
    await this.#client.subscribeAsync([topics.state(this.#match), topics.reply(this.#match, this.#user)], { qos: 1 });
  }

  async #resume(): Promise<void> {
    await this.#subscribe().catch(() => undefined);
    for (const { draft } of this.#waiting.values()) this.#publish(draft);
  }

  #publish(draft: Draft): void {
    // The reply tells what became of it; a publish that fails with the connection is repeated by #resume.
    this.#client.publish(topics.draft(this.#match), JSON.stringify(draft), { qos: 1 }, () => undefined);
  }

  #receive(topic: string, text: string): void {
    if (topic === topics.state(this.#match)) {
      const state = parseMessage(StateMessage, text);
      if (state.ok) this.#state = state.value;
      return;
    }
    const reply = parseMessage(Reply, text);
    if (!reply.ok || reply.value.id === null) return;
    const waiting = this.#waiting.get(reply.value.id);
    this.#waiting.delete(reply.value.id);
    waiting?.resolve(reply.value);
  }
}

/** mqtt.js leaves Nagle's algorithm on, which holds a draft back while an ack is under way. */
function sendAtOnce({ stream }: MqttClient): void {
  if (stream instanceof Socket) stream.setNoDelay(true);
}
