import type { MatchEvent, Source } from '#shared/match/event.ts';
import type { Scoreboard } from '#shared/match/scoreboard.ts';
import type { Problem } from '#shared/problem.ts';
import type { RefusedDraft } from '#shared/wire/console.ts';
import type { StoredObservation } from '#shared/wire/inbox.ts';
import type { Reply } from '#shared/wire/mqtt.ts';
import type { StoredEvent } from '../journal/matches.ts';

/** The desk's last word on a submission; a `failed` one is not stored and may be sent again. */
export type Outcome =
  | { readonly kind: 'stored'; readonly reply: Reply | null }
  | { readonly kind: 'failed'; readonly problem: Problem };

interface Submitted {
  readonly match: string;
  readonly source: Source;
  /** The JSON as it came; it may be anything. */
  readonly payload: Uint8Array | string;
  readonly answer: (outcome: Outcome) => void;
}

/** Something a client wants the console to keep. A well-formed observation gets no reply. */
export type Submission =
  | ({
      readonly kind: 'draft';
      /** The observation that it was made of: settled together with the event. */
      readonly observation?: number;
      /** The desk takes over what was scored elsewhere, in its author's name: that counts whoever is live here. */
      readonly merged?: true;
    } & Submitted)
  | ({
      readonly kind: 'observation';
      readonly name: string;
      /** How far the device's clock is ahead, ms; null: not known. */
      readonly skewMs: number | null;
    } & Submitted);

/** A match that has new events, after they are durable. */
export interface CommittedMatch {
  readonly match: string;
  readonly term: number;
  readonly seq: number;
  readonly hash: string;
  readonly scoreboard: Scoreboard;
  readonly last: ReadonlyMap<string, string>;
  readonly updatedAt: number;
  readonly events: readonly (StoredEvent & { readonly event: MatchEvent })[];
}

/** What one transaction made durable. */
export interface Committed {
  readonly matches: readonly CommittedMatch[];
  readonly refused: readonly RefusedDraft[];
  /** New ones, and those of which something became. */
  readonly observations: readonly StoredObservation[];
}
