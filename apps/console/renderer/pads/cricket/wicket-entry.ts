import type { JsonObject } from '#shared/json/json.ts';
import type { DismissalKind, Fielder } from '#shared/sports/cricket/events.ts';
import type { Format } from '#shared/sports/cricket/setup.ts';
import { type Entry, toRuns } from './entry.ts';

/** What is still to be said about a wicket, in this order. */
export type WicketStep = 'kind' | 'who' | 'runs' | 'fielders' | 'confirm';

export interface WicketEntry {
  /** Wide, no-ball, byes: as entered before "wicket". */
  readonly ball: Entry;
  readonly kind: DismissalKind | null;
  readonly player: string | null;
  /** Completed before the wicket fell. */
  readonly runs: number;
  readonly fielders: readonly Fielder[];
  /** It fell between deliveries: no ball is counted. */
  readonly offBall: boolean;
  readonly step: WicketStep;
}

export const KIND_KEYS: readonly { readonly key: string; readonly kind: DismissalKind }[] = [
  { key: 'b', kind: 'bowled' },
  { key: 'c', kind: 'caught' },
  { key: 'l', kind: 'lbw' },
  { key: 'r', kind: 'run out' },
  { key: 's', kind: 'stumped' },
  { key: 'v', kind: 'caught and bowled' },
  { key: 'h', kind: 'hit wicket' },
  { key: 'e', kind: 'retired hurt' },
  { key: 'q', kind: 'retired out' },
  { key: 'o', kind: 'obstructing the field' },
  { key: 'd', kind: 'hit the ball twice' },
  { key: 't', kind: 'timed out' },
];

/** Those that only happen apart from a ball. */
const OFF_BALL: ReadonlySet<DismissalKind> = new Set(['timed out', 'retired hurt', 'retired out', 'retired not out']);
/** Those that may happen before the ball is bowled as well as after. */
const EITHER: ReadonlySet<DismissalKind> = new Set(['run out', 'obstructing the field']);

export function startWicket(ball: Entry, striker: string | null): WicketEntry {
  return { ball, kind: null, player: striker, runs: 0, fielders: [], offBall: false, step: 'kind' };
}

export function withKind(entry: WicketEntry, kind: DismissalKind, keeper: string | null): WicketEntry {
  const fielders = kind === 'stumped' && keeper !== null ? [{ player: keeper }] : [];
  const next = { ...entry, kind, fielders, runs: 0, offBall: OFF_BALL.has(kind) };
  return { ...next, step: stepsOf(next)[1] ?? 'confirm' };
}

/** The steps that this kind of wicket needs. */
export function stepsOf({ kind, offBall }: Pick<WicketEntry, 'kind' | 'offBall'>): readonly WicketStep[] {
  switch (kind) {
    case null:
      return ['kind'];
    case 'caught':
      return ['kind', 'fielders', 'confirm'];
    case 'stumped':
      return ['kind', 'fielders', 'confirm'];
    case 'run out':
      return offBall ? ['kind', 'who', 'fielders', 'confirm'] : ['kind', 'who', 'runs', 'fielders', 'confirm'];
    case 'obstructing the field':
    case 'handled the ball':
      return offBall ? ['kind', 'who', 'confirm'] : ['kind', 'who', 'runs', 'confirm'];
    case 'timed out':
    case 'retired hurt':
    case 'retired out':
    case 'retired not out':
      return ['kind', 'who', 'confirm'];
    default:
      return ['kind', 'confirm'];
  }
}

export function onward(entry: WicketEntry): WicketEntry {
  const steps = stepsOf(entry);
  return { ...entry, step: steps[steps.indexOf(entry.step) + 1] ?? 'confirm' };
}

/** The step before; null: out of the panel. */
export function backward(entry: WicketEntry): WicketEntry | null {
  const before = stepsOf(entry)[stepsOf(entry).indexOf(entry.step) - 1];
  if (before === undefined) return null;
  return before === 'kind' ? { ...entry, kind: null, fielders: [], step: 'kind' } : { ...entry, step: before };
}

export function mayBeOffBall(kind: DismissalKind | null): boolean {
  return kind !== null && EITHER.has(kind);
}

/** Most fielders that are asked for: a run-out passes through several hands. */
export function mostFielders(kind: DismissalKind | null): number {
  return kind === 'run out' ? 4 : 1;
}

/** The wicket as an event; null while something is missing. */
export function wicketEvent(entry: WicketEntry, format: Format): { type: string; data: JsonObject } | null {
  const { kind, player, fielders, offBall, ball, runs } = entry;
  if (kind === null || player === null) return null;
  const wicket = { kind, player, ...(fielders.length > 0 && { fielders: [...fielders] }) };
  if (offBall) return { type: 'cricket.wicket', data: wicket };
  return {
    type: 'cricket.delivery',
    data: { runs: { ...toRuns({ ...ball, runs }, format) }, wickets: [wicket] },
  };
}
