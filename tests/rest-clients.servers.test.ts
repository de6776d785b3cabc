import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRelay } from '#relay/relay.ts';
import { ConsoleLink } from '#relay/testing/console.ts';
import { Scoring } from '#relay/testing/cricket-log.ts';
import { ADMIN_KEY, testConfig } from '#relay/testing/relay.ts';
import { openFolder, run } from './support.ts';

/** Programs of others that live by the relay's OpenAPI document; they are installed here for as long as the test runs. */
const folder = await openFolder('scorewire-rest-');
const at = (name: string) => join(folder, name);
const python = await installed('python3', ['-m', 'venv', at('venv')], at('venv/bin/pip'), [
  'install',
  '--quiet',
  'schemathesis==4.32.5',
]);
await writeFile(at('package.json'), '{"private": true, "type": "module"}');
// openapi-typescript wants a TypeScript 5 beside it, which ours is not.
const packages = ['openapi-typescript@7.13.0', 'openapi-fetch@0.17.0', 'typescript@5.9.3'];
const node = await installed('npm', ['--version'], 'npm', [
  'install',
  '--prefix',
  folder,
  '--no-audit',
  '--no-fund',
  ...packages,
]);
if (!python) process.stdout.write('schemathesis cannot be installed here: its test is skipped\n');
if (!node) process.stdout.write('openapi-typescript cannot be installed here: its test is skipped\n');

async function installed(first: string, args: string[], then: string, more: string[]): Promise<boolean> {
  try {
    return (await run(first, args).finished).code === 0 && (await run(then, more).finished).code === 0;
  } catch {
    return false;
  }
}

let relay: { url: string; close(): Promise<void> };
const scoring = new Scoring('final').begin().balls(20);
beforeAll(async () => {
  relay = await startRelay(testConfig(folder), pino({ level: 'silent' }));
  const link = await ConsoleLink.connect(relay.url.replace('http', 'ws'), 'console');
  await link.store(scoring.log);
  link.close();
});
afterAll(async () => {
  await relay.close();
  await rm(folder, { recursive: true, force: true });
});

describe('clients made from the OpenAPI document', () => {
  it.skipIf(!python)('schemathesis finds no answer that the document does not know, and no fault', async () => {
    await writeFile(at('schemathesis.toml'), '[parameters]\n"path.id" = ["final", "nowhere"]\n');
    const { code, stdout, stderr } = await run(at('venv/bin/schemathesis'), [
      `--config-file=${at('schemathesis.toml')}`,
      'run',
      `${relay.url}/v1/openapi.json`,
      `--header=Authorization: Bearer ${ADMIN_KEY}`,
      '--checks=not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance',
      '--phases=coverage,fuzzing',
      '--max-examples=5',
      // A stream has no end to wait for.
      '--exclude-path-regex=stream$',
      '--seed=1',
      '--no-color',
    ]).finished;
    expect(code, `${stdout.slice(-4000)}${stderr.slice(-1000)}`).toBe(0);
    const cases = Number(/(\d+) passed/.exec(stdout.slice(stdout.indexOf('Test cases:')))?.[1]);
    expect(cases).toBeGreaterThan(300);
  });

  it.skipIf(!node)('a TypeScript client has the types of the answers, and works', async () => {
    await writeFile(at('openapi.json'), await (await fetch(`${relay.url}/v1/openapi.json`)).text());
    const bin = (name: string) => at(`node_modules/.bin/${name}`);
    // Without that flag a field with a default has to be sent.
    const args = ['--default-non-nullable=false', at('openapi.json'), '-o', at('api.d.ts')];
    const made = await run(bin('openapi-typescript'), args).finished;
    expect(made.code, made.stderr).toBe(0);
    await writeFile(at('client.ts'), CLIENT);
    const checked = await run(bin('tsc'), [
      ...['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--skipLibCheck', 'false'],
      ...['--module', 'nodenext', '--target', 'es2022', '--lib', 'es2023,dom,dom.iterable'],
      at('client.ts'),
    ]).finished;
    expect(checked.stdout).toBe('');
    const wrong = (await readFile(at('client.ts'), 'utf8')).replace("id: 'final'", 'ids: 1');
    await writeFile(at('wrong.ts'), wrong);
    const refused = await run(bin('tsc'), ['--noEmit', '--strict', '--module', 'nodenext', at('wrong.ts')]).finished;
    expect(refused.stdout).toContain("'ids'");
    const { stdout, stderr } = await run(process.execPath, [at('client.ts'), relay.url, ADMIN_KEY]).finished;
    expect(JSON.parse(stdout), stderr).toEqual({
      live: ['final'],
      status: 'live',
      seqs: scoring.log.map(({ seq }) => seq),
      places: scoring.log.map(({ seq }) => seq),
      problem: 'no-match',
      scopes: ['feed'],
    });
  });
});

/** As an integrator would write it. */
const CLIENT = `
import createClient from 'openapi-fetch';
import type { paths } from './api.d.ts';

const [, , baseUrl = '', key = ''] = (globalThis as any).process.argv as string[];
const client = createClient<paths>({ baseUrl });
const live = await client.GET('/v1/matches/live', { params: { query: { sport: 'cricket', limit: 10 } } });
const match = await client.GET('/v1/matches/{id}', { params: { path: { id: 'final' } } });
const seqs: number[] = [];
const places: (number | null)[] = [];
for (let after = 0, more = true; more; ) {
  const page = await client.GET('/v1/matches/{id}/events', {
    params: { path: { id: 'final' }, query: { after, limit: 7 } },
  });
  if (page.data === undefined) throw new Error(page.error.code);
  for (const event of page.data.events) seqs.push(event.seq);
  for (const state of page.data.states ?? []) places.push(state.place);
  more = page.data.more;
  after = page.data.events.at(-1)?.seq ?? after;
}
const nowhere = await client.GET('/v1/matches/{id}', { params: { path: { id: 'nowhere' } } });
const made = await client.POST('/v1/keys', {
  body: { name: 'client', scopes: ['feed'] },
  headers: { authorization: \`Bearer \${key}\` },
});
console.log(
  JSON.stringify({
    live: live.data?.matches.map((row) => row.match_id),
    status: match.data?.scoreboard.status,
    seqs,
    places,
    problem: nowhere.error?.code,
    scopes: made.data?.scopes,
  }),
);
`;
