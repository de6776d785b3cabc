import Database from 'better-sqlite3';
import { type Problem, problem } from '#shared/problem.ts';
import type { Clock } from '../clock.ts';
import { Group, type GroupOptions } from './group.ts';
import type { Committed, Outcome, Submission } from './submission.ts';

/** Submissions that share one transaction at most: bounds how long a turn of the event loop takes. */
const MAX_GROUP = 256;
/** Submissions that may wait before the user interface is told to come back later. */
const MAX_WAITING = 4096;

export interface DeskOptions extends GroupOptions {
  readonly clock: Clock;
  /** Called after each commit, before its submissions are answered, in the same turn. */
  readonly committed: (committed: Committed) => void;
}

/**
 * The one place where events are made: a single FIFO over all sources. What arrives within one turn of the event loop
 * is judged in order, committed as one transaction, and then answered in order of arrival.
 */
export class Desk {
  readonly #options: DeskOptions;
  #waiting: Submission[] = [];
  #scheduled = false;
  #closed = false;
  #fault: Problem | null = null;

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  /** Why the last commit failed; null when it did not. */
  get fault(): Problem | null {
    return this.#fault;
  }

  /**
   * Too many are waiting. MQTT clients need no such word: the broker reads no further from a connection before all
   * that it read is answered, so each can have one read (64 KiB) waiting here.
   */
  get isBusy(): boolean {
    return this.#waiting.length >= MAX_WAITING;
  }

  submit(submission: Submission): void {
    if (this.#closed) {
      submission.answer({ kind: 'failed', problem: problem('stopping', 'The console is stopping; send it again.') });
      return;
    }
    this.#waiting.push(submission);
    this.#schedule();
  }

  /** Tries to save again, so that the fault goes when its cause does, though nobody scores at the moment. */
  retry(): void {
    if (this.#fault === null || this.#waiting.length > 0) return;
    try {
      this.#options.journal.probe();
      this.#fault = null;
      this.#options.log.info('The console can save again.');
    } catch (error) {
      this.#fault = notSaved(error);
    }
  }

  /** Answers everything that waits, and takes no more. */
  close(): void {
    this.#closed = true;
    while (this.#waiting.length > 0) this.#settle();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      if (this.#waiting.length > 0) this.#settle();
      if (this.#waiting.length > 0) this.#schedule();
    });
  }

  #settle(): void {
    const { clock, log } = this.#options;
    const submissions = this.#waiting.slice(0, MAX_GROUP);
    this.#waiting = this.#waiting.slice(MAX_GROUP);
    const group = new Group(this.#options, clock());
    const settled = this.#decide(group, submissions);
    if (settled.ok) group.keep();
    else group.undo();
    this.#tell(settled.ok ? settled.committed : []);
    for (const [index, submission] of submissions.entries()) {
      const outcome = settled.ok ? settled.outcomes[index] : settled.failed;
      if (outcome === undefined) continue;
      try {
        submission.answer(outcome);
      } catch (error) {
        log.error({ err: error }, 'An answer could not be given.');
      }
    }
    this.#prune();
  }

  /** All or nothing: when it cannot be saved, nothing of it counts and the senders are to send it again. */
  #decide(group: Group, submissions: readonly Submission[]): Settled {
    const { journal, log } = this.#options;
    try {
      const outcomes = submissions.map((submission) => group.judge(submission));
      const committed: Committed[] = [];
      if (!group.isEmpty) journal.transaction(() => committed.push(group.write()));
      if (this.#fault !== null && committed.length > 0) {
        this.#fault = null;
        log.info('The console can save again.');
      }
      return { ok: true, outcomes, committed };
    } catch (error) {
      this.#fault = notSaved(error);
      log.error({ err: error }, this.#fault.message);
      return { ok: false, failed: { kind: 'failed', problem: this.#fault } };
    }
  }

  /** What is durable stays so, whatever happens to those who are told of it. */
  #tell(committed: readonly Committed[]): void {
    for (const one of committed) {
      try {
        this.#options.committed(one);
      } catch (error) {
        this.#options.log.error({ err: error }, 'A commit could not be passed on.');
      }
    }
  }

  #prune(): void {
    const { journal, log } = this.#options;
    try {
      const refusals = journal.refusals.prune();
      const observations = journal.observations.prune();
      if (refusals + observations > 0) log.info({ refusals, observations }, 'Deleted the oldest of these.');
    } catch (error) {
      log.warn({ err: error }, 'Old refusals and observations could not be deleted.');
    }
  }
}

/** What a person can do about it; scoring goes on by itself once that is done. */
function notSaved(error: unknown): Problem {
  const detail = error instanceof Error ? error.message : String(error);
  const code = error instanceof Database.SqliteError ? error.code : '';
  const what = code.startsWith('SQLITE_FULL')
    ? 'The disk is full: free some space on it'
    : code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_IOERR')
      ? `The disk cannot be written (${detail}): look after it`
      : code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB'
        ? 'The journal is damaged: restart the console, it then rebuilds the journal from the newest backup'
        : `The console cannot save (${detail})`;
  return problem('not-saved', `${what}. Until then nothing is scored; what pads send waits on them.`);
}

type Settled =
  | { readonly ok: true; readonly outcomes: readonly Outcome[]; readonly committed: readonly Committed[] }
  | { readonly ok: false; readonly failed: Outcome };
