import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem } from '#shared/problem.ts';
import type { CheckState } from '#shared/wire/checks.ts';
import type {
  ConsoleHealth,
  ConsolePush,
  Device,
  MatchSummary,
  RefusedDraft,
  SyncState,
} from '#shared/wire/console.ts';
import type { MatchScorers } from '#shared/wire/scorers.ts';
import { t } from '../text/text.ts';

export type Hello = Extract<ConsolePush, { push: 'hello' }>;

/** What the core says of itself: the connection, the matches, the way to the relay. */
export interface LinkState {
  /** `lost` once a connection that was there is gone, or the first attempts failed. */
  readonly connection: 'connecting' | 'open' | 'lost';
  readonly hello: Hello | null;
  readonly sync: SyncState | null;
  readonly health: ConsoleHealth | null;
  /** Null until the core has sent its list. */
  readonly matches: ReadonlyMap<string, MatchSummary> | null;
  /** What people and devices are called, by their id. */
  readonly names: ReadonlyMap<string, string>;
  /** The second scorers of each match, and how their logs compare with it. */
  readonly checks: ReadonlyMap<string, readonly CheckState[]>;
  /** Who was named to score each match; not there: nobody was. */
  readonly scorers: ReadonlyMap<string, MatchScorers>;
  /** Open screens of the desk; null: not known. */
  readonly screens: number | null;
  /** Everything that is paired. */
  readonly devices: ReadonlyMap<string, Device>;
  /** Newest first, since this page was opened. */
  readonly refused: readonly RefusedDraft[];
  readonly fault: Problem | null;
  /** Why drafts could not be kept for a reload of the page. */
  readonly storageFault: string | null;
}

const REFUSED_KEPT = 200;

export const initialLink: LinkState = {
  connection: 'connecting',
  hello: null,
  sync: null,
  health: null,
  matches: null,
  names: new Map(),
  checks: new Map(),
  scorers: new Map(),
  screens: null,
  devices: new Map(),
  refused: [],
  fault: null,
  storageFault: null,
};

export type LinkStore = StoreApi<LinkState>;

export function createLinkStore(): LinkStore {
  return createStore<LinkState>(() => initialLink);
}

/** The state after a push; what concerns the open match only (`log`, what its devices say) changes nothing here. */
export function afterPush(state: LinkState, push: ConsolePush): LinkState {
  switch (push.push) {
    case 'hello':
      return { ...state, hello: { ...push, name: named(push.name) } };
    case 'matches':
      return { ...state, matches: new Map(push.matches.map((summary) => [summary.match, summary])) };
    case 'match':
      return { ...state, matches: new Map(state.matches).set(push.summary.match, push.summary) };
    case 'removed':
      return {
        ...state,
        matches: without(state.matches ?? new Map(), push.match),
        checks: without(state.checks, push.match),
        scorers: without(state.scorers, push.match),
      };
    case 'sync':
      return { ...state, sync: push.sync };
    case 'health':
      return { ...state, health: push.health };
    case 'refused':
      return { ...state, refused: [push.refused, ...state.refused].slice(0, REFUSED_KEPT) };
    case 'checks':
      return { ...state, checks: new Map(state.checks).set(push.match, push.checks) };
    case 'scorers':
      return { ...state, scorers: new Map(state.scorers).set(push.match, push) };
    case 'people':
      return {
        ...state,
        screens: push.screens,
        devices: withScorers(state.devices, push.scorers.map(inOurWords)),
        names: new Map([...state.names, ...push.scorers.map(({ id, name }) => [id, named(name)] as const)]),
      };
    case 'device':
      return {
        ...state,
        devices: new Map(state.devices).set(push.device.id, inOurWords(push.device)),
        names: new Map(state.names).set(push.device.id, named(push.device.name)),
      };
    case 'log':
    case 'observation':
    case 'boards':
      return state;
  }
}

function without<T>(map: ReadonlyMap<string, T>, key: string): ReadonlyMap<string, T> {
  return new Map([...map].filter(([each]) => each !== key));
}

/** Scorers that are not among those who are here or lost have left: they are known, and missed by nobody. */
function withScorers(known: LinkState['devices'], scorers: readonly Device[]): LinkState['devices'] {
  const gone = [...known.values()].map((device) =>
    device.role === 'scorer' ? { ...device, online: false, lostAt: null } : device,
  );
  return new Map([...gone, ...scorers].map((device) => [device.id, device]));
}

/** The state after the core has listed all that is paired. */
export function withDevices(devices: readonly Device[]): Pick<LinkState, 'devices' | 'names'> {
  return {
    devices: new Map(devices.map((device) => [device.id, inOurWords(device)])),
    names: new Map(devices.map(({ id, name }) => [id, named(name)])),
  };
}

/** A name that the console itself gave is said in the page's language; one that somebody gave stays. */
function named(name: string): string {
  return Object.entries(t.own).find(([given]) => given === name)?.[1] ?? name;
}

function inOurWords(device: Device): Device {
  return { ...device, name: named(device.name) };
}
