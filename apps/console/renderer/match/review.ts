import type { JsonObject } from '#shared/json/json.ts';
import type { EffectiveEvent } from '#shared/match/effective.ts';
import type { MatchFold, Step } from '#shared/match/fold.ts';
import { lifecycle } from '#shared/match/lifecycle.ts';
import { advance } from '#shared/match/state.ts';
import { RuleViolation } from '#shared/sports/sport.ts';

/** Something about an event that wants a second look. */
export interface Finding {
  /** `override`: a rule was set aside for it. `conflict`: the corrected match has no room for it. */
  readonly kind: 'warning' | 'override' | 'conflict';
  readonly code: string;
  /** Null: only the rule's code is known. */
  readonly message: string | null;
}

/** Who has looked at an event's findings and left them as they are, by which event of the log. */
export interface Reviewed {
  readonly mark: string;
  readonly by: string;
  readonly at: number;
}

export interface Flagged {
  readonly event: EffectiveEvent;
  /** Its place in the corrected log. */
  readonly index: number;
  readonly findings: readonly Finding[];
  /** Null: somebody is still to look at it. */
  readonly reviewed: Reviewed | null;
}

const Mark = lifecycle['note.reviewed'];
const NONE: readonly Finding[] = [];

/**
 * What wants a second look in the open match, by the corrected log: a correction that mends an event takes it off the
 * list, one that makes another event doubtful puts that on it. Like the timeline it works only when somebody looks, and
 * only on what has changed since.
 */
export class Review {
  private fold: MatchFold;
  /** By effective index; shorter than the log where nobody has looked yet. */
  private findings: (readonly Finding[])[] = [];
  private listed: readonly Flagged[] | null = null;

  constructor(fold: MatchFold) {
    this.fold = fold;
  }

  /** The log has changed from this effective index on; `fold` may be another one. */
  update(fold: MatchFold, changedFrom: number): void {
    this.findings.length = Math.min(this.findings.length, fold === this.fold ? changedFrom : 0);
    this.fold = fold;
    this.listed = null;
  }

  /** The events with findings, in the order of the match. */
  list(): readonly Flagged[] {
    this.listed ??= this.find();
    return this.listed;
  }

  private find(): readonly Flagged[] {
    const { fold, findings } = this;
    for (const step of fold.steps(findings.length)) findings.push(findingsOf(step));
    const marks = marksOf(fold);
    return fold.effective.flatMap((event, i): Flagged[] => {
      const found = findings[i] ?? NONE;
      if (found.length === 0) return [];
      return [{ event, index: i, findings: found, reviewed: reviewedBy(fold, event, found, marks) }];
    });
  }
}

/** The mark that an event was looked at, as data of `note.reviewed`. */
export function markOf(flagged: readonly Flagged[]): JsonObject {
  return { of: flagged.map(({ event, findings }) => ({ event: event.id, codes: codesOf(findings) })) };
}

/** What a mark says without one of its events; null: nothing any more. */
export function markWithout({ effective }: MatchFold, mark: string, event: string): JsonObject | null {
  const parsed = Mark.safeParse(effective.find(({ id }) => id === mark)?.data);
  const rest = parsed.data?.of.filter((each) => each.event !== event) ?? [];
  return rest.length === 0 ? null : { of: rest };
}

/** Codes as they go into a mark, which has room for so many. */
function codesOf(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map(({ code }) => code))].slice(0, 16);
}

function findingsOf({ before, event, after }: Step): readonly Finding[] {
  if (event.voided || before === null) return NONE;
  const found: Finding[] = before.game.warnings(event).map((warning) => ({ kind: 'warning', ...warning }));
  if (event.override !== undefined) found.push(...setAside(before, event, event.override.codes));
  const conflict = after === before ? undefined : after?.conflicts.at(-1);
  if (conflict?.id === event.id) found.push({ kind: 'conflict', code: conflict.code, message: conflict.message });
  return found.length === 0 ? NONE : found;
}

/** The rules in their own words, as far as they still object. */
function setAside(before: NonNullable<Step['before']>, event: EffectiveEvent, codes: readonly string[]): Finding[] {
  const { override, ...plainly } = event;
  const told = new Map<string, string>();
  for (let i = 0; i < codes.length; i++) {
    const waived = [...told.keys()];
    const next = advance(before, waived.length === 0 ? plainly : { ...event, override: { codes: waived, reason: '' } });
    if (!(next instanceof RuleViolation) || told.has(next.code)) break;
    told.set(next.code, next.message);
  }
  // A pad names every rule that might object; where none does any more, the codes are all there is to tell.
  const objecting = told.size > 0 ? [...told.keys()] : codes;
  return objecting.map((code) => ({ kind: 'override', code, message: told.get(code) ?? null }));
}

type Marks = ReadonlyMap<string, readonly { readonly mark: EffectiveEvent; readonly codes: readonly string[] }[]>;

function marksOf({ effective }: MatchFold): Marks {
  const marks = new Map<string, { mark: EffectiveEvent; codes: readonly string[] }[]>();
  for (const mark of effective) {
    if (mark.type !== 'note.reviewed' || mark.voided) continue;
    for (const { event, codes } of Mark.safeParse(mark.data).data?.of ?? []) {
      marks.set(event, [...(marks.get(event) ?? []), { mark, codes }]);
    }
  }
  return marks;
}

/** An event that was corrected since is to be looked at again, and so is one with a new finding. */
function reviewedBy(
  fold: MatchFold,
  { id, correctedBy }: EffectiveEvent,
  findings: readonly Finding[],
  marks: Marks,
): Reviewed | null {
  const corrected = (correctedBy === undefined ? undefined : fold.find(correctedBy)?.seq) ?? 0;
  const counting = marks.get(id)?.filter(({ mark }) => mark.seq > corrected) ?? [];
  const seen = new Set(counting.flatMap(({ codes }) => codes));
  const last = counting.at(-1)?.mark;
  if (last === undefined || !codesOf(findings).every((code) => seen.has(code))) return null;
  return { mark: last.id, by: last.source.id, at: last.at };
}
