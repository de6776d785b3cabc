import type Database from 'better-sqlite3';
import * as z from 'zod';

/** `owner`: this console writes the match. `follower`: it keeps a copy of the relay's log and writes nothing. */
export interface Standing {
  readonly role: 'owner' | 'follower';
  /** The term that the match was claimed under; 0 for one that began here. */
  readonly term: number;
}

const Row = z.object({ match: z.string(), role: z.enum(['owner', 'follower']), term: z.int() });
const OWN: Standing = { role: 'owner', term: 0 };

/** What this console is to each match; to those that are not listed, their only writer so far. */
export class StandingStore {
  readonly #save: Database.Statement<[string, string, number]>;
  readonly #known: Map<string, Standing>;

  constructor(db: Database.Database) {
    this.#save = db.prepare(`INSERT INTO standings (match, role, term) VALUES (?, ?, ?)
      ON CONFLICT (match) DO UPDATE SET role = excluded.role, term = excluded.term`);
    const rows = db.prepare('SELECT match, role, term FROM standings').all();
    this.#known = new Map(
      rows.map((raw) => {
        const { match, role, term } = Row.parse(raw);
        return [match, { role, term }];
      }),
    );
  }

  get(match: string): Standing {
    return this.#known.get(match) ?? OWN;
  }

  followed(): string[] {
    return [...this.#known].flatMap(([match, { role }]) => (role === 'follower' ? [match] : []));
  }

  /** Durable on return, outside of a transaction. */
  save(match: string, standing: Standing): void {
    this.#save.run(match, standing.role, standing.term);
    this.#known.set(match, standing);
  }
}
