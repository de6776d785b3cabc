import * as z from 'zod';
import { ClientId, Hash, Instant, MatchId } from '../match/event.ts';

/** The 32 bytes of an Ed25519 public key, base64url (`x` of RFC 8037). */
export const PublicKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/**
 * Who vouches for a match's log: `GET /v1/matches/{id}/proof`. The signature is Ed25519 (RFC 8032) over the 32 bytes of
 * the hash of event `seq`, and so for every event up to there, since each names the hash of the one before.
 */
export const Proof = z.object({
  match: MatchId,
  /** Where the log stands. */
  term: z.int(),
  seq: z.int(),
  head: Hash,
  /** The newest signature in the log that a console known to the relay made; null: there is none. */
  signed: z
    .object({
      seq: z.int(),
      hash: Hash,
      algorithm: z.literal('Ed25519'),
      sig: z.string(),
      key: PublicKey,
      console: z.object({ id: ClientId, name: z.string() }),
      /** When the console first showed the relay this key, UTC ms. */
      registeredAt: Instant,
    })
    .nullable(),
});
export type Proof = z.infer<typeof Proof>;
