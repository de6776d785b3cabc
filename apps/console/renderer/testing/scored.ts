import { v7 as uuidv7 } from 'uuid';
import type { JsonObject } from '#shared/json/json.ts';
import { type ChainHead, emptyHead } from '#shared/match/chain.ts';
import { decide } from '#shared/match/desk.ts';
import type { Draft, MatchEvent } from '#shared/match/event.ts';
import { MatchFold } from '#shared/match/fold.ts';

export const MATCH = 'kent-v-essex';
export const NOW = Date.UTC(2026, 5, 1, 10);

const squad = (team: string) =>
  Array.from({ length: 11 }, (_, i) => ({ id: `${team}${i + 1}`, name: `${team.toUpperCase()} Player${i + 1}` }));

export const setup = {
  teams: [
    { id: 'kent', name: 'Kent', shortName: 'KENT', players: squad('k') },
    { id: 'essex', name: 'Essex', shortName: 'ESS', players: squad('e') },
  ],
  format: { name: 'T20', overs: 20, oversPerBowler: 4, freeHit: true },
  keepers: ['k2', 'e2'],
};

/** A match as a core would write it, event by event, by the desk's own rules. */
export class Scored {
  readonly log: MatchEvent[] = [];
  private readonly fold = new MatchFold();
  private head: ChainHead = emptyHead(MATCH);
  private readonly user: string;

  constructor(user = 'operator-1') {
    this.user = user;
  }

  /** Stores a draft; throws the refusal's sentence where the rules speak against it. */
  take(draft: Draft): MatchEvent {
    const source = { kind: 'console', id: this.user } as const;
    const now = NOW + this.log.length * 1000;
    const decision = decide(this.fold, draft, { match: MATCH, head: this.head, term: 1, source, now });
    if (decision.kind === 'refused') throw new Error(decision.problem.message);
    if (decision.kind === 'accepted') {
      this.head = decision.head;
      this.fold.append(decision.event);
      this.log.push(decision.event);
    }
    return decision.event;
  }

  add(type: string, data: JsonObject): MatchEvent {
    return this.take(draftOf(type, data));
  }

  /** Toss, first innings, openers and bowler: the next thing is a ball. */
  begin(): this {
    this.add('match.created', { sport: 'cricket', setup });
    this.add('cricket.toss', { winner: 'kent', decision: 'bat' });
    this.add('cricket.innings', { batting: 'kent', striker: 'k1', nonStriker: 'k2', bowler: 'e11' });
    return this;
  }

  /** Balls off the bat. */
  runs(...runs: number[]): this {
    for (const batter of runs) this.add('cricket.delivery', { runs: { batter } });
    return this;
  }
}

export function draftOf(type: string, data: JsonObject): Draft {
  return { id: uuidv7(), type, data, at: NOW };
}
