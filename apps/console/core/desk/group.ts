import { hash } from 'node:crypto';
import Database from 'better-sqlite3';
import type { Logger } from 'pino';
import { isJsonObject, parseJson } from '#shared/json/json.ts';
import { decide } from '#shared/match/desk.ts';
import { Draft, MAX_DRAFT_BYTES, type MatchEvent, type Source } from '#shared/match/event.ts';
import { isRemark } from '#shared/match/lifecycle.ts';
import { type Problem, problem } from '#shared/problem.ts';
import type { RefusedDraft } from '#shared/wire/console.ts';
import type { ObservationOutcome } from '#shared/wire/inbox.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import type { Journal } from '../journal/journal.ts';
import type { NewObservation } from '../journal/observations.ts';
import type { NewRefusal } from '../journal/refusals.ts';
import { boardOf, type Folds, type OpenMatch, sent } from './folds.ts';
import { observedAt, tellsItselfApart } from './observed-at.ts';
import type { Committed, CommittedMatch, Outcome, Submission } from './submission.ts';

/** May this console write the match, and under which term at least? */
export interface Gate {
  readonly term: number;
  /** Why it may not at the moment. */
  readonly refusal: Problem | null;
}

/** Somebody else is the match's live scorer. */
export interface Support {
  readonly problem: Problem;
  /** Notes and flags count all the same. */
  readonly remarks: boolean;
}

export interface GroupOptions {
  readonly journal: Journal;
  readonly folds: Folds;
  readonly log: Logger;
  /** Whether this console writes a match, and under which term. */
  readonly gate: (match: string) => Gate;
  /** Null: drafts of `source` count. */
  readonly support: (match: string, source: Source) => Support | null;
  /** Signs an event's hash. */
  readonly sign: (hash: string) => string;
}

interface Touched {
  readonly open: OpenMatch;
  readonly events: MatchEvent[];
}

/**
 * Submissions that are judged one after the other and made durable together. Each sees what those before it changed;
 * none of it counts before `write` has been committed, and `undo` takes all of it back.
 */
export class Group {
  readonly #journal: Journal;
  readonly #folds: Folds;
  readonly #now: number;
  readonly #log: Logger;
  readonly #gate: (match: string) => Gate;
  readonly #support: GroupOptions['support'];
  readonly #sign: (hash: string) => string;
  readonly #touched = new Map<string, Touched>();
  readonly #refusals = new Map<string, NewRefusal>();
  readonly #observations: NewObservation[] = [];
  /** Observations that have become events. */
  readonly #settled = new Map<number, ObservationOutcome>();

  constructor({ journal, folds, log, gate, support, sign }: GroupOptions, now: number) {
    this.#journal = journal;
    this.#folds = folds;
    this.#now = now;
    this.#log = log;
    this.#gate = gate;
    this.#support = support;
    this.#sign = sign;
  }

  /** @throws SqliteError when the journal cannot be read */
  judge(submission: Submission): Outcome {
    const { match, source, payload } = submission;
    const { text, bytes, isUtf8 } = read(payload);
    // One text, one sender, one match: one refusal, however often it comes.
    const gate = this.#gate(match);
    // What is refused only because another console or scorer has the match may come again when that is over.
    const closed = submission.kind === 'draft' ? (gate.refusal ?? this.#supports(submission)?.problem ?? null) : null;
    const digest = hash('sha256', `${match}\n${source.id}\n${submission.kind}\n${closed?.code ?? ''}${text}`);
    const before = this.#refusals.get(digest) ?? this.#journal.refusals.repeated(digest);
    // It may have been taken in between two times that the match was closed to its sender.
    const counts = before !== null && closed !== null && this.#counts(match, before.id);
    if (before !== null && !counts) return refused(before.id, before.error);

    const verdict =
      bytes > MAX_DRAFT_BYTES ? tooLarge(bytes) : isUtf8 ? this.#verdict(submission, text, gate) : notUtf8();
    if (verdict.kind !== 'fault') return verdict;
    const { id } = verdict;
    // Listed already.
    if (before !== null) return refused(id, verdict.problem);
    this.#refusals.set(digest, {
      digest,
      match,
      id,
      source: source.id,
      receivedAt: this.#now,
      payload: text.slice(0, MAX_DRAFT_BYTES).toWellFormed(),
      error: verdict.problem,
    });
    return refused(id, verdict.problem);
  }

  get isEmpty(): boolean {
    return this.#touched.size === 0 && this.#refusals.size === 0 && this.#observations.length === 0;
  }

  /** Call within a transaction. */
  write(): Committed {
    const { matches, refusals, observations } = this.#journal;
    const written = [...this.#touched.values()].map((touched): CommittedMatch => {
      const { open } = touched;
      const events = this.#sealed(touched);
      for (const { event, json } of events) matches.addEvent(event, json);
      open.scoreboard = boardOf(open, this.#log);
      const record = { match: open.match, ...open.head, scoreboard: open.scoreboard, updatedAt: this.#now };
      const createdAt = open.createdAt ?? this.#now;
      matches.save({ ...record, last: Object.fromEntries(open.last), createdAt });
      open.createdAt = createdAt;
      return { ...record, last: open.last, events };
    });
    const refused: RefusedDraft[] = [];
    for (const refusal of this.#refusals.values()) refused.push(refusals.add(refusal));
    const told = this.#observations.map((observation) => observations.add(observation));
    const settled = [...this.#settled].flatMap(([n, outcome]) => observations.settle(n, outcome) ?? []);
    return { matches: written, refused, observations: [...told, ...settled] };
  }

  keep(): void {
    for (const { open } of this.#touched.values()) this.#folds.keep(open);
  }

  undo(): void {
    for (const match of this.#touched.keys()) this.#folds.drop(match);
  }

  #verdict(submission: Submission, text: string, gate: Gate): Outcome | Fault {
    return submission.kind === 'draft' ? this.#draft(submission, text, gate) : this.#observation(submission, text);
  }

  #observation(submission: Submission & { kind: 'observation' }, text: string): Outcome | Fault {
    const { match, source, name, skewMs } = submission;
    const json = parseJson(text);
    if (!json.ok) return fault(json.problem, null);
    if (!isJsonObject(json.value)) return fault(problem('invalid', 'An observation is a JSON object.'), null);
    const observation = {
      match,
      device: source.id,
      kind: name,
      at: observedAt(json.value, this.#now, skewMs),
      receivedAt: this.#now,
      json: JSON.stringify(json.value),
    };
    if (!tellsItselfApart(json.value) || !this.#isRepeated(observation)) this.#observations.push(observation);
    return { kind: 'stored', reply: null };
  }

  #isRepeated(one: NewObservation): boolean {
    const here = this.#observations.some(
      ({ match, device, kind, json }) =>
        match === one.match && device === one.device && kind === one.kind && json === one.json,
    );
    return here || this.#journal.observations.isRepeated(one);
  }

  #draft(submission: Submission & { kind: 'draft' }, text: string, gate: Gate): Outcome | Fault {
    const { match, source, observation } = submission;
    const parsed = parseMessage(Draft, text);
    if (!parsed.ok) return fault(parsed.problem, idOf(text));
    const draft = parsed.value;
    try {
      const open = this.#touched.get(match)?.open ?? this.#folds.get(match);
      const { head } = open;
      if (gate.refusal !== null && open.fold.find(draft.id) === undefined) return fault(gate.refusal, draft.id);
      const support = this.#supports(submission);
      if (support !== null && !(support.remarks && isRemark(draft.type)) && open.fold.find(draft.id) === undefined) {
        return fault(support.problem, draft.id);
      }
      // Two screens, or a rule and a person, may take the same observation up at one moment.
      if (observation !== undefined && this.#isScored(observation) && open.fold.find(draft.id) === undefined) {
        return fault(ALREADY_ACCEPTED, draft.id);
      }
      const term = Math.max(1, head.term, gate.term);
      const decision = decide(open.fold, draft, { match, head, term, source, now: this.#now });
      if (decision.kind === 'refused') return fault(decision.problem, draft.id);
      if (decision.kind === 'duplicate') {
        const { event } = decision;
        return stored({ status: 'duplicate', id: draft.id, term: event.term, seq: event.seq });
      }
      this.#append(open, decision.event);
      open.head = decision.head;
      if (observation !== undefined) {
        this.#settled.set(observation, { kind: 'accepted', event: draft.id, by: source.id });
      }
      const warnings = decision.warnings.map(({ code, message }) => ({ code, message }));
      return stored({ status: 'accepted', id: draft.id, term, seq: decision.event.seq, warnings });
    } catch (error) {
      if (error instanceof Database.SqliteError) throw error;
      // A fault of ours. Refused like any other, or the sender would repeat it for ever and nobody could score.
      this.#log.error({ err: error, match, draft: draft.id }, 'A draft could not be judged.');
      const message = 'The console failed on this event; the other events are not affected. Please report this.';
      return fault(problem('internal-error', message), draft.id);
    }
  }

  #supports({ match, source, merged }: Submission & { kind: 'draft' }): Support | null {
    return merged === true ? null : this.#support(match, source);
  }

  #isScored(observation: number): boolean {
    const outcome = this.#settled.get(observation) ?? this.#journal.observations.find(observation)?.outcome;
    return outcome?.kind === 'accepted';
  }

  /** Is there an event of this id? */
  #counts(match: string, id: string | null): boolean {
    const open = this.#touched.get(match)?.open ?? this.#folds.get(match);
    return id !== null && open.fold.find(id) !== undefined;
  }

  /** One signature is enough for a group: it vouches for all that came before. */
  #sealed({ open, events }: Touched): CommittedMatch['events'] {
    const last = events.at(-1);
    if (last !== undefined) last.sig = this.#sign(open.head.hash);
    return events.map((event) => ({ seq: event.seq, json: JSON.stringify(event), event }));
  }

  #append(open: OpenMatch, event: MatchEvent): void {
    const touched = this.#touched.get(open.match) ?? { open, events: [] };
    this.#touched.set(open.match, touched);
    open.fold.append(event);
    touched.events.push(event);
    sent(open.last, event);
  }
}

/** Said of an observation that somebody wants to score a second time. */
export const ALREADY_ACCEPTED = problem('already-accepted', 'That is in the score already.');

interface Fault {
  readonly kind: 'fault';
  readonly problem: Problem;
  readonly id: string | null;
}

function fault(value: Problem, id: string | null): Fault {
  return { kind: 'fault', problem: value, id };
}

const strict = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder();

/** The payload as text, as good as it can be read. */
function read(payload: Uint8Array | string): { text: string; bytes: number; isUtf8: boolean } {
  if (typeof payload === 'string') return { text: payload, bytes: Buffer.byteLength(payload), isUtf8: true };
  const bytes = payload.byteLength;
  try {
    return { text: strict.decode(payload), bytes, isUtf8: true };
  } catch {
    return { text: lenient.decode(payload), bytes, isUtf8: false };
  }
}

function notUtf8(): Fault {
  return fault(problem('not-utf8', 'The payload is not UTF-8.'), null);
}

function tooLarge(bytes: number): Fault {
  return fault(problem('too-large', `The payload has ${bytes} bytes; ${MAX_DRAFT_BYTES} are allowed.`), null);
}

function stored(reply: (Outcome & { kind: 'stored' })['reply']): Outcome {
  return { kind: 'stored', reply };
}

function refused(id: string | null, error: Problem): Outcome {
  return stored({ status: 'refused', id, error });
}

/** The id that a malformed draft has all the same, for the sender to know which of its drafts this is about. */
function idOf(text: string): string | null {
  const json = parseJson(text);
  const id = json.ok && isJsonObject(json.value) ? json.value.id : null;
  return typeof id === 'string' && id.length <= 64 ? id : null;
}
