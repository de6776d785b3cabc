import { sha256 } from '@noble/hashes/sha2.js';
import { v7 } from 'uuid';
import type { JsonObject } from '../../../json/json.ts';
import type { Draft } from '../../../match/event.ts';
import { type Lifecycle, RuleViolation, type Warning } from '../../sport.ts';
import { type AppliedEvent, apply } from '../apply.ts';
import type { CricketEvent } from '../events.ts';
import { initial } from '../initial.ts';
import type { Setup } from '../setup.ts';
import type { State } from '../state.ts';

type TimedDraft = Draft & { readonly at: number };

/**
 * Writes a match down as the drafts a scorer would have sent, with the engine beside it: where the real match broke a
 * rule that may be broken, the draft carries the override it needs; what cannot be scored at all is left out and noted.
 */
export class Recorder {
  readonly drafts: TimedDraft[] = [];
  readonly warnings: Warning[] = [];
  state: State;
  readonly #match: string;

  constructor(match: string, setup: Setup, at: number) {
    this.#match = match;
    this.state = initial(setup);
    this.#push('match.created', { sport: 'cricket', setup: { ...setup } }, at, []);
  }

  warn(code: string, message: string): void {
    this.warnings.push({ code, message });
  }

  /** Returns whether the match took the event. */
  record(event: CricketEvent | Lifecycle, at: number): boolean {
    const codes: string[] = [];
    for (;;) {
      const next = apply(this.state, this.#applied(event, at, codes));
      if (!(next instanceof RuleViolation)) {
        this.state = next;
        this.#push(event.type, event.data, at, codes);
        return true;
      }
      if (!next.overridable || codes.includes(next.code)) {
        this.warn(next.code, `Left out ${event.type} ${JSON.stringify(event.data)}: ${next.message}`);
        return false;
      }
      codes.push(next.code);
    }
  }

  #applied(event: CricketEvent | Lifecycle, at: number, codes: string[]): AppliedEvent {
    const place = { id: '', at, source: SOURCE, seq: 0, voided: false };
    return codes.length === 0 ? { ...place, ...event } : { ...place, ...event, override: { codes, reason: REASON } };
  }

  #push(type: string, data: object, at: number, codes: string[]): void {
    const json: JsonObject = { ...data };
    const id = eventId(`${this.#match}\n${this.drafts.length}\n${type}\n${JSON.stringify(json)}`, at);
    const draft = { id, type, data: json, at };
    this.drafts.push(codes.length === 0 ? draft : { ...draft, override: { codes, reason: REASON } });
  }
}

const SOURCE = { kind: 'feed', id: 'import' } as const;
const REASON = 'As recorded';

const encoder = new TextEncoder();
/** Reused, because a match has thousands of events; an event of a match on record is far smaller. */
const scratch = new Uint8Array(64 * 1024);

/** The same content always gets the same id, so that an import run twice is recognised. */
function eventId(content: string, at: number): string {
  const { written } = encoder.encodeInto(content, scratch);
  return v7({ msecs: at, random: sha256(scratch.subarray(0, written)) });
}
