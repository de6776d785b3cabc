import type { Source } from '#shared/match/event.ts';
import { type Problem, problem } from '#shared/problem.ts';
import type { LiveRequest, MatchScorers } from '#shared/wire/scorers.ts';
import type { Clock } from '../clock.ts';
import type { Support } from '../desk/group.ts';
import type { Devices } from '../devices/devices.ts';
import type { Journal } from '../journal/journal.ts';

/** Changes of one match that are listed. */
const LISTED = 50;

interface Options {
  readonly journal: Journal;
  readonly devices: Devices;
  readonly clock: Clock;
  /** From now on `match` has another live scorer; what `client` scored beside the match is over. */
  readonly changed: (scorers: MatchScorers) => void;
}

/**
 * Who of several scorers is the live one of a match. The desk is named by the console's own id, whoever sits at it; with
 * nobody named, everybody's drafts count.
 */
export class LiveScorers {
  readonly #options: Options;
  readonly #now = new Map<string, MatchScorers>();

  constructor(options: Options) {
    this.#options = options;
    for (const scorers of options.journal.liveScorers.newest()) this.#now.set(scorers.match, scorers);
  }

  of(match: string): MatchScorers {
    return this.#now.get(match) ?? { match, live: null, remarks: true, since: null, by: null };
  }

  /** Every match where somebody was named. */
  all(): MatchScorers[] {
    return [...this.#now.values()];
  }

  /** Newest first. */
  history(match: string): MatchScorers[] {
    return this.#options.journal.liveScorers.list(match, LISTED);
  }

  /** Set while drafts of `source` do not count, since somebody else is live. Devices and the console's own word always do. */
  support(match: string, source: Source): Support | null {
    const { journal, devices } = this.#options;
    const { live, remarks } = this.of(match);
    if (live === null || (source.kind !== 'scorer' && source.kind !== 'console')) return null;
    if (source.id === journal.consoleId || live === this.#identity(source)) return null;
    const who = live === journal.consoleId ? 'The desk' : (devices.find(live)?.name ?? live);
    const message = `${who} is the live scorer of this match: what others score does not change it.`;
    return { problem: problem('not-live', message), remarks };
  }

  /** @param by who says so. @returns why not */
  assign(match: string, { live, remarks }: LiveRequest, by: string): Problem | null {
    const { journal, devices } = this.#options;
    if (journal.matches.find(match) === null) return problem('no-match', 'There is no such match here.');
    if (live !== null && live !== journal.consoleId) {
      const scorer = devices.find(live);
      if (scorer?.role !== 'scorer') return problem('no-scorer', 'That is no scorer’s pad, or it was revoked.');
      // What it still has to send was scored as something else, and nobody would score meanwhile.
      if (!devices.isOnline(live)) return problem('not-here', `${scorer.name}’s pad is not connected.`);
    }
    const before = this.of(match);
    if (before.live !== live || (remarks ?? before.remarks) !== before.remarks) {
      this.#set({ match, live, remarks: remarks ?? before.remarks }, by);
    }
    return null;
  }

  /** Another device has taken the place of `before`, and is live where that was. */
  replaced(before: string, after: string): void {
    for (const scorers of this.all()) if (scorers.live === before) this.#set({ ...scorers, live: after }, after);
  }

  /** The match is deleted. */
  removed(match: string): void {
    this.#now.delete(match);
  }

  /** `client` may not come back: where it was live, the desk is. */
  revoked(client: string, by: string): void {
    const { consoleId } = this.#options.journal;
    for (const scorers of this.all()) if (scorers.live === client) this.#set({ ...scorers, live: consoleId }, by);
  }

  #identity({ kind, id }: Source): string {
    return kind === 'console' ? this.#options.journal.consoleId : id;
  }

  #set(scorers: Pick<MatchScorers, 'match' | 'live' | 'remarks'>, by: string): void {
    const { journal, clock, changed } = this.#options;
    const since = clock();
    journal.transaction(() => journal.liveScorers.add(scorers, by, since));
    const now = { match: scorers.match, live: scorers.live, remarks: scorers.remarks, since, by };
    this.#now.set(scorers.match, now);
    changed(now);
  }
}
