import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import { Webhook as Verifier } from 'standardwebhooks';
import { WebhookMessage } from '#shared/wire/webhooks.ts';

export interface Received {
  readonly id: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly message: WebhookMessage;
}

type Behaviour = (response: ServerResponse, received: Received) => void;

/** An integrator's server: what it is sent, and what it does about it. */
export class Receiver {
  readonly received: Received[] = [];
  behave: Behaviour = (response) => response.writeHead(204).end();
  readonly #server: Server;
  #port = 0;

  constructor() {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        const headers = plain(request.headers);
        const message = WebhookMessage.parse(JSON.parse(body));
        const received = { id: headers['webhook-id'] ?? '', headers, body, message };
        this.received.push(received);
        this.behave(response, received);
      });
    });
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/hook`;
  }

  /** @param port 0: any that is free */
  async open(port = this.#port): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    const address = this.#server.address();
    if (typeof address === 'object' && address !== null) this.#port = address.port;
    return this;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** The messages about a match, in order of arrival. */
  seqs(match: string): number[] {
    return this.received.flatMap(({ message }) =>
      message.type !== 'ping' && message.data.match === match ? [message.data.seq] : [],
    );
  }
}

/** @throws WebhookVerificationError */
export function verify(secret: string, { headers, body }: Received): void {
  new Verifier(secret).verify(body, headers);
}

function plain(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
