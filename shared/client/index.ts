/**
 * Scorewire's live client for browsers, Node 22 and up, and React Native. It depends on nothing. `react.ts` beside it
 * has the hook.
 */
export { LiveClient, type LiveListener, type LiveOptions, type LiveState } from './live-client.ts';
export { type Freshness, type MatchNow, MatchStore, type MatchStoreOptions } from './match-store.ts';
export type { Gap, LiveError, LiveEvent, Presence, Snapshot } from './messages.ts';
export { type Connection, type ConnectionEvents, type Runtime, webRuntime } from './runtime.ts';
