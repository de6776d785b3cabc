import { RuleViolation } from '../sports/sport.ts';
import { type EffectiveEvent, effectiveLog, isCorrection, plain } from './effective.ts';
import type { MatchEvent } from './event.ts';
import { advance, createState, type MatchState, withConflict } from './state.ts';

/** A state is kept every this many events: a correction re-folds at most the events behind it plus this. */
const CHECKPOINT_EVERY = 64;

/** One step of a fold, as a visitor sees it. */
export interface Step {
  readonly before: MatchState | null;
  readonly event: EffectiveEvent;
  readonly after: MatchState | null;
}

/**
 * The running fold of one match: a log in, a state out. Appending costs O(1) in the match's length; a correction
 * re-folds from the nearest checkpoint before the first place it changes.
 *
 * `state` is null until a valid `match.created`. An event that does not fit (possible after a correction, never through
 * the desk without one) leaves the state as it was and is listed in `state.conflicts`.
 */
export class MatchFold {
  #log: MatchEvent[] = [];
  #byId = new Map<string, MatchEvent>();
  #effective: EffectiveEvent[] = [];
  /** checkpoints[i] is the state before effective event i * CHECKPOINT_EVERY. */
  #checkpoints: (MatchState | null)[] = [null];
  #state: MatchState | null = null;

  static of(log: Iterable<MatchEvent>): MatchFold {
    const building = MatchFold.building(log);
    let step = building.next();
    while (!step.done) step = building.next();
    return step.value;
  }

  /** `of` for callers that must not block: pauses after every `CHECKPOINT_EVERY` events. */
  static *building(log: Iterable<MatchEvent>): Generator<undefined, MatchFold> {
    const fold = new MatchFold();
    fold.#log = [...log];
    for (const event of fold.#log) fold.#byId.set(event.id, event);
    for (const event of effectiveLog(fold.#log)) {
      fold.#push(event);
      if (fold.#effective.length % CHECKPOINT_EVERY === 0) yield;
    }
    return fold;
  }

  get state(): MatchState | null {
    return this.#state;
  }

  get log(): readonly MatchEvent[] {
    return this.#log;
  }

  get effective(): readonly EffectiveEvent[] {
    return this.#effective;
  }

  find(id: string): MatchEvent | undefined {
    return this.#byId.get(id);
  }

  /** Returns the index in the effective log from which anything may have changed. */
  append(event: MatchEvent): number {
    this.#log.push(event);
    this.#byId.set(event.id, event);
    if (!isCorrection(event.type)) {
      const index = this.#effective.length;
      this.#push(plain(event));
      return index;
    }
    const next = effectiveLog(this.#log);
    const first = firstDifference(this.#effective, next);
    this.#effective = next;
    this.#refold(first);
    return first;
  }

  /** What `append(event)` would lead to, without doing it. */
  preview(event: MatchEvent): MatchState | null {
    if (!isCorrection(event.type)) return step(this.#state, plain(event));
    const next = effectiveLog([...this.#log, event]);
    const first = firstDifference(this.#effective, next);
    const start = this.#checkpointBefore(first);
    let state = this.#checkpoints[start] ?? null;
    for (let i = start * CHECKPOINT_EVERY; i < next.length; i++) state = step(state, next[i]);
    return state;
  }

  /** The effective event of that id with the states around it; null when there is none. */
  around(id: string): Step | null {
    // It is nearly always one of the newest that is asked for.
    const index = this.#effective.findLastIndex((event) => event.id === id);
    if (index < 0) return null;
    return this.steps(index, index + 1).next().value ?? null;
  }

  /** Replays the effective events from index `from` up to `to`, in order. */
  *steps(from = 0, to = this.#effective.length): Generator<Step> {
    const start = this.#checkpointBefore(Math.max(0, from));
    let before = this.#checkpoints[start] ?? null;
    for (let i = start * CHECKPOINT_EVERY; i < Math.min(to, this.#effective.length); i++) {
      const event = this.#effective[i];
      if (event === undefined) return;
      const after = step(before, event);
      if (i >= from) yield { before, event, after };
      before = after;
    }
  }

  #refold(from: number): void {
    const start = this.#checkpointBefore(from);
    this.#checkpoints.length = start + 1;
    this.#state = this.#checkpoints[start] ?? null;
    for (let i = start * CHECKPOINT_EVERY; i < this.#effective.length; i++) {
      if (i > 0 && i % CHECKPOINT_EVERY === 0) this.#checkpoints[i / CHECKPOINT_EVERY] = this.#state;
      this.#state = step(this.#state, this.#effective[i]);
    }
  }

  /** The state before event 64n is kept only once that event is there, so the newest checkpoint bounds the index. */
  #checkpointBefore(index: number): number {
    return Math.min(Math.floor(index / CHECKPOINT_EVERY), this.#checkpoints.length - 1);
  }

  #push(event: EffectiveEvent): void {
    const i = this.#effective.length;
    if (i > 0 && i % CHECKPOINT_EVERY === 0) this.#checkpoints[i / CHECKPOINT_EVERY] = this.#state;
    this.#effective.push(event);
    this.#state = step(this.#state, event);
  }
}

function step(state: MatchState | null, event: EffectiveEvent | undefined): MatchState | null {
  if (event === undefined || event.voided) return state;
  if (state === null) {
    const created = createState(event);
    return created.ok ? created.value : null;
  }
  const next = advance(state, event);
  return next instanceof RuleViolation ? withConflict(state, event, next) : next;
}

function firstDifference(a: readonly EffectiveEvent[], b: readonly EffectiveEvent[]): number {
  const end = Math.min(a.length, b.length);
  for (let i = 0; i < end; i++) {
    const left = a[i];
    const right = b[i];
    if (left?.id !== right?.id || left?.correctedBy !== right?.correctedBy || left?.voided !== right?.voided) return i;
  }
  return end;
}
