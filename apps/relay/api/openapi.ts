import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { createJsonSchemaTransform } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { isJsonObject, type Json, type JsonObject } from '#shared/json/json.ts';
import manifest from '../../../package.json' with { type: 'json' };
import { jsonSchemaOf, sayMore } from './json-schema.ts';
import { hoist } from './openapi-components.ts';
import { ProblemDocument } from './problem-document.ts';

const DESCRIPTION = `Live scores: what is happening, what has happened, and feeding it in.

- Anybody may read. An API key (\`Authorization: Bearer KEY\`) has a limit of its own and opens what its scope says.
- Every GET takes HEAD, too, and answers 304 to \`If-None-Match\`. Times are UTC milliseconds.
- What is live is pushed: WebSocket \`/v1/live\`.
- Whatever fails is a problem document (RFC 9457); \`code\` is stable, \`/v1/problems\` explains each.`;

/** For @fastify/swagger: the routes' own schemas are the document's. */
export function openApiOptions(publicUrl: string | undefined): FastifyDynamicSwaggerOptions {
  return {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Scorewire',
        version: manifest.version,
        description: DESCRIPTION,
        license: { name: manifest.license, identifier: manifest.license },
      },
      servers: [{ url: publicUrl ?? '/' }],
      components: {
        securitySchemes: {
          apiKey: {
            type: 'http',
            scheme: 'bearer',
            description: 'An API key with the scope that is named; the operator of the relay makes them.',
          },
        },
      },
    },
    transform: createJsonSchemaTransform({ zodToJsonConfig: { override: sayMore } }),
  };
}

const AnyJson = z.custom<Json>((value) => value !== undefined);
const Answer = z.object({ description: z.string(), content: AnyJson.optional() });
type Answer = z.infer<typeof Answer>;
const Operation = z
  .object({ requestBody: AnyJson.optional(), security: AnyJson.optional(), responses: z.record(z.string(), Answer) })
  .catchall(AnyJson);
type Operation = z.infer<typeof Operation>;
/** What @fastify/swagger makes, as far as it is touched here. */
const Document = z.object({ paths: z.record(z.string(), z.record(z.string(), Operation)) }).catchall(AnyJson);

/** What every route has in common is said here once: who may call it, and what can go wrong anywhere. */
export function completeDocument(made: unknown): JsonObject {
  const { paths, ...rest } = Document.parse(made);
  const completedItem = (path: string, item: Readonly<Record<string, Operation>>): JsonObject =>
    Object.fromEntries(
      Object.entries(item).map(([method, operation]) => [
        method,
        { operationId: operationId(method, path), ...operation, responses: responsesOf(method, operation) },
      ]),
    );
  const all = Object.fromEntries(Object.entries(paths).map(([path, item]) => [path, completedItem(path, item)]));
  const { components, ...named } = hoist({ ...rest, paths: all });
  return { ...named, components: { ...(isJsonObject(components) && components), headers: HEADERS } };
}

function responsesOf(method: string, operation: Operation): JsonObject {
  const common = [
    401,
    429,
    503,
    ...(operation.security === undefined ? [] : [403]),
    // Also where no body is expected: one that comes all the same is read.
    ...(method === 'get' ? [] : [400, 413, 415]),
  ];
  const all: Record<string, Answer> = {
    ...Object.fromEntries(common.map((status) => [status, { description: '' }])),
    ...operation.responses,
  };
  const isConditional = all['304'] !== undefined;
  return Object.fromEntries(
    Object.entries(all).map(([status, { description, content }]) => [
      status,
      {
        description: STATUSES[status] ?? (description === 'Default Response' ? 'Success' : description),
        headers: headersOf(status, isConditional),
        ...(Number(status) >= 400 && { content: PROBLEM }),
        ...(Number(status) < 300 && status !== '204' && content !== undefined && { content }),
      },
    ]),
  );
}

const PROBLEM = { 'application/problem+json': { schema: jsonSchemaOf(ProblemDocument, 'output') } };

const STATUSES: Readonly<Record<string, string>> = {
  '204': 'Done',
  '304': 'What `If-None-Match` names is what there is',
  '400': 'The request does not fit',
  '401': 'No API key where one is needed, or one that does not hold',
  '403': 'The API key has another scope',
  '404': 'There is no such thing',
  '409': 'It does not fit what there is',
  '413': 'The body is larger than 1 MiB',
  '415': 'The body is not JSON',
  '422': 'It cannot be done like that',
  '429': 'Too many requests',
  '503': 'The database does not answer just now',
};

const text = (description: string): JsonObject => ({ description, schema: { type: 'string' } });
const HEADERS = {
  RateLimit: text('What is left of each limit: r requests for t seconds (draft-ietf-httpapi-ratelimit-headers)'),
  'RateLimit-Policy': text('The limits: q requests in w seconds'),
  'WWW-Authenticate': text('RFC 6750'),
  'Retry-After': text('Seconds to wait'),
  ETag: text('Names the state that the answer shows'),
  'Cache-Control': text('How long it may be kept'),
};

function headersOf(status: string, isConditional: boolean): JsonObject {
  const names: (keyof typeof HEADERS)[] = ['RateLimit', 'RateLimit-Policy'];
  if (status === '401' || status === '403') names.push('WWW-Authenticate');
  if (status === '429' || status === '503') names.push('Retry-After');
  if (isConditional && (status === '200' || status === '304')) names.push('ETag', 'Cache-Control');
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

/** `get /v1/matches/{id}/events`: getMatchesByIdEvents. Names of functions in generated clients. */
function operationId(method: string, path: string): string {
  const words = path
    .replace(/^\/v1\//, '')
    .split(/[/.-]/)
    .map((part) =>
      part
        .replace(/^\{(.*)\}$/, 'by-$1')
        .split('-')
        .map(capital)
        .join(''),
    );
  return method + words.join('');
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
