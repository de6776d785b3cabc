import { canonical } from '../json/canonical.ts';
import type { Json, JsonObject } from '../json/json.ts';
import { isJsonObject } from '../json/json.ts';
import { reading } from '../sports/clock.ts';
import type { GameBoard } from '../sports/sport.ts';
import { DEFAULT_LOCALE } from '../text/locale.ts';
import type { EffectiveEvent } from './effective.ts';
import type { MatchFold } from './fold.ts';
import { isRemark } from './lifecycle.ts';
import type { MatchState } from './state.ts';

/** Two people do not start a clock at the same instant; ms. */
export const CLOCK_TOLERANCE = 2_000;
/** Events looked ahead to tell a changed event from a missing one. */
const LOOK_AHEAD = 12;

/** What one of two scorers has at the place where they part; null: nothing there. */
export interface Parting {
  readonly main: EffectiveEvent | null;
  readonly check: EffectiveEvent | null;
  /** The counted events before the place, on either side; null: none. */
  readonly after: { readonly main: EffectiveEvent | null; readonly check: EffectiveEvent | null };
}

export type Comparison =
  | { readonly kind: 'agree' }
  /** All that both have is the same; one has scored more. Natural for a moment. `since`: of the first more, UTC ms. */
  | {
      readonly kind: 'behind';
      readonly who: 'main' | 'check';
      readonly events: number;
      readonly since: number;
      readonly parting: Parting;
    }
  /** `score`: the scoreboards differ there; else the same score by other facts. */
  | { readonly kind: 'apart'; readonly score: boolean; readonly parting: Parting }
  /** The same events, and clocks that differ by so much; ms. */
  | { readonly kind: 'clock'; readonly main: number; readonly check: number };

/**
 * Compares two logs of one match that were scored independently: the real one and a second scorer's. Order and facts of
 * the events count; ids, times of entry, notes and flags do not.
 * @param ignored keys (`partingKey`) of differences that somebody has decided to leave
 * @param now where running clocks are read, UTC ms
 */
export function compareLogs(
  main: MatchFold,
  check: MatchFold,
  ignored: ReadonlySet<string> = NONE,
  now = 0,
): Comparison {
  const mine = main.effective.filter(counts);
  const theirs = check.effective.filter(counts);
  let i = 0;
  let j = 0;
  for (;;) {
    const m = mine[i];
    const c = theirs[j];
    if (m === undefined && c === undefined) return clocks(main.state, check.state, now);
    if (m !== undefined && c !== undefined && same(m, c)) {
      i++;
      j++;
      continue;
    }
    const after = { main: mine[i - 1] ?? null, check: theirs[j - 1] ?? null };
    const step = m === undefined || c === undefined ? 'more' : align(mine, i, theirs, j);
    const parting: Parting = {
      main: step === 'check-only' ? null : (m ?? null),
      check: step === 'main-only' ? null : (c ?? null),
      after,
    };
    if (ignored.has(partingKey(parting))) {
      if (parting.main !== null) i++;
      if (parting.check !== null) j++;
      continue;
    }
    if (step === 'more') {
      const first = m ?? c;
      const events = Math.max(mine.length - i, theirs.length - j);
      const who = m === undefined ? 'main' : 'check';
      return { kind: 'behind', who, events, since: first?.at ?? 0, parting };
    }
    return {
      kind: 'apart',
      score: boardKey(main, parting.main ?? after.main) !== boardKey(check, parting.check ?? after.check),
      parting,
    };
  }
}

const NONE: ReadonlySet<string> = new Set();

/** Names a difference: by the events as they are now, so that one that is corrected is looked at again. */
export function partingKey({ main, check }: Pick<Parting, 'main' | 'check'>): string {
  const of = (event: EffectiveEvent | null) => (event === null ? '-' : `${event.id}.${event.correctedBy ?? ''}`);
  return `${of(main)}|${of(check)}`;
}

/** What was scored; flags and notes say something about it. */
function counts({ type, voided }: EffectiveEvent): boolean {
  return !voided && !isRemark(type);
}

function same(a: EffectiveEvent, b: EffectiveEvent): boolean {
  if (a.id === b.id && a.correctedBy === b.correctedBy) return true;
  if (a.type !== b.type) return false;
  if (a.type === 'clock.set' && typeof a.data.ms === 'number' && typeof b.data.ms === 'number') {
    return Math.abs(a.data.ms - b.data.ms) <= CLOCK_TOLERANCE;
  }
  return canonical(a.data) === canonical(b.data);
}

/** Is one of the two events changed, or does one scorer have an event that the other has not? What fits better after it. */
function align(
  mine: readonly EffectiveEvent[],
  i: number,
  theirs: readonly EffectiveEvent[],
  j: number,
): 'changed' | 'main-only' | 'check-only' {
  const changed = alikeRun(mine, i + 1, theirs, j + 1);
  const mainOnly = alikeRun(mine, i + 1, theirs, j);
  const checkOnly = alikeRun(mine, i, theirs, j + 1);
  if (mainOnly > changed && mainOnly >= checkOnly) return 'main-only';
  if (checkOnly > changed) return 'check-only';
  // With nothing after it that tells: two kinds of event are not one changed into the other where one side is longer.
  if (changed === 0 && mine[i]?.type !== theirs[j]?.type) {
    if (mine.length - i > theirs.length - j) return 'main-only';
    if (mine.length - i < theirs.length - j) return 'check-only';
  }
  return 'changed';
}

function alikeRun(mine: readonly EffectiveEvent[], i: number, theirs: readonly EffectiveEvent[], j: number): number {
  let run = 0;
  while (run < LOOK_AHEAD) {
    const a = mine[i + run];
    const b = theirs[j + run];
    if (a === undefined || b === undefined || !alike(a, b)) return run;
    run++;
  }
  return run;
}

/** The same play, whoever was at it: a single that one scorer missed puts other people at the ends from then on. */
function alike(a: EffectiveEvent, b: EffectiveEvent): boolean {
  return a.type === b.type && canonical(withoutTexts(a.data)) === canonical(withoutTexts(b.data));
}

function withoutTexts(data: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, figures(value)]));
}

function figures(value: Json | undefined): Json {
  if (typeof value === 'string' || value === undefined) return null;
  if (typeof value !== 'object' || value === null) return value;
  return isJsonObject(value) ? withoutTexts(value) : value.map(figures);
}

/** The score after an event: total, wickets, sets, period; what words say of it is no part of it. */
function boardKey(fold: MatchFold, event: EffectiveEvent | null): string {
  const state = event === null ? null : (fold.around(event.id)?.after ?? null);
  return state === null ? '' : canonical(scoreOf(state.game.board(DEFAULT_LOCALE)));
}

function scoreOf({ phase, sides, result }: GameBoard): JsonObject {
  return {
    phase,
    sides: sides.map(({ score, detail }) => ({ score, detail: detail ?? null })),
    result: result ?? null,
  };
}

function clocks(main: MatchState | null, check: MatchState | null, now: number): Comparison {
  const mine = main?.game.board(DEFAULT_LOCALE).clock;
  const theirs = check?.game.board(DEFAULT_LOCALE).clock;
  if (mine === undefined || theirs === undefined) return { kind: 'agree' };
  const [a, b] = [reading(mine, now), reading(theirs, now)];
  return Math.abs(a - b) > CLOCK_TOLERANCE ? { kind: 'clock', main: a, check: b } : { kind: 'agree' };
}
