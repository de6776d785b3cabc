import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { type MatchEvent, MatchId } from '#shared/match/event.ts';
import { problem } from '#shared/problem.ts';
import { IgnoreRequest } from '#shared/wire/checks.ts';
import {
  type LogPage,
  PAD_CHECK_PATH,
  PAD_LIVE_PATH,
  PAD_LOG_PATH,
  PAD_MOVE_PATH,
  PAD_PEOPLE_PATH,
  PAD_SESSION_PATH,
  type PadSession,
} from '#shared/wire/pad.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import { CheckBeginning, LiveRequest } from '#shared/wire/scorers.ts';
import type { Checks } from '../checks/checks.ts';
import type { Devices } from '../devices/devices.ts';
import type { PairingCodes } from '../devices/pairing.ts';
import type { Credential } from '../journal/credentials.ts';
import type { Journal } from '../journal/journal.ts';
import type { LiveScorers } from '../scorers/live-scorers.ts';

/** Events in one answer: a long match takes a handful of requests, and none of them holds the desk up. */
const PAGE = 1000;

const LogRequest = z.object({
  match: MatchId,
  after: z.coerce.number().int().min(0).default(0),
  check: z.literal('1').optional(),
});
const Ignored = IgnoreRequest.omit({ client: true });

interface MatchPath {
  Params: { match: string };
}

export interface PadOptions {
  readonly journal: Journal;
  readonly devices: Devices;
  readonly codes: PairingCodes;
  readonly checks: Checks;
  readonly live: LiveScorers;
  /** The console's name. */
  readonly name: string;
}

/** The HTTP side of scoring pads; see shared/wire/pad.ts. */
export function servePads(app: FastifyInstance, options: PadOptions): void {
  const { journal, devices, codes, checks, live } = options;

  function scorer({ headers }: FastifyRequest): Credential | null {
    const basic = /^Basic (\S+)$/.exec(headers.authorization ?? '')?.[1];
    const [, id = '', password = ''] = /^([^:]*):(.*)$/.exec(Buffer.from(basic ?? '', 'base64').toString()) ?? [];
    const credential = devices.checkPassword(id, password) ? devices.find(id) : null;
    return credential?.role === 'scorer' || credential?.role === 'operator' ? credential : null;
  }

  app.get(PAD_SESSION_PATH, (request, reply) => {
    const user = scorer(request);
    if (user === null) return refuse(reply);
    const { id, role, name } = user;
    const console = { id: journal.consoleId, name: options.name };
    return reply.send({ id, role, name, console, checks: checks.of(id) } satisfies PadSession);
  });

  app.get<MatchPath & { Querystring: Record<string, unknown> }>(`${PAD_LOG_PATH}/:match`, (request, reply) => {
    const user = scorer(request);
    if (user === null) return refuse(reply);
    const asked = LogRequest.safeParse({ ...request.query, match: request.params.match });
    if (!asked.success) return reply.code(400).send(problem('invalid', 'Ask for /pad/log/{match}?after={seq}.'));
    const { match, after, check } = asked.data;
    if (check !== undefined) return reply.send(checkPage(match, after, checks.log(match, user.id) ?? []));
    const { term, seq } = journal.matches.find(match) ?? { term: 0, seq: 0 };
    const stored = journal.matches.events(match, after, PAGE);
    const more = (stored.at(-1)?.seq ?? seq) < seq;
    const head = JSON.stringify({ match, term, seq, more });
    // The events are JSON already.
    const body = `${head.slice(0, -1)},"events":[${stored.map(({ json }) => json).join(',')}]}`;
    return reply.type('application/json').send(body);
  });

  app.post<MatchPath>(`${PAD_CHECK_PATH}/:match`, (request, reply) => {
    const user = scorer(request);
    if (user === null) return refuse(reply);
    const asked = parseMessage(CheckBeginning, bodyOf(request));
    if (!asked.ok) return reply.code(400).send(asked.problem);
    if (live.of(request.params.match).live === user.id) {
      return reply
        .code(409)
        .send(problem('live', 'Who is live has nothing to compare with: hand the match over first.'));
    }
    const { at } = asked.value;
    // Entries that waited on the pad belong to the match as it was when they were made.
    const ours = at === undefined ? undefined : at - (devices.skewMs(user.id) ?? 0);
    const error = checks.begin(request.params.match, user.id, ours);
    return error === null ? reply.send({}) : reply.code(409).send(error);
  });

  app.delete<MatchPath>(`${PAD_CHECK_PATH}/:match`, (request, reply) => {
    const user = scorer(request);
    if (user === null) return refuse(reply);
    checks.end(request.params.match, user.id);
    return reply.send({});
  });

  app.post<MatchPath>(`${PAD_CHECK_PATH}/:match/ignored`, (request, reply) => {
    const user = scorer(request);
    if (user === null) return refuse(reply);
    const asked = parseMessage(Ignored, bodyOf(request));
    if (!asked.ok) return reply.code(400).send(asked.problem);
    const { key, reason } = asked.value;
    if (checks.ignore(request.params.match, user.id, key, reason, user.id)) return reply.send({});
    return reply.code(409).send(problem('no-check', 'This pad does not check the match any more.'));
  });

  app.post<MatchPath>(`${PAD_LIVE_PATH}/:match`, (request, reply) => {
    const user = scorer(request);
    if (user === null) return refuse(reply);
    const asked = parseMessage(LiveRequest, bodyOf(request));
    if (!asked.ok) return reply.code(400).send(asked.problem);
    const { match } = request.params;
    if (user.role !== 'operator' && (live.of(match).live !== user.id || asked.value.live === null)) {
      return reply.code(403).send(problem('not-live', 'Only the live scorer, or the desk, hands the match over.'));
    }
    const error = live.assign(match, asked.value, user.id);
    return error === null ? reply.send(live.of(match)) : reply.code(409).send(error);
  });

  app.get(PAD_PEOPLE_PATH, (request, reply) => {
    if (scorer(request) === null) return refuse(reply);
    return reply.send(devices.list().filter(({ role }) => role === 'operator' || role === 'scorer'));
  });

  app.post(PAD_MOVE_PATH, (request, reply) => {
    const user = scorer(request);
    return user === null ? refuse(reply) : reply.send(codes.create(user.role, user.id));
  });
}

function checkPage(match: string, after: number, log: readonly MatchEvent[]): LogPage {
  const events = log.slice(after, after + PAGE);
  const last = log.at(-1);
  return { match, term: last?.term ?? 0, seq: log.length, events, more: after + events.length < log.length };
}

function bodyOf({ body }: FastifyRequest): string {
  return typeof body === 'string' && body !== '' ? body : '{}';
}

/** Without `WWW-Authenticate`, for which a browser would show a dialogue of its own. */
function refuse(reply: FastifyReply): FastifyReply {
  const error = problem('not-paired', 'This pad is not paired (any more), or another device has taken its place.');
  return reply.code(401).send(error);
}
