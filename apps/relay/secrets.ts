import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { ProblemError, problem } from '#shared/problem.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import { type RelayConfig, relayDir } from './config.ts';
import { readOwn, writeOwn } from './own-file.ts';

const Secrets = z.object({ uplinkToken: z.string().min(16), feedKey: z.string().min(16) });
export type Secrets = z.infer<typeof Secrets>;

/** The secrets that are set, the others from `secrets.json`, which is made at first start and only we may read. */
export async function openSecrets(config: RelayConfig): Promise<Secrets> {
  const { uplinkToken, feedKey } = config;
  if (uplinkToken !== undefined && feedKey !== undefined) return { uplinkToken, feedKey };
  const file = join(relayDir(config), 'secrets.json');
  const kept = await readKept(file);
  return { uplinkToken: uplinkToken ?? kept.uplinkToken, feedKey: feedKey ?? kept.feedKey };
}

async function readKept(file: string): Promise<Secrets> {
  const text = await readOwn(file);
  if (text !== null) {
    const parsed = parseMessage(Secrets, text);
    if (parsed.ok) return parsed.value;
    throw new ProblemError(
      problem('bad-secrets', `${file} is damaged (${parsed.problem.message}); delete it for new ones.`),
    );
  }
  const made = { uplinkToken: newSecret(), feedKey: newSecret() };
  await writeOwn(file, `${JSON.stringify(made, null, 2)}\n`);
  return made;
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}
