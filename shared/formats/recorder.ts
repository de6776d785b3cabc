import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { v7 } from 'uuid';
import type { JsonObject } from '../json/json.ts';
import type { EffectiveEvent } from '../match/effective.ts';
import { MatchId } from '../match/event.ts';
import { isRemark } from '../match/lifecycle.ts';
import { type ImportedMatch, type Lifecycle, RuleViolation, type SportRules, type Warning } from '../sports/sport.ts';

type TimedDraft = ImportedMatch['drafts'][number];

/** What the recorder needs of a sport's rules; with `scorecard`, a recorded match is scored without folding it again. */
interface Rules<Setup, State, Event extends { readonly type: string; readonly data: object }>
  extends Pick<SportRules<Setup, State, Event>, 'id' | 'initial' | 'apply'>,
    Partial<Pick<SportRules<Setup, State, Event>, 'scorecard'>> {}

/** A draft that has no id yet. */
interface Entry {
  readonly type: string;
  readonly data: JsonObject;
  readonly at: number;
  readonly codes: string[];
}

/**
 * Writes a match down as the drafts a scorer would have sent, with the engine beside it: where the real match broke a
 * rule that may be broken, the draft carries the override it needs; what cannot be scored at all is left out and noted.
 */
export class Recorder<Setup extends object, State, Event extends { readonly type: string; readonly data: object }> {
  readonly warnings: Warning[] = [];
  state: State;
  readonly #rules: Rules<Setup, State, Event>;
  readonly #match: string;
  readonly #entries: Entry[] = [];
  #isOver = false;

  /** `at`, the instant of the match's creation, and every other instant: UTC ms. */
  constructor(rules: Rules<Setup, State, Event>, match: string, setup: Setup, at: number) {
    this.#rules = rules;
    this.#match = match;
    this.state = rules.initial(setup);
    const created: object = { sport: rules.id, setup };
    this.#entries.push({ type: 'match.created', data: { ...created }, at, codes: [] });
  }

  warn(code: string, message: string): void {
    this.warnings.push({ code, message });
  }

  /** Returns whether the match took the event. */
  record(event: Event | Lifecycle, at: number): boolean {
    const { type } = event;
    const data: JsonObject = { ...event.data };
    if (this.#isOver && !isRemark(type)) {
      this.warn('match-over', `Left out ${type} ${JSON.stringify(data)}: it comes after the end of the match.`);
      return false;
    }
    const codes: string[] = [];
    const entry = { type, data, at, codes };
    for (;;) {
      const next = this.#rules.apply(this.state, this.#applied(event, entry));
      if (!(next instanceof RuleViolation)) {
        this.state = next;
        this.#isOver ||= type === 'match.ended' || type === 'match.abandoned';
        this.#entries.push(entry);
        return true;
      }
      if (!next.overridable || codes.includes(next.code)) {
        this.warn(next.code, `Left out ${type} ${JSON.stringify(data)}: ${next.message}`);
        return false;
      }
      codes.push(next.code);
    }
  }

  /** What was recorded so far; the same content always gets the same ids. */
  get drafts(): readonly TimedDraft[] {
    return this.#entries.map((entry, index) => {
      const { type, data, at, codes } = entry;
      const id = this.#idOf(entry, index);
      return codes.length === 0 ? { id, type, data, at } : { id, type, data, at, override: { codes, reason: REASON } };
    });
  }

  #applied(event: Event | Lifecycle, entry: Entry): EffectiveEvent & (Event | Lifecycle) {
    const index = this.#entries.length;
    const applied = Object.assign(new Applied(entry, () => this.#idOf(entry, index)), event);
    const { codes } = entry;
    return codes.length === 0 ? applied : Object.assign(applied, { override: { codes, reason: REASON } });
  }

  #idOf({ type, data, at }: Entry, index: number): string {
    return eventId(`${this.#match}\n${index}\n${type}\n${JSON.stringify(data)}`, at);
  }

  /** The match as it is now. Its drafts are made when somebody asks for them: their ids cost more than the rest. */
  imported(warnings: readonly Warning[] = this.warnings): ImportedMatch {
    const recorder = this;
    const { scorecard } = this.#rules;
    return {
      match: this.#match,
      get drafts() {
        return recorder.drafts;
      },
      warnings,
      ...(scorecard && { scorecard: () => scorecard(recorder.state) }),
    };
  }
}

/** An event on its way into the state: few rules look at its id, which costs more than they do. */
class Applied implements EffectiveEvent {
  readonly type: string;
  readonly data: JsonObject;
  readonly at: number;
  readonly source = SOURCE;
  readonly seq = 0;
  readonly voided = false;
  readonly #idOf: () => string;

  constructor({ type, data, at }: Entry, idOf: () => string) {
    this.type = type;
    this.data = data;
    this.at = at;
    this.#idOf = idOf;
  }

  get id(): string {
    return this.#idOf();
  }
}

/** The match id that a file's name makes: for formats whose files carry none. Different names make different ids. */
export function matchIdOf(name: string): string {
  const plain = name.replaceAll(/[^A-Za-z0-9_-]/g, '-');
  const digest = () => bytesToHex(sha256(encoder.encode(name))).slice(0, 12);
  const named = plain.length > 64 ? `${plain.slice(0, 51)}-${digest()}` : plain;
  return MatchId.safeParse(named).success ? named : `match-${digest()}`;
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
