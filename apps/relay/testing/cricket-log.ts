import { v7 as uuidv7 } from 'uuid';
import type { JsonObject } from '#shared/json/json.ts';
import { type ChainHead, emptyHead, hashEvent } from '#shared/match/chain.ts';
import { decide } from '#shared/match/desk.ts';
import type { Draft, MatchEvent } from '#shared/match/event.ts';
import { MatchFold } from '#shared/match/fold.ts';

const team = (id: string, name: string) => ({
  id,
  name,
  shortName: id.toUpperCase(),
  players: Array.from({ length: 11 }, (_, i) => ({ id: `${id}${i + 1}`, name: `${name} ${i + 1}` })),
});

export const setup: JsonObject = {
  teams: [team('ken', 'Kent'), team('sur', 'Surrey')],
  format: { name: 'Test', inningsPerSide: 2, overs: null },
  startsAt: Date.UTC(2026, 5, 1, 10),
};

export function draft(type: string, data: JsonObject = {}): Draft {
  return { id: uuidv7(), type, data };
}

/** A match being scored at a desk of its own; drafts that the rules refuse are a fault of the test. */
export class Scoring {
  readonly match: string;
  readonly log: MatchEvent[] = [];
  term = 1;
  #fold = MatchFold.of([]);
  #head: ChainHead;
  #balls = 0;

  constructor(match: string) {
    this.match = match;
    this.#head = emptyHead(match);
  }

  /** A desk that goes on with a log that it was given. */
  static resume(match: string, log: readonly MatchEvent[]): Scoring {
    const scoring = new Scoring(match);
    for (const event of log) {
      scoring.#fold.append(event);
      scoring.log.push(event);
      scoring.#head = { seq: event.seq, term: event.term, hash: hashEvent(event) };
      if (event.type === 'cricket.delivery') scoring.#balls += 1;
    }
    return scoring;
  }

  get head(): ChainHead {
    return this.#head;
  }

  get last(): MatchEvent {
    const event = this.log.at(-1);
    if (event === undefined) throw new Error('nothing scored yet');
    return event;
  }

  add(type: string, data: JsonObject = {}): MatchEvent {
    const now = Date.now();
    const context = { match: this.match, head: this.#head, term: this.term, source: scorer, now };
    const decision = decide(this.#fold, draft(type, data), context);
    if (decision.kind !== 'accepted') throw new Error(JSON.stringify(decision));
    this.#fold.append(decision.event);
    this.#head = decision.head;
    this.log.push(decision.event);
    return decision.event;
  }

  begin(): this {
    this.add('match.created', { sport: 'cricket', setup });
    this.add('cricket.toss', { winner: 'ken', decision: 'bat' });
    this.add('cricket.innings', { batting: 'ken', striker: 'ken1', nonStriker: 'ken2', bowler: 'sur1' });
    return this;
  }

  /** Balls of 0 to 2 runs; two bowlers bowl in turns. */
  balls(count: number): this {
    for (let i = 0; i < count; i++) {
      const over = Math.floor(this.#balls / 6);
      this.add('cricket.delivery', {
        bowler: over % 2 === 0 ? 'sur1' : 'sur2',
        runs: { batter: this.#balls % 3 },
      });
      this.#balls += 1;
    }
    return this;
  }

  /** Another desk that goes on from here, as after a hand-over or on a forked console. */
  fork(): Scoring {
    const other = new Scoring(this.match);
    for (const event of this.log) other.#fold.append(event);
    other.log.push(...this.log);
    other.#head = this.#head;
    other.#balls = this.#balls;
    other.term = this.term;
    return other;
  }
}

const scorer = { kind: 'scorer', id: 'test' } as const;
