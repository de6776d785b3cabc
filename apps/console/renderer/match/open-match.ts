import { canonical } from '#shared/json/canonical.ts';
import { type ChainHead, emptyHead, hashEvent } from '#shared/match/chain.ts';
import { type Decision, decide } from '#shared/match/desk.ts';
import type { Draft, MatchEvent } from '#shared/match/event.ts';
import { MatchFold } from '#shared/match/fold.ts';
import { problem } from '#shared/problem.ts';

/** A draft that the core has not put into the log yet, as far as is known here. */
export interface Pending {
  readonly draft: Draft;
  /** The event it should become; null when the match has moved on and it no longer fits. */
  readonly event: MatchEvent | null;
  /** The core has answered: it is stored, and only its echo in the log is still to come. */
  readonly saved: boolean;
}

/** So many unanswered drafts mean that the console has been gone for several overs: time to say stop. */
export const MAX_PENDING = 200;

/**
 * The open match: the log as the core has stored it, and on top of it what was scored here and is still on its way.
 * One fold holds both, so that an action shows at once; when the core's word differs from what was assumed (another
 * scorer was quicker, a refusal), the fold is made anew from what is stored.
 */
export class OpenMatch {
  readonly match: string;
  /** Whom the core will name as the author of what is scored here. */
  user: string;
  private firm: MatchEvent[] = [];
  private waiting: Pending[] = [];
  private folded = new MatchFold();
  private head: ChainHead;
  private term = 1;

  constructor(match: string, user: string) {
    this.match = match;
    this.user = user;
    this.head = emptyHead(match);
  }

  get fold(): MatchFold {
    return this.folded;
  }

  get pending(): readonly Pending[] {
    return this.waiting;
  }

  /** The log as the core has stored it: without what is still on its way. */
  get stored(): readonly MatchEvent[] {
    return this.firm;
  }

  /** Last seq known to be stored. */
  get firmSeq(): number {
    return this.firm.length;
  }

  /** Replaces the stored log by the core's. */
  load(log: readonly MatchEvent[], now: number): void {
    this.firm = [...log];
    const known = new Set(log.map((event) => event.id));
    this.waiting = this.waiting.filter(({ draft }) => !known.has(draft.id));
    this.rebuild(now);
  }

  /** Drafts of an earlier visit that were never answered. */
  restore(drafts: readonly Draft[], now: number): void {
    const known = new Set([...this.waiting.map(({ draft }) => draft.id), ...this.firm.map((event) => event.id)]);
    const fresh = drafts.filter((draft) => !known.has(draft.id));
    this.waiting.push(...fresh.map((draft) => ({ draft, event: null, saved: false })));
    this.rebuild(now);
  }

  /**
   * Takes the next stored event.
   * @returns the index in the effective log from which anything may have changed, or `gap` when events are missing.
   */
  receive(event: MatchEvent, now: number): number | 'gap' {
    if (event.seq <= this.firm.length) return this.folded.effective.length;
    if (event.seq !== this.firm.length + 1) return 'gap';
    this.firm.push(event);
    this.term = Math.max(this.term, event.term);
    const [first, ...rest] = this.waiting;
    if (first === undefined) {
      this.head = headAt(event);
      return this.folded.append(event);
    }
    if (first.event !== null && first.draft.id === event.id && sameContent(first.event, event)) {
      this.waiting = rest;
      if (rest.length === 0) this.head = headAt(event);
      return this.folded.effective.length;
    }
    this.waiting = this.waiting.filter(({ draft }) => draft.id !== event.id);
    this.rebuild(now);
    return 0;
  }

  /** Judges a draft as the core will, and takes it up as pending when it is acceptable. */
  propose(draft: Draft, now: number): Decision & { readonly changedFrom: number } {
    const unchanged = this.folded.effective.length;
    if (this.waiting.length >= MAX_PENDING) {
      const message = `${MAX_PENDING} actions wait for the console already. Restore the link before scoring on.`;
      return { kind: 'refused', problem: problem('too-many-pending', message), changedFrom: unchanged };
    }
    const decision = this.judge(draft, now);
    if (decision.kind !== 'accepted') return { ...decision, changedFrom: unchanged };
    this.waiting.push({ draft, event: decision.event, saved: false });
    this.head = decision.head;
    return { ...decision, changedFrom: this.folded.append(decision.event) };
  }

  /** What the core would say of a draft, without doing anything. */
  judge(draft: Draft, now: number): Decision {
    const source = { kind: 'console', id: this.user } as const;
    return decide(this.folded, draft, { match: this.match, head: this.head, term: this.term, source, now });
  }

  /** The core has stored the draft. */
  saved(id: string): void {
    this.waiting = this.waiting.map((entry) => (entry.draft.id === id ? { ...entry, saved: true } : entry));
  }

  /** The core refused the draft: what was shown of it goes. Returns the draft, if it was one of ours. */
  drop(id: string, now: number): Draft | null {
    const entry = this.waiting.find(({ draft }) => draft.id === id);
    if (entry === undefined) return null;
    this.waiting = this.waiting.filter((other) => other !== entry);
    this.rebuild(now);
    return entry.draft;
  }

  private rebuild(now: number): void {
    this.folded = MatchFold.of(this.firm);
    const last = this.firm.at(-1);
    this.head = last === undefined ? emptyHead(this.match) : headAt(last);
    this.term = Math.max(this.term, last?.term ?? 1);
    this.waiting = this.waiting.map((entry) => {
      const decision = this.judge(entry.draft, now);
      if (decision.kind !== 'accepted') return { ...entry, event: null };
      this.folded.append(decision.event);
      this.head = decision.head;
      return { ...entry, event: decision.event };
    });
  }
}

function headAt(event: MatchEvent): ChainHead {
  return { seq: event.seq, term: event.term, hash: hashEvent(event) };
}

function sameContent(a: MatchEvent, b: MatchEvent): boolean {
  return a.seq === b.seq && a.at === b.at && canonical(a.data) === canonical(b.data);
}
