import { createECDH, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { ProblemError, problem } from '#shared/problem.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import { type RelayConfig, relayDir } from './config.ts';
import { readOwn, writeOwn } from './own-file.ts';

const secret = z.string().min(16);
const Secrets = z.object({ uplinkToken: secret, feedKey: secret, adminKey: secret, vapidPrivateKey: secret });
export type Secrets = z.infer<typeof Secrets>;

/** The secrets that are set, the others from `secrets.json`, which is made at first start and only we may read. */
export async function openSecrets(config: RelayConfig): Promise<Secrets> {
  const { uplinkToken, feedKey, adminKey, vapidPrivateKey } = config;
  const set = Secrets.safeParse({ uplinkToken, feedKey, adminKey, vapidPrivateKey });
  if (set.success) return set.data;
  requireShared(config);
  const file = join(relayDir(config), 'secrets.json');
  const kept = await readKept(file);
  return {
    uplinkToken: uplinkToken ?? kept.uplinkToken,
    feedKey: feedKey ?? kept.feedKey,
    adminKey: adminKey ?? kept.adminKey,
    vapidPrivateKey: vapidPrivateKey ?? kept.vapidPrivateKey,
  };
}

/** What is made at first start is one replica's own; what replicas with a role know, all of them have to know. */
function requireShared({ role, uplinkToken, feedKey, adminKey, vapidPrivateKey }: RelayConfig): void {
  if (role === 'all') return;
  const shared = {
    // Consoles do not come to an edge.
    ...(role === 'ingest' && { UPLINK_TOKEN: uplinkToken }),
    FEED_KEY: feedKey,
    ADMIN_KEY: adminKey,
    VAPID_PRIVATE_KEY: vapidPrivateKey,
  };
  const missing = Object.entries(shared).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (missing.length === 0) return;
  const message = `ROLE=${role} needs ${missing.join(', ')}, the same in all replicas.`;
  throw new ProblemError(problem('no-shared-secret', message));
}

async function readKept(file: string): Promise<Secrets> {
  const parsed = parseMessage(Secrets.partial(), (await readOwn(file)) ?? '{}');
  if (!parsed.ok) {
    throw new ProblemError(
      problem('bad-secrets', `${file} is damaged (${parsed.problem.message}); delete it for new ones.`),
    );
  }
  const { uplinkToken = newSecret(), feedKey = newSecret(), adminKey = newSecret() } = parsed.value;
  const { vapidPrivateKey = newVapidKey() } = parsed.value;
  const kept = { uplinkToken, feedKey, adminKey, vapidPrivateKey };
  // A file of a version that had fewer of them is completed.
  if (Object.keys(parsed.value).length < Object.keys(kept).length) {
    await writeOwn(file, `${JSON.stringify(kept, null, 2)}\n`);
  }
  return kept;
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** A P-256 key, as RFC 8292 asks for; other than the secrets it must never change: subscriptions are bound to it. */
function newVapidKey(): string {
  const curve = createECDH('prime256v1');
  curve.generateKeys();
  // Its leading zeros count.
  return Buffer.from(curve.getPrivateKey('hex').padStart(64, '0'), 'hex').toString('base64url');
}
