import { sha256 } from '@noble/hashes/sha2.js';
import { v7 } from 'uuid';
import type { JsonObject, Parsed } from '../json/json.ts';
import type { EffectiveEvent } from '../match/effective.ts';
import { type Draft, MatchId } from '../match/event.ts';
import { problem } from '../problem.ts';
import { type Lifecycle, RuleViolation, type SportRules, type Warning } from '../sports/sport.ts';

type TimedDraft = Draft & { readonly at: number };

/** What the recorder needs of a sport's rules. */
interface Rules<Setup, State, Event extends { readonly type: string; readonly data: object }>
  extends Pick<SportRules<Setup, State, Event>, 'id' | 'initial' | 'apply'> {}

/**
 * Writes a match down as the drafts a scorer would have sent, with the engine beside it: where the real match broke a
 * rule that may be broken, the draft carries the override it needs; what cannot be scored at all is left out and noted.
 */
export class Recorder<Setup extends object, State, Event extends { readonly type: string; readonly data: object }> {
  readonly drafts: TimedDraft[] = [];
  readonly warnings: Warning[] = [];
  state: State;
  readonly #rules: Rules<Setup, State, Event>;
  readonly #match: string;

  /** `at`, the instant of the match's creation, and every other instant: UTC ms. */
  constructor(rules: Rules<Setup, State, Event>, match: string, setup: Setup, at: number) {
    this.#rules = rules;
    this.#match = match;
    this.state = rules.initial(setup);
    this.#push('match.created', { sport: rules.id, setup: { ...setup } }, at, []);
  }

  warn(code: string, message: string): void {
    this.warnings.push({ code, message });
  }

  /** Returns whether the match took the event. */
  record(event: Event | Lifecycle, at: number): boolean {
    const codes: string[] = [];
    for (;;) {
      const next = this.#rules.apply(this.state, this.#applied(event, at, codes));
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

  #applied(event: Event | Lifecycle, at: number, codes: string[]): EffectiveEvent & (Event | Lifecycle) {
    const data: JsonObject = { ...event.data };
    const place = { id: '', at, source: SOURCE, seq: 0, voided: false, data };
    return codes.length === 0 ? { ...place, ...event } : { ...place, ...event, override: { codes, reason: REASON } };
  }

  #push(type: string, data: object, at: number, codes: string[]): void {
    const json: JsonObject = { ...data };
    const id = eventId(`${this.#match}\n${this.drafts.length}\n${type}\n${JSON.stringify(json)}`, at);
    const draft = { id, type, data: json, at };
    this.drafts.push(codes.length === 0 ? draft : { ...draft, override: { codes, reason: REASON } });
  }
}

/** The match id that a file's name makes: for formats whose files carry none. */
export function matchIdOf(name: string): Parsed<string> {
  const match = MatchId.safeParse(name.replaceAll(/[^A-Za-z0-9_-]/g, '-').slice(0, 64));
  return match.success
    ? { ok: true, value: match.data }
    : { ok: false, problem: problem('invalid', `"${name}" cannot name a match.`) };
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
