import type { Parsed } from '#shared/json/json.ts';
import type { MatchEvent } from '#shared/match/event.ts';
import type { ChecksMessage } from '#shared/wire/checks.ts';
import type {
  ConsoleHealth,
  ConsolePush,
  ConsoleRequest,
  Device,
  MatchSummary,
  RefusedDraft,
  SyncState,
} from '#shared/wire/console.ts';
import type { BoardReading, StoredObservation } from '#shared/wire/inbox.ts';
import type { MatchScorers } from '#shared/wire/scorers.ts';
import type { ApiClient, ApiResult } from './api.ts';

/** Events in one `log` push. */
const LOG_CHUNK = 200;
/** Bytes a client may be behind before we wait for it. */
const MAX_BACKLOG = 1024 * 1024;
/** Refusals that wait for a slow client; it can ask for the older ones. */
const MAX_REFUSED = 100;
/** Observations that wait for a slow client; the newest of them. */
const MAX_OBSERVATIONS = 100;

/** What a session needs of the core. */
interface Sources {
  readonly log: (match: string) => readonly MatchEvent[];
  readonly summary: (match: string) => MatchSummary | null;
  readonly hello: () => ConsolePush;
  readonly sync: () => SyncState;
  readonly health: () => ConsoleHealth;
  readonly boards: (match: string) => BoardReading[];
  readonly handle: (request: ConsoleRequest) => Promise<Parsed<ApiResult>>;
  readonly left: () => void;
}

/**
 * One user interface's view. It remembers only what has changed and reads the newest when the client has room, so a
 * slow client gets fewer and newer messages and nothing piles up here.
 */
export class ApiSession {
  readonly user: string;
  readonly #client: ApiClient;
  readonly #sources: Sources;
  readonly #changed = new Set<string>();
  readonly #refused: RefusedDraft[] = [];
  readonly #checks = new Map<string, ChecksMessage>();
  readonly #scorers = new Map<string, MatchScorers>();
  readonly #observations = new Map<number, StoredObservation>();
  readonly #devices = new Map<string, Device>();
  #boardsChanged = false;
  #syncChanged = false;
  #healthChanged = false;
  /** The open match, and how many of its events have been pushed; null before the first chunk. */
  #open: { readonly match: string; sent: number | null; restart: boolean } | null = null;

  constructor(user: string, client: ApiClient, sources: Sources) {
    this.user = user;
    this.#client = client;
    this.#sources = sources;
  }

  request(request: ConsoleRequest): Promise<Parsed<ApiResult>> {
    return this.#sources.handle(request);
  }

  hello(): void {
    this.#client.push(this.#sources.hello());
  }

  /** The log of `match` from its beginning, and what follows; null: no match. */
  follow(match: string | null): void {
    this.#open = match === null ? null : { match, sent: null, restart: false };
    this.#observations.clear();
    this.#boardsChanged = match !== null;
    // After the answer to the request.
    setImmediate(() => this.flush());
  }

  /** The log of `match` was replaced: it is sent from its beginning. */
  replaced(match: string): void {
    if (this.#open?.match === match) this.#open = { match, sent: null, restart: true };
  }

  changed(match: string): void {
    this.#changed.add(match);
  }

  removed(match: string): void {
    this.#changed.delete(match);
    if (this.#open?.match === match) this.#open = null;
    this.#client.push({ push: 'removed', match });
  }

  refused(draft: RefusedDraft): void {
    this.#refused.push(draft);
    if (this.#refused.length > MAX_REFUSED) this.#refused.shift();
  }

  checked(message: ChecksMessage): void {
    this.#checks.set(message.match, message);
    this.flush();
  }

  /** Another scorer of the match is live. */
  scorersChanged(scorers: MatchScorers): void {
    this.#scorers.set(scorers.match, scorers);
    this.flush();
  }

  observed(observation: StoredObservation): void {
    if (observation.match !== this.#open?.match) return;
    this.#observations.delete(observation.n);
    this.#observations.set(observation.n, observation);
    const [oldest] = this.#observations.keys();
    if (this.#observations.size > MAX_OBSERVATIONS && oldest !== undefined) this.#observations.delete(oldest);
  }

  boardsChanged(match: string): void {
    if (match === this.#open?.match) this.#boardsChanged = true;
  }

  deviceChanged(device: Device): void {
    this.#devices.set(device.id, device);
  }

  synced(match: string | null): void {
    this.#syncChanged = true;
    if (match !== null) this.#changed.add(match);
  }

  healthChanged(): void {
    this.#healthChanged = true;
  }

  /** Pushes what is new as long as the client takes it; the transport calls it again when there is room. */
  flush(): void {
    while (this.#client.backlog < MAX_BACKLOG && (this.#pushLog() || this.#pushNews()));
  }

  close(): void {
    this.#open = null;
    this.#sources.left();
    this.#client.close();
  }

  #pushLog(): boolean {
    const open = this.#open;
    if (open === null) return false;
    const log = this.#sources.log(open.match);
    const from = open.sent ?? 0;
    if (open.sent !== null && from >= log.length) return false;
    const events = log.slice(from, from + LOG_CHUNK);
    open.sent = from + events.length;
    const restart = open.restart ? { restart: true as const } : {};
    open.restart = false;
    this.#client.push({ push: 'log', match: open.match, events, more: open.sent < log.length, ...restart });
    return true;
  }

  #pushNews(): boolean {
    if (this.#healthChanged) {
      this.#healthChanged = false;
      this.#client.push({ push: 'health', health: this.#sources.health() });
      return true;
    }
    const [match] = this.#changed;
    if (match !== undefined) {
      this.#changed.delete(match);
      const summary = this.#sources.summary(match);
      if (summary !== null) this.#client.push({ push: 'match', summary });
      return true;
    }
    const [scorers] = this.#scorers.values();
    if (scorers !== undefined) {
      this.#scorers.delete(scorers.match);
      this.#client.push({ push: 'scorers', ...scorers });
      return true;
    }
    const [checks] = this.#checks.values();
    if (checks !== undefined) {
      this.#checks.delete(checks.match);
      this.#client.push({ push: 'checks', ...checks });
      return true;
    }
    const refused = this.#refused.shift();
    if (refused !== undefined) {
      this.#client.push({ push: 'refused', refused });
      return true;
    }
    if (this.#pushDevices()) return true;
    if (!this.#syncChanged) return false;
    this.#syncChanged = false;
    this.#client.push({ push: 'sync', sync: this.#sources.sync() });
    return true;
  }

  #pushDevices(): boolean {
    const [observation] = this.#observations.values();
    if (observation !== undefined) {
      this.#observations.delete(observation.n);
      this.#client.push({ push: 'observation', observation });
      return true;
    }
    const [device] = this.#devices.values();
    if (device !== undefined) {
      this.#devices.delete(device.id);
      this.#client.push({ push: 'device', device });
      return true;
    }
    if (!this.#boardsChanged || this.#open === null) return false;
    this.#boardsChanged = false;
    const { match } = this.#open;
    this.#client.push({ push: 'boards', match, disagree: this.#sources.boards(match) });
    return true;
  }
}
