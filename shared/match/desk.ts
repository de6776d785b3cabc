import { covers } from '../json/canonical.ts';
import type { Json, JsonObject, Parsed } from '../json/json.ts';
import { type Problem, problem } from '../problem.ts';
import { schemaProblem } from '../sports/game.ts';
import { findSport } from '../sports/registry.ts';
import { RuleViolation, type Warning } from '../sports/sport.ts';
import { type ChainHead, hashEvent } from './chain.ts';
import { corrections, isAnyVoided, isCorrection, plain, voidTargets } from './effective.ts';
import type { Draft, MatchEvent, Source } from './event.ts';
import type { MatchFold } from './fold.ts';
import { isLifecycle, lifecycle } from './lifecycle.ts';
import { advance, createState, type MatchState } from './state.ts';

/** What becomes of a draft. A refusal is as final and as durable as an acceptance. */
export type Decision =
  | {
      readonly kind: 'accepted';
      readonly event: MatchEvent;
      readonly head: ChainHead;
      readonly warnings: readonly Warning[];
    }
  | { readonly kind: 'duplicate'; readonly event: MatchEvent }
  | { readonly kind: 'refused'; readonly problem: Problem };

export interface DeskContext {
  readonly match: string;
  readonly head: ChainHead;
  /** The writer's current term; at least `head.term`. */
  readonly term: number;
  readonly source: Source;
  /** Now, UTC ms. */
  readonly now: number;
}

/**
 * Judges a draft in the current state of its match. Pure: the caller appends the event to the fold once it is stored.
 * Consoles and the relay's feed ingest share it, so that a match means the same whoever writes it.
 */
export function decide(fold: MatchFold, draft: Draft, context: DeskContext): Decision {
  const known = fold.find(draft.id);
  if (known !== undefined) return recognise(known, draft);

  const prepared = prepare(fold, draft.type, draft.data);
  if (!prepared.ok) return refused(prepared.problem);
  const event: MatchEvent = {
    id: draft.id,
    match: context.match,
    seq: context.head.seq + 1,
    term: context.term,
    type: draft.type,
    data: prepared.value,
    at: draft.at ?? context.now,
    recordedAt: context.now,
    source: context.source,
    ...(draft.override && { override: draft.override }),
    prev: context.head.hash,
  };
  const verdict = isCorrection(event.type) ? judgeCorrection(fold, event) : judge(fold, event);
  if ('problem' in verdict) return refused(verdict.problem);
  return {
    kind: 'accepted',
    event,
    head: { seq: event.seq, term: event.term, hash: hashEvent(event) },
    warnings: verdict.warnings,
  };
}

/** Checks an event's data against the schema of its type; `sport` is needed for a sport's own types. */
export function parseData(type: string, data: JsonObject, sport: string | undefined): Parsed<JsonObject> {
  if (type === 'match.created') return parseCreated(data);
  if (isLifecycle(type)) return parseWith(lifecycle[type], data);
  if (type === 'correction.insert') return parseInsert(data, sport);
  if (isCorrection(type)) return parseWith(corrections[type], data);
  const rules = sport === undefined ? undefined : findSport(sport);
  if (rules === undefined) {
    return { ok: false, problem: problem('no-match', 'There is no such match here yet; send match.created first.') };
  }
  return rules.parse(type, data);
}

/** Parses the data and fills in what the sender may leave out, in the state where the event takes its place. */
function prepare(fold: MatchFold, type: string, data: JsonObject): Parsed<JsonObject> {
  const sport = fold.state?.sport;
  const parsed = parseData(type, data, sport);
  if (!parsed.ok) return parsed;
  if (type === 'correction.amend') return prepareAmend(fold, parsed.value);
  if (type === 'correction.insert') {
    const { after, type: inner, data: innerData } = corrections[type].parse(parsed.value);
    const completed = completeIn(fold.around(after)?.after ?? null, inner, innerData, null);
    return { ok: true, value: { ...parsed.value, data: completed } };
  }
  return { ok: true, value: completeIn(fold.state, type, parsed.value, null) };
}

function prepareAmend(fold: MatchFold, amend: JsonObject): Parsed<JsonObject> {
  const { target, data } = corrections['correction.amend'].parse(amend);
  const place = fold.around(target);
  if (place === null) return { ok: true, value: amend };
  const { type, data: was } = place.event;
  // Whether a match is real is settled when it begins.
  const given = type === 'match.created' ? withPractice(data, was) : data;
  const parsed = parseData(type, given, fold.state?.sport);
  return parsed.ok
    ? { ok: true, value: { ...amend, data: completeIn(place.before, type, parsed.value, was) } }
    : parsed;
}

function completeIn(state: MatchState | null, type: string, data: JsonObject, was: JsonObject | null): JsonObject {
  if (state === null || isLifecycle(type) || isCorrection(type)) return data;
  return state.game.complete({ type, data }, was === null ? null : { type, data: was }).data;
}

type Verdict = { readonly warnings: readonly Warning[] } | { readonly problem: Problem };

function judge(fold: MatchFold, event: MatchEvent): Verdict {
  const effective = plain(event);
  if (fold.state === null) {
    const created = createState(effective);
    return created.ok ? { warnings: [] } : { problem: created.problem };
  }
  const next = advance(fold.state, effective);
  return next instanceof RuleViolation
    ? { problem: violationProblem(next) }
    : { warnings: fold.state.game.warnings(effective) };
}

/** A correction may not leave events behind that no longer fit, unless the scorer insists. */
function judgeCorrection(fold: MatchFold, event: MatchEvent): Verdict {
  const target = findTarget(fold, event);
  if ('code' in target) return { problem: target };
  const before = fold.state;
  const after = fold.preview(event);
  if (before === null || after === null)
    return { problem: problem('breaks-match', 'That would leave no match at all.') };
  const old = new Set(before.conflicts.map((conflict) => conflict.id));
  const fresh = after.conflicts.filter((conflict) => !old.has(conflict.id));
  const first = fresh[0];
  if (first === undefined) return { warnings: [] };
  const message = `${fresh.length} later event(s) would no longer fit, the first: ${first.message}`;
  const insists = event.override?.codes.includes('conflict') ?? false;
  return insists
    ? { warnings: fresh.map(({ code, message: text }) => ({ code, message: text })) }
    : { problem: problem('conflict', message) };
}

function findTarget(fold: MatchFold, event: MatchEvent): MatchEvent | Problem {
  const id = event.data[event.type === 'correction.insert' ? 'after' : 'target'];
  const target = typeof id === 'string' ? fold.find(id) : undefined;
  if (target === undefined) return problem('no-target', 'The event to be corrected is not in this match.');
  if (event.type === 'correction.insert' && !fold.effective.some((one) => one.id === target.id)) {
    return problem('no-target', 'A correction has no place in the match: insert after the event that it corrects.');
  }
  if (event.type === 'correction.void') return faultOfVoid(fold, event) ?? target;
  if (event.type === 'correction.amend') {
    const type = target.type === 'correction.insert' ? target.data.type : target.type;
    if (typeof type !== 'string' || type === 'correction.void' || type === 'correction.amend') {
      return problem('no-target', 'A correction is not amended: void it and make another.');
    }
  }
  return target;
}

function faultOfVoid(fold: MatchFold, { data }: MatchEvent): Problem | null {
  const ids = voidTargets(corrections['correction.void'].parse(data));
  const targets = ids.map((id) => fold.find(id));
  if (targets.includes(undefined)) return problem('no-target', 'One of the events is not in this match.');
  if (targets.some((target) => target?.type === 'match.created')) {
    return problem('breaks-match', 'match.created cannot be voided.');
  }
  // Two people undo the same ball, or the same correction: the second one is to know that nothing came of it.
  return isAnyVoided(fold.log, ids) ? problem('already-voided', 'That event is voided already.') : null;
}

function parseCreated(data: JsonObject): Parsed<JsonObject> {
  const parsed = lifecycle['match.created'].safeParse(data);
  if (!parsed.success) return { ok: false, problem: schemaProblem(parsed.error, 'data') };
  const sport = findSport(parsed.data.sport);
  if (sport === undefined) {
    return { ok: false, problem: problem('unknown-sport', `There is no sport "${parsed.data.sport}" here.`) };
  }
  const setup = sport.parseSetup(parsed.data.setup);
  if (!setup.ok) return setup;
  return { ok: true, value: withPractice({ sport: sport.id, setup: setup.value }, parsed.data) };
}

function withPractice(data: JsonObject, { practice }: { readonly practice?: Json | undefined }): JsonObject {
  const { practice: _, ...rest } = data;
  return practice === true ? { ...rest, practice } : rest;
}

function parseInsert(data: JsonObject, sport: string | undefined): Parsed<JsonObject> {
  const parsed = corrections['correction.insert'].safeParse(data);
  if (!parsed.success) return { ok: false, problem: schemaProblem(parsed.error, 'data') };
  if (isCorrection(parsed.data.type) || parsed.data.type === 'match.created') {
    return { ok: false, problem: problem('invalid', `${parsed.data.type} cannot be inserted.`, 'data.type') };
  }
  const inner = parseData(parsed.data.type, parsed.data.data, sport);
  if (!inner.ok) return inner;
  return { ok: true, value: { ...parsed.data, data: inner.value } };
}

function parseWith(
  schema: { safeParse(value: unknown): ReturnType<(typeof lifecycle)[keyof typeof lifecycle]['safeParse']> },
  data: JsonObject,
): Parsed<JsonObject> {
  const parsed = schema.safeParse(data);
  return parsed.success
    ? { ok: true, value: { ...parsed.data } }
    : { ok: false, problem: schemaProblem(parsed.error, 'data') };
}

function recognise(known: MatchEvent, draft: Draft): Decision {
  if (known.type === draft.type && covers(known.data, draft.data)) return { kind: 'duplicate', event: known };
  return refused(problem('id-reused', `Event ${draft.id} is in the log already with other content.`));
}

function violationProblem(violation: RuleViolation): Problem {
  const { code, law, message } = violation;
  const refusal = problem(code, law === undefined ? message : `${message.replace(/\.$/, '')} (${law}).`);
  if (!violation.overridable) return refusal;
  return { ...refusal, hint: `To score it all the same, send a draft that overrides "${code}".` };
}

function refused(value: Problem): Decision {
  return { kind: 'refused', problem: value };
}
