import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FastifyInstance, fastify } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageRoutes } from './page-routes.ts';

const root = join(mkdtempSync(join(tmpdir(), 'scorewire-test-')), 'web');
let app: FastifyInstance;
beforeAll(async () => {
  app = fastify();
  await pageRoutes(app, root);
});
afterAll(async () => {
  await app.close();
  rmSync(join(root, '..'), { recursive: true });
});

test('says how to build the page while there is none', async () => {
  for (const url of ['/', '/m/some-match']) {
    const response = await app.inject({ url });
    expect(response.statusCode).toBe(503);
    expect(response.body).toContain('npm run build');
  }
});

test('serves the page for its own addresses, and what never changes for ever', async () => {
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '<!doctype html>fans');
  writeFileSync(join(root, 'assets/index-abc.js'), 'let a;');
  for (const url of ['/', '/m/some-match']) {
    const response = await app.inject({ url });
    expect([response.statusCode, response.body]).toEqual([200, '<!doctype html>fans']);
    expect(response.headers['cache-control']).toBe('no-cache');
  }
  const script = await app.inject({ url: '/assets/index-abc.js' });
  expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  for (const url of ['/assets/none.js', '/m', '/../package.json', '/%2e%2e/secrets.json']) {
    expect((await app.inject({ url })).statusCode, url).toBeGreaterThanOrEqual(400);
  }
});
