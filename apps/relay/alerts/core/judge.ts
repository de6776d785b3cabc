import { type EffectiveEvent, isCorrection } from '#shared/match/effective.ts';
import type { MatchFold, Step } from '#shared/match/fold.ts';
import type { AlertKind } from '#shared/wire/alerts.ts';
import { type Happening, happeningsOf } from './happening.ts';

/** What is older is no news: nobody is rung up about a day that a console brings along from where there was no network. */
const NEWS_MS = 10 * 60_000;

/** An event that was told of. */
export interface Told {
  readonly event: string;
  /** How often something was told of it, the first alert included. */
  readonly revision: number;
  /** What was told last; nothing after it was taken back. */
  readonly happenings: readonly Happening[];
  /** What the first alert was about. */
  readonly kinds: readonly AlertKind[];
}

/** What is to be told of an event now. `silent`: to be remembered and told to nobody. */
export interface Verdict extends Told {
  readonly change: 'news' | 'corrected' | 'taken-back';
  readonly silent: boolean;
  readonly step: Step;
}

export interface Stretch {
  /** Seq of the log after which, and up to which, events are looked at. */
  readonly after: number;
  readonly until: number;
  /** UTC ms, to compare with when events were recorded. */
  readonly now: number;
}

/**
 * What a stretch of a match's log leads to, given what was told before. Pure; pauses now and then, because after a
 * correction it looks at the whole match again.
 *
 * One event has one alert, whatever happened in it. What was told and is no longer so is taken back, what has become
 * something else is corrected. The same is never told twice, and a close finish once a match.
 */
export function* judge(fold: MatchFold, stretch: Stretch, told: readonly Told[]): Generator<undefined, Verdict[]> {
  const { after, until } = stretch;
  const corrects = fold.log.some(({ seq, type }) => seq > after && seq <= until && isCorrection(type));
  const known = new Map(told.map((each) => [each.event, each]));
  const isConcerned = (event: EffectiveEvent) =>
    event.seq > after || (corrects && (known.has(event.id) || isNews(fold, event, stretch)));
  const from = fold.effective.findIndex(isConcerned);
  if (from < 0) return [];

  let isCloseTold = told.some(({ kinds }) => kinds.includes('close'));
  const verdicts: Verdict[] = [];
  let steps = 0;
  for (const step of fold.steps(from)) {
    steps += 1;
    if (steps % 8 === 0) yield;
    const { event } = step;
    if (event.seq > until) continue;
    const was = known.get(event.id);
    if (was !== undefined) {
      const verdict = again(was, step);
      if (verdict !== null) verdicts.push(verdict);
    } else if (isConcerned(event) && isNews(fold, event, stretch)) {
      const happenings = (happeningsOf(step) ?? []).filter(({ kind }) => !(kind === 'close' && isCloseTold));
      const kinds = [...new Set(happenings.map(({ kind }) => kind))];
      if (kinds.length === 0) continue;
      isCloseTold ||= kinds.includes('close');
      verdicts.push({ change: 'news', event: event.id, revision: 1, happenings, kinds, silent: false, step });
    }
  }
  return withoutMoved(verdicts, known);
}

/** What is recorded just now and happened just now; an event that is put in later is news as little as an old one. */
function isNews(fold: MatchFold, event: EffectiveEvent, { now }: Stretch): boolean {
  const entry = fold.find(event.id);
  return entry !== undefined && now - entry.recordedAt <= NEWS_MS && entry.at - event.at <= NEWS_MS;
}

/** What the event is now, where that is not what was told. */
function again(was: Told, step: Step): Verdict | null {
  const is = happeningsOf(step);
  const isGone = is === null;
  // Where a finish becomes close may move with every correction: only that its event is gone counts.
  const onlyClose = was.happenings.length > 0 && lasting(was.happenings).length === 0;
  const isSame = isGone ? was.happenings.length === 0 : onlyClose || key(lasting(is)) === key(lasting(was.happenings));
  if (isSame) return null;
  const happenings = lasting(is ?? []);
  const change = happenings.length === 0 ? 'taken-back' : 'corrected';
  return { change, event: was.event, revision: was.revision + 1, happenings, kinds: was.kinds, silent: false, step };
}

function lasting(happenings: readonly Happening[]): readonly Happening[] {
  return happenings.filter(({ kind }) => kind !== 'close');
}

function key(value: Happening | readonly Happening[]): string {
  return JSON.stringify(value);
}

/**
 * A correction of one ball may move what was told of another (a fifty, the start) to a third: that is neither taken back
 * nor told again.
 */
function withoutMoved(verdicts: readonly Verdict[], known: ReadonlyMap<string, Told>): Verdict[] {
  const gone = new Set<string>();
  const come = new Set<string>();
  for (const { change, event, happenings } of verdicts) {
    if (change === 'taken-back') for (const each of known.get(event)?.happenings ?? []) gone.add(key(each));
    if (change === 'news') for (const each of happenings) come.add(key(each));
  }
  return verdicts.map((verdict) => {
    const { change, event, happenings } = verdict;
    if (change === 'news') return { ...verdict, silent: happenings.every((each) => gone.has(key(each))) };
    if (change !== 'taken-back') return verdict;
    const lost = known.get(event)?.happenings ?? [];
    return { ...verdict, silent: lost.every((each) => come.has(key(each))) };
  });
}
