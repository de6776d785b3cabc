import type { JsonObject } from '../../json/json.ts';
import { emptyHead } from '../../match/chain.ts';
import { type Decision, decide } from '../../match/desk.ts';
import { MatchFold } from '../../match/fold.ts';
import { scoreboardOf } from '../../match/scoreboard.ts';
import type { Sport } from '../game.ts';
import { eventId } from './log.ts';

/** A console in small, for tests of corrections: drafts go over the desk into the log. Time passes only when told to. */
export class TestDesk {
  readonly fold = new MatchFold();
  /** UTC ms. */
  now = 0;
  #head = emptyHead('m1');
  #drafts = 0;

  constructor(sport: Sport, setup: object) {
    this.send('match.created', { sport: sport.id, setup: { ...setup } });
  }

  decide(type: string, data: JsonObject = {}, codes: readonly string[] = []): Decision {
    this.#drafts += 1;
    const override = codes.length > 0 && { override: { codes: [...codes], reason: 'test' } };
    const draft = { id: eventId(this.#drafts), type, data, ...override };
    const source = { kind: 'console', id: 'test' } as const;
    return decide(this.fold, draft, { match: 'm1', head: this.#head, term: 1, source, now: this.now });
  }

  /** Sends a draft that must be accepted; returns the event's id. */
  send(type: string, data: JsonObject = {}, codes: readonly string[] = []): string {
    const decision = this.decide(type, data, codes);
    if (decision.kind !== 'accepted') throw new Error(`${type}: ${JSON.stringify(decision)}`);
    this.#head = decision.head;
    this.fold.append(decision.event);
    return decision.event.id;
  }

  get state() {
    if (this.fold.state === null) throw new Error('no match');
    return this.fold.state;
  }

  get conflicts() {
    return this.state.conflicts;
  }

  get scorecard(): JsonObject {
    return this.state.game.scorecard();
  }

  get board() {
    return scoreboardOf('m1', this.state, 'en');
  }

  /** The data of an event as the desk wrote it into the log. */
  data(id: string): JsonObject | undefined {
    return this.fold.find(id)?.data;
  }
}
