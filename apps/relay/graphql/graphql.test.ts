import { hash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { fetchExchange, gql, subscriptionExchange, Client as UrqlClient } from '@urql/core';
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { serverAudits } from 'graphql-http';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { MatchFold } from '#shared/match/fold.ts';
import { ConsoleLink } from '../testing/console.ts';
import { Scoring } from '../testing/cricket-log.ts';
import { openFolder } from '../testing/postgres.ts';
import { RelayProcess } from '../testing/process.ts';
import { MOST } from './limits.ts';

// Processes of their own: the test runner would load another build of graphql-js than Node does.
const folders: string[] = [];
const start = () => {
  const folder = openFolder();
  folders.push(folder);
  return RelayProcess.start({ env: { DATA_DIR: folder, LOG_LEVEL: 'warn' } });
};
let relay: RelayProcess;
let link: ConsoleLink;
const scoring = new Scoring('gql').begin().balls(30);
beforeAll(async () => {
  relay = await start();
  link = await ConsoleLink.connect(relay.ws, 'console');
  await link.store(scoring.log);
}, 60_000);
afterAll(async () => {
  await relay.end('SIGTERM');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}, 60_000);

interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
}
const post = (body: unknown) =>
  fetch(`${relay.url}/v1/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify(body),
  });
const ask = async (query: string, variables?: Record<string, unknown>): Promise<Answer> =>
  (await post({ query, variables })).json();
const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions?.code;

describe('GraphQL over HTTP', () => {
  // The relay's address is known only when it runs, the names of the audits before.
  const audits = serverAudits({ url: () => `${relay.url}/v1/graphql` });
  for (const { id, name, fn } of audits) {
    test(`follows the specification: ${id} ${name}`, async () => {
      expect(await fn()).toMatchObject({ status: 'ok' });
    });
  }

  test('shows a match as REST does', async () => {
    const { data, errors } = await ask(`{
      match(id: "gql") {
        id sport status seq term updatedAt summary
        scoreboard { title status phase situation result flags conflicts score sides { name shortName score } }
        scorecard { data sections { title headline tables { title columns { key label numeric } rows { cells emphasis } } notes { label text } } }
        statistics
        charts { id title kind series { name points } }
        commentary(first: 5) { nodes { id seq at kind text corrected } next }
        events(first: 3, after: 2) { nodes { id seq type data at source prev state { status place collectedOffline } } more }
      }
    }`);
    expect(errors).toBeUndefined();
    const rest = async (path: string) => (await fetch(`${relay.url}/v1/matches/gql${path}`)).json();
    const match = Object(data?.match);
    const detail = await rest('');
    expect(match).toMatchObject({
      id: 'gql',
      sport: 'cricket',
      status: 'live',
      seq: 33,
      term: 1,
      summary: detail.summary,
    });
    expect(detail.scoreboard).toMatchObject(match.scoreboard);
    const card = await rest('/scorecard');
    expect(match.scorecard.data).toEqual(card.scorecard);
    expect(match.scorecard.sections).toMatchObject(card.sections);
    expect(match.statistics).toEqual((await rest('/statistics')).statistics);
    expect((await rest('/charts')).charts).toMatchObject(match.charts);
    const commentary = await rest('/commentary?limit=5');
    expect(match.commentary.nodes.map(({ id }: { id: string }) => id)).toEqual(
      commentary.entries.map(({ id }: { id: string }) => id),
    );
    expect(match.commentary.next).toBe(commentary.next);
    expect(match.events.more).toBe(true);
    expect(match.events.nodes).toMatchObject(scoring.log.slice(2, 5).map(({ id, seq, data }) => ({ id, seq, data })));
    expect(match.events.nodes[0].state).toMatchObject({ status: 'live', place: 3, collectedOffline: false });
  });

  test('lists matches a page at a time', async () => {
    for (let i = 0; i < 5; i++) await link.store(new Scoring(`gql-list-${i}`).begin().log);
    const page = async (after: string | null) => {
      const query = `query($after: String) { matches(first: 2, after: $after, sport: "cricket") {
        edges { cursor node { id } } nodes { id scoreboard { title } sport status } pageInfo { hasNextPage endCursor } } }`;
      const { data, errors } = await ask(query, { after });
      expect(errors).toBeUndefined();
      return Object(data?.matches);
    };
    const seen: string[] = [];
    await expect
      .poll(async () => Object((await ask('{ matches(first: 50) { nodes { id } } }')).data?.matches).nodes.length)
      .toBe(6);
    for (let after: string | null = null; ; ) {
      const { nodes, edges, pageInfo } = await page(after);
      seen.push(...nodes.map(({ id }: { id: string }) => id));
      expect(edges.at(-1).cursor).toBe(pageInfo.endCursor);
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(seen).toEqual(['gql-list-4', 'gql-list-3', 'gql-list-2', 'gql-list-1', 'gql-list-0', 'gql']);
    expect((await ask('{ matches(status: [ended]) { nodes { id } } }')).data).toEqual({ matches: { nodes: [] } });
  });

  test('answers what it cannot do with a code and without a stack', async () => {
    for (const [query, code] of [
      ['{ match(id: "a b") { id } }', 'invalid'],
      ['{ matches(first: 0) { nodes { id } } }', 'invalid'],
      ['{ matches(first: 101) { nodes { id } } }', 'invalid'],
      ['{ matches(after: "bogus") { nodes { id } } }', 'bad-cursor'],
      ['{ match(id: "gql") { commentary(before: "no") { next } } }', 'no-cursor'],
    ] as const) {
      const answer = await ask(query);
      expect(codeOf(answer), query).toBe(code);
      expect(JSON.stringify(answer)).not.toMatch(/stack|node_modules|\.ts:/);
    }
    expect((await ask('{ match(id: "nowhere") { id } }')).data).toEqual({ match: null });
  });

  test('refuses what is too deep, too dear or too long, however it is dressed up', async () => {
    const card = 'scorecard { sections { title } }';
    const cases = [
      // 100 matches with all that is dear in each.
      `{ matches(first: 100) { nodes { ${card} statistics charts { id } commentary(first: 100) { nodes { id } } } } }`,
      `query($n: Int! = 100) { matches(first: $n) { nodes { commentary(first: 100) { nodes { id } } } } }`,
      // The same under many names, and in fragments of fragments.
      `{ ${Array.from({ length: 300 }, (_, i) => `a${i}: match(id: "gql") { ${card} }`).join(' ')} }`,
      `{ match(id: "gql") { ...f0 } } ${Array.from({ length: 25 }, (_, i) => `fragment f${i} on Match { ...f${i + 1} ...f${i + 1} }`).join(' ')} fragment f25 on Match { id }`,
      `{ match(id: "gql") { ${'... on Match { '.repeat(30)} id ${'}'.repeat(30)} ...x } } fragment x on Match { ${'a: id '.repeat(1)} ${Array.from({ length: 700 }, (_, i) => `b${i}: summary`).join(' ')} }`,
      `{ ${Array.from({ length: 3000 }, (_, i) => `a${i}: __typename`).join(' ')} }`,
    ];
    for (const query of cases) {
      const started = performance.now();
      const response = await post({ query });
      expect(response.status, query.slice(0, 60)).toBe(400);
      const answer: Answer = await response.json();
      expect(answer.data).toBeUndefined();
      expect(performance.now() - started).toBeLessThan(1500);
    }
    const exact = `{ matches(first: ${MOST.matches}) { nodes { id sport scoreboard { title status sides { name score } } } } }`;
    expect((await ask(exact)).errors).toBeUndefined();
    // Many in one request are one.
    expect((await post([{ query: '{ __typename }' }, { query: '{ __typename }' }])).status).toBe(400);
    expect((await post({ query: `{ a${'b'.repeat(70_000)} }` })).status).toBe(413);
    const circle = '{ match(id: "gql") { ...a } } fragment a on Match { ...b } fragment b on Match { ...a }';
    expect((await post({ query: circle })).status).toBe(400);
  });

  test('describes itself to tools', async () => {
    const { data, errors } = await ask(getIntrospectionQuery());
    expect(errors).toBeUndefined();
    const introspection: IntrospectionQuery = JSON.parse(JSON.stringify(data));
    expect(buildClientSchema(introspection).getSubscriptionType()?.name).toBe('Subscription');
  });

  test('knows a query by its hash once it was sent, and takes no other under that hash', async () => {
    const query = '{ match(id: "gql") { sport } }';
    const extensions = { persistedQuery: { version: 1, sha256Hash: hash('sha256', query) } };
    const unknown: Answer = await (await post({ extensions })).json();
    expect([unknown.errors?.[0]?.message, codeOf(unknown)]).toEqual([
      'PersistedQueryNotFound',
      'PERSISTED_QUERY_NOT_FOUND',
    ]);
    const wrong: Answer = await (await post({ query: '{ __typename }', extensions })).json();
    expect(codeOf(wrong)).toBe('PERSISTED_QUERY_HASH_MISMATCH');
    const first: Answer = await (await post({ query, extensions })).json();
    const again: Answer = await (await post({ extensions })).json();
    expect([first.data, again.data]).toEqual([{ match: { sport: 'cricket' } }, { match: { sport: 'cricket' } }]);
  });
});

describe('GraphQL subscriptions', () => {
  const QUERY = `subscription($id: ID!, $after: Position) { match(id: $id, after: $after) {
    kind term seq gap corrects changes commentary { text } event { id type } scoreboard { situation }
    match { scorecard { data } } } }`;
  interface Told {
    readonly kind: string;
    readonly seq: number;
    readonly corrects: boolean;
    readonly event: { readonly id: string } | null;
    readonly match: { readonly scorecard: { readonly data: unknown } };
  }
  const toldOf = (data: unknown): Told => Object(Object(data).match);
  const connect = () =>
    createClient({ url: `${relay.ws}/v1/graphql`, webSocketImpl: WebSocket, retryAttempts: 0, lazy: false });

  test('tell graphql-ws’ client each event once, and a correction with the corrected card', async () => {
    const other = new Scoring('gql-sub').begin().balls(3);
    await link.store(other.log);
    const client = connect();
    const told: Told[] = [];
    const stop = client.subscribe(
      { query: QUERY, variables: { id: 'gql-sub' } },
      {
        next: ({ data }) => told.push(toldOf(data)),
        error: (error) => expect.unreachable(String(error)),
        complete: () => undefined,
      },
    );
    await expect.poll(() => told.map(({ kind, seq }) => [kind, seq])).toEqual([['snapshot', 6]]);
    await link.store(other.balls(4).log.slice(6));
    await expect.poll(() => told.slice(1).map(({ seq }) => seq)).toEqual([7, 8, 9, 10]);
    expect(told.slice(1).map(({ event }) => event?.id)).toEqual(other.log.slice(6).map(({ id }) => id));
    other.add('correction.void', { target: other.log[4]?.id });
    const started = performance.now();
    await link.store(other.log.slice(-1));
    await expect.poll(() => told.at(-1)?.seq, { interval: 2 }).toBe(11);
    expect(performance.now() - started).toBeLessThan(1000);
    const { state } = MatchFold.of(other.log);
    expect(told.at(-1)).toMatchObject({ corrects: true, kind: 'event' });
    expect(told.at(-1)?.match.scorecard.data).toEqual(JSON.parse(JSON.stringify(state?.game.scorecard())));
    stop();

    const resumed: Told[] = [];
    const end = client.subscribe(
      { query: QUERY, variables: { id: 'gql-sub', after: { term: 1, seq: 8 } } },
      { next: ({ data }) => resumed.push(toldOf(data)), error: () => undefined, complete: () => undefined },
    );
    await expect
      .poll(() => resumed.map(({ kind, seq }) => [kind, seq]))
      .toEqual([
        ['event', 9],
        ['event', 10],
        ['event', 11],
      ]);
    end();
    const failed = await new Promise((resolve) => {
      client.subscribe(
        { query: QUERY, variables: { id: 'gql-none' } },
        { next: resolve, error: resolve, complete: () => undefined },
      );
    });
    expect(JSON.stringify(failed)).toContain('no-match');
    await client.dispose();
  });

  test('refuse dear operations on WebSockets, too, and more than a connection may have', async () => {
    const client = connect();
    const run = (query: string) =>
      new Promise<string>((resolve) => {
        client.subscribe(
          { query },
          {
            next: (value) => resolve(JSON.stringify(value)),
            error: (error) => resolve(JSON.stringify(error)),
            complete: () => undefined,
          },
        );
      });
    expect(
      await run('{ matches(first: 100) { nodes { statistics charts { id } summary scorecard { data } } } }'),
    ).toContain('too-complex');
    expect(await run('{ match(id: "gql") { sport } }')).toContain('cricket');
    const answers = await Promise.all(
      Array.from({ length: 70 }, () => run('subscription { match(id: "gql") { seq } }')),
    );
    expect(answers.filter((answer) => answer.includes('busy')).length).toBe(6);
    await client.dispose();
  });

  test('work in urql, queries and subscriptions alike', async () => {
    const ws = connect();
    const client = new UrqlClient({
      url: `${relay.url}/v1/graphql`,
      preferGetMethod: false,
      exchanges: [
        fetchExchange,
        subscriptionExchange({
          forwardSubscription: ({ query = '', variables }) => ({
            subscribe: (sink) => ({
              unsubscribe: ws.subscribe(
                { query, variables: Object(variables) },
                {
                  next: ({ data }) => sink.next({ data: data ?? null }),
                  error: sink.error.bind(sink),
                  complete: sink.complete.bind(sink),
                },
              ),
            }),
          }),
        }),
      ],
    });
    const { data, error } = await client.query(gql`query($id: ID!) { match(id: $id) { sport } }`, { id: 'gql' });
    expect([data, error]).toEqual([{ match: { sport: 'cricket' } }, undefined]);
    const seqs: number[] = [];
    const { unsubscribe } = client
      .subscription(gql`subscription($id: ID!) { match(id: $id) { seq } }`, { id: 'gql' })
      .subscribe((result) => seqs.push(toldOf(result.data).seq));
    await expect.poll(() => seqs).toEqual([33]);
    await link.store(scoring.balls(1).log.slice(33));
    await expect.poll(() => seqs).toEqual([33, 34]);
    unsubscribe();
    await ws.dispose();
  });

  test('come as server-sent events, and end with the relay', async () => {
    const own = await start();
    const console = await ConsoleLink.connect(own.ws, 'console');
    const match = new Scoring('gql-sse').begin();
    await console.store(match.log);
    const query = encodeURIComponent('subscription { match(id: "gql-sse") { kind seq } }');
    const response = await fetch(`${own.url}/v1/graphql?query=${query}`, { headers: { accept: 'text/event-stream' } });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    let text = '';
    const ended = (async () => {
      for await (const chunk of response.body ?? []) text += new TextDecoder().decode(chunk);
    })();
    await expect.poll(() => text).toContain('"kind":"snapshot","seq":3');
    await console.store(match.balls(1).log.slice(3));
    await expect.poll(() => text).toContain('"kind":"event","seq":4');
    // It counts with the fans, of whom an address has only so many.
    expect(await (await fetch(`${own.url}/metrics`)).text()).toMatch(/^scorewire_live_connections 1$/m);
    const started = performance.now();
    expect(await own.end('SIGTERM')).toBe(0);
    await ended.catch(() => undefined);
    expect(performance.now() - started).toBeLessThan(15_000);
  }, 60_000);
});
