import type { CheckState, ChecksMessage } from '#shared/wire/checks.ts';
import type { PeopleMessage } from '#shared/wire/console.ts';
import { type BoardMessage, type Presence, type StateMessage, topics } from '#shared/wire/mqtt.ts';
import type { MatchScorers } from '#shared/wire/scorers.ts';
import type { Publisher } from '../broker/publisher.ts';
import type { CommittedMatch } from '../desk/submission.ts';
import type { MatchRecord, MatchStore } from '../journal/matches.ts';

/** Matches whose retained topics are there after a start: the most recently written. */
const REPUBLISHED = 200;

/** What boards and pads see on MQTT. */
export class RetainedState {
  readonly #publisher: Publisher;

  constructor(publisher: Publisher) {
    this.#publisher = publisher;
  }

  /** aedes keeps retained messages in memory: after a start the journal says what they were. */
  republish(store: MatchStore): void {
    for (const record of store.recent(REPUBLISHED)) {
      const [newest] = store.events(record.match, record.seq - 1, 1);
      if (newest !== undefined) this.#publisher.event(topics.event(record.match), newest.json);
      this.#standing(record);
    }
  }

  committed({ last, ...rest }: CommittedMatch): void {
    for (const { json } of rest.events) this.#publisher.event(topics.event(rest.match), json);
    this.#standing({ ...rest, last: Object.fromEntries(last) });
  }

  /** The match is no more: an empty message takes a retained one away. */
  removed(match: string): void {
    for (const topic of [topics.event, topics.scoreboard, topics.state, topics.checks, topics.scorers]) {
      this.#publisher.snapshot(topic(match), '');
    }
  }

  checks(match: string, checks: readonly CheckState[]): void {
    const message: ChecksMessage = { match, checks: [...checks] };
    this.#publisher.snapshot(topics.checks(match), JSON.stringify(message));
  }

  scorers(scorers: MatchScorers): void {
    this.#publisher.snapshot(topics.scorers(scorers.match), JSON.stringify(scorers));
  }

  people(people: PeopleMessage): void {
    this.#publisher.snapshot(topics.people, JSON.stringify(people));
  }

  checkEvent(match: string, client: string, json: string): void {
    this.#publisher.event(topics.checkEvent(match, client), json);
  }

  online(at: number): void {
    this.#status({ state: 'online', at });
  }

  offline(at: number): void {
    this.#status({ state: 'offline', at });
  }

  #standing(record: Pick<MatchRecord, 'match' | 'term' | 'seq' | 'hash' | 'scoreboard' | 'last'>): void {
    const { match, term, seq, scoreboard, hash, last } = record;
    if (scoreboard !== null) {
      const board: BoardMessage = { term, seq, scoreboard };
      this.#publisher.snapshot(topics.scoreboard(match), JSON.stringify(board));
    }
    const state: StateMessage = { match, term, seq, head: hash, last: { ...last } };
    this.#publisher.snapshot(topics.state(match), JSON.stringify(state));
  }

  #status(presence: Presence): void {
    this.#publisher.snapshot(topics.consoleStatus, JSON.stringify(presence));
  }
}
