import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { ProblemError, problem } from '#shared/problem.ts';
import { ApiKey, CreatedKey, DEFAULT_PER_MINUTE, KeyList, NewKey, Scope } from '#shared/wire/keys.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import { main, printLine } from './cli/main.ts';
import { relayOption } from './cli/relay.ts';

const options = {
  relay: relayOption,
  dataDir: { env: 'DATA_DIR', schema: z.string().min(1), fallback: './data', help: 'where the relay’s admin key is' },
  adminKey: {
    env: 'ADMIN_KEY',
    schema: z.string().optional(),
    help: "a key of scope admin; left out: the relay's own, from DATA_DIR/relay/secrets.json",
  },
  name: { env: 'KEY_NAME', flag: 'name', schema: z.string().optional(), help: 'create: whose key it is' },
  scopes: {
    env: 'KEY_SCOPES',
    flag: 'scopes',
    schema: z.string(),
    fallback: 'read',
    help: `create: of ${Scope.options.join(', ')}, with commas between`,
  },
  perMinute: {
    env: 'KEY_PER_MINUTE',
    flag: 'per-minute',
    schema: z.coerce.number().int(),
    fallback: String(DEFAULT_PER_MINUTE),
    help: 'create: requests that it may make in a minute',
  },
};

await main(
  'keys create --name NAME [--scopes S] | list | revoke ID: API keys of a running relay; a key is shown once',
  options,
  async (set, [what, id, ...more]) => {
    const admin = { relay: set.relay, key: set.adminKey ?? (await localAdminKey(set.dataDir)) };
    if (what === 'create' && id === undefined) {
      const wanted = NewKey.safeParse({ name: set.name, scopes: set.scopes.split(','), perMinute: set.perMinute });
      if (!wanted.success) {
        throw new ProblemError(problem('usage', `create: ${z.prettifyError(wanted.error).replaceAll('\n', ' ')}`));
      }
      printLine(await ask(admin, CreatedKey, 'POST', '/v1/keys', wanted.data));
    } else if (what === 'list' && id === undefined) {
      const { keys } = await ask(admin, KeyList, 'GET', '/v1/keys');
      for (const key of keys) printLine(key);
    } else if (what === 'revoke' && id !== undefined && more.length === 0) {
      printLine(await ask(admin, ApiKey, 'DELETE', `/v1/keys/${encodeURIComponent(id)}`));
    } else {
      throw new ProblemError(problem('usage', 'Say create --name NAME, list, or revoke ID.'));
    }
    return 0;
  },
);

interface Admin {
  readonly relay: string;
  readonly key: string;
}

async function ask<T>({ relay, key }: Admin, schema: z.ZodType<T>, method: string, path: string, body?: NewKey) {
  const response = await fetch(new URL(path, relay), {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch((error: Error) => {
    throw new ProblemError(problem('no-relay', `No relay answers at ${relay}: ${error.message}; start it first.`));
  });
  const text = await response.text();
  const parsed = parseMessage(schema, text);
  if (response.ok && parsed.ok) return parsed.value;
  const said = parseMessage(z.object({ detail: z.string() }), text);
  throw new ProblemError(problem('refused', said.ok ? said.value.detail : `${relay} answers ${response.status}.`));
}

/** The key that the relay makes for itself at first start. */
async function localAdminKey(dataDir: string): Promise<string> {
  const file = join(dataDir, 'relay', 'secrets.json');
  const text = await readFile(file, 'utf8').catch(() => '');
  const parsed = parseMessage(z.object({ adminKey: z.string() }), text);
  if (parsed.ok) return parsed.value.adminKey;
  throw new ProblemError(problem('no-admin-key', `There is no admin key in ${file}; set ADMIN_KEY, or DATA_DIR.`));
}
