import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import * as z from 'zod';
import type { MatchEvent } from '#shared/match/event.ts';
import { isSigned } from '#shared/match/signature.ts';
import { Proof } from '#shared/wire/proof.ts';
import type { ConsoleKey } from '../store/console-keys.ts';
import type { Store } from '../store/store.ts';
import type { MatchView } from '../views/match-view.ts';
import type { Views } from '../views/views.ts';
import { sendState } from './conditional.ts';
import { findMatch, params } from './match.ts';
import { ProblemDocument } from './problem-document.ts';

/** Signatures that are tried at most: the newest fits unless its console never came to this relay itself. */
const MAX_TRIED = 3;

/** `GET /matches/{id}/proof`: who vouches for the log, so that nobody has to believe the relay. */
export const proofRoute: FastifyPluginAsyncZod<{ store: Store; views: Views }> = async (app, { store, views }) => {
  const schema = {
    params,
    tags: ['Matches'],
    summary: 'Head of the log, and the signature of the console that wrote it',
    response: { 200: Proof, 304: z.null(), 400: ProblemDocument, 404: ProblemDocument },
  };
  app.get('/matches/:id/proof', { schema }, async (request, reply) => {
    const found = await findMatch(views, request.params.id);
    const { view } = found;
    const keys = await store.consoleKeys(view.match);
    return sendState(request, reply, found, () => view.rendered('/proof', () => JSON.stringify(proofOf(view, keys))));
  });
};

function proofOf(view: MatchView, keys: readonly ConsoleKey[]): Proof {
  const { match, head } = view;
  return { match, term: head.term, seq: head.seq, head: head.hash, signed: newestSignature(view, keys) };
}

function newestSignature({ log, head }: MatchView, keys: readonly ConsoleKey[]): Proof['signed'] {
  let hash = head.hash;
  let tried = 0;
  for (let i = log.length - 1; i >= 0 && tried < MAX_TRIED; i--) {
    const event: MatchEvent | undefined = log[i];
    if (event === undefined) break;
    const { seq, sig, prev } = event;
    if (sig !== undefined) {
      tried += 1;
      const signer = keys.find(({ key }) => isSigned(hash, sig, key));
      if (signer !== undefined) {
        const { console: id, name, key, registeredAt } = signer;
        return { seq, hash, algorithm: 'Ed25519', sig, key, console: { id, name }, registeredAt };
      }
    }
    hash = prev;
  }
  return null;
}
