import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { MatchId } from '#shared/match/event.ts';
import { problem } from '#shared/problem.ts';
import { PAD_LOG_PATH, PAD_MOVE_PATH, PAD_PEOPLE_PATH, PAD_SESSION_PATH, type PadSession } from '#shared/wire/pad.ts';
import type { Devices } from '../devices/devices.ts';
import type { PairingCodes } from '../devices/pairing.ts';
import type { Credential } from '../journal/credentials.ts';
import type { Journal } from '../journal/journal.ts';

/** Events in one answer: a long match takes a handful of requests, and none of them holds the desk up. */
const PAGE = 1000;

const LogRequest = z.object({ match: MatchId, after: z.coerce.number().int().min(0).default(0) });

export interface PadOptions {
  readonly journal: Journal;
  readonly devices: Devices;
  readonly codes: PairingCodes;
  /** The console's name. */
  readonly name: string;
}

/** The HTTP side of scoring pads; see shared/wire/pad.ts. */
export function servePads(app: FastifyInstance, { journal, devices, codes, name }: PadOptions): void {
  function scorer({ headers }: FastifyRequest): Credential | null {
    const basic = /^Basic (\S+)$/.exec(headers.authorization ?? '')?.[1];
    const [, id = '', password = ''] = /^([^:]*):(.*)$/.exec(Buffer.from(basic ?? '', 'base64').toString()) ?? [];
    const credential = devices.checkPassword(id, password) ? devices.find(id) : null;
    return credential?.role === 'scorer' || credential?.role === 'operator' ? credential : null;
  }

  app.get(PAD_SESSION_PATH, (request, reply) => {
    const user = scorer(request);
    if (user === null) return refuse(reply);
    const { id, role, name: person } = user;
    return reply.send({ id, role, name: person, console: { id: journal.consoleId, name } } satisfies PadSession);
  });

  app.get<{ Params: { match: string }; Querystring: Record<string, unknown> }>(
    `${PAD_LOG_PATH}/:match`,
    (request, reply) => {
      if (scorer(request) === null) return refuse(reply);
      const asked = LogRequest.safeParse({ match: request.params.match, after: request.query.after });
      if (!asked.success) return reply.code(400).send(problem('invalid', 'Ask for /pad/log/{match}?after={seq}.'));
      const { match, after } = asked.data;
      const { term, seq } = journal.matches.find(match) ?? { term: 0, seq: 0 };
      const stored = journal.matches.events(match, after, PAGE);
      const more = (stored.at(-1)?.seq ?? seq) < seq;
      const head = JSON.stringify({ match, term, seq, more });
      // The events are JSON already.
      const body = `${head.slice(0, -1)},"events":[${stored.map(({ json }) => json).join(',')}]}`;
      return reply.type('application/json').send(body);
    },
  );

  app.get(PAD_PEOPLE_PATH, (request, reply) => {
    if (scorer(request) === null) return refuse(reply);
    return reply.send(devices.list().filter(({ role }) => role === 'operator' || role === 'scorer'));
  });

  app.post(PAD_MOVE_PATH, (request, reply) => {
    const user = scorer(request);
    return user === null ? refuse(reply) : reply.send(codes.create(user.role, user.id));
  });
}

/** Without `WWW-Authenticate`, for which a browser would show a dialogue of its own. */
function refuse(reply: FastifyReply): FastifyReply {
  const error = problem('not-paired', 'This pad is not paired (any more), or another device has taken its place.');
  return reply.code(401).send(error);
}
