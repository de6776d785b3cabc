import { type AdminOptions, findErrorBy } from '@platformatic/kafka';
import * as z from 'zod';

/** How to reach the cluster, and what its topics are to be like. */
export interface KafkaAddress {
  /** `host:port` */
  readonly brokers: readonly string[];
  readonly tls: boolean;
  readonly login: KafkaLogin | null;
  /** Of new topics. */
  readonly partitions: number;
}

export const KafkaLogin = z.object({
  mechanism: z.enum(['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512']),
  username: z.string().min(1),
  password: z.string().min(1),
});
export type KafkaLogin = z.infer<typeof KafkaLogin>;

/** A broker that answers nothing for so long is taken for dead, in ms. */
const CONNECT_MS = 3000;
const ANSWER_MS = 10_000;

/** What all our clients have in common. Retries are ours: only we know what may be tried again. */
export function clientOptions({ brokers, tls, login }: KafkaAddress, name: string) {
  return {
    clientId: `scorewire-${name}`,
    bootstrapBrokers: [...brokers],
    connectTimeout: CONNECT_MS,
    requestTimeout: ANSWER_MS,
    timeout: ANSWER_MS / 2,
    retries: 1,
    retryDelay: 100,
    autocreateTopics: false,
    ...(tls && { tls: {}, tlsServerName: true }),
    ...(login !== null && { sasl: { ...login } }),
  } satisfies AdminOptions;
}

/** Is it this error of the protocol (an upper-case name), somewhere in what the client says? */
export function isKafkaError(error: unknown, id: string): boolean {
  return error instanceof Error && findErrorBy(error, 'apiId', id) !== null;
}

/** The innermost reason: the client wraps what happened in the history of its tries. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors.at(-1));
  if (error instanceof Error && error.cause !== undefined) return reasonOf(error.cause);
  return error instanceof Error ? error.message : String(error);
}
