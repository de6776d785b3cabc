import type { JsonObject } from '#shared/json/json.ts';
import type { Draft } from '#shared/match/event.ts';
import { FeedReplies } from '#shared/wire/feed.ts';
import { draft, setup } from '../../testing/cricket-log.ts';
import { FEED_KEY } from '../../testing/relay.ts';

/** A feed that writes a match of cricket, Kent v Surrey. */
export class Feed {
  readonly match: string;
  readonly #url: string;

  constructor(url: string, match: string) {
    this.#url = url;
    this.match = match;
  }

  /** @returns the last draft's id, which is the event's */
  async send(...drafts: readonly Draft[]): Promise<string> {
    const response = await fetch(`${this.#url}/v1/matches/${this.match}/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${FEED_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify(drafts),
    });
    const { replies } = FeedReplies.parse(await response.json());
    const refused = replies.find(({ status }) => status !== 'accepted');
    if (refused !== undefined) throw new Error(JSON.stringify(refused));
    return drafts.at(-1)?.id ?? '';
  }

  begin(): Promise<string> {
    const innings = { batting: 'ken', striker: 'ken1', nonStriker: 'ken2', bowler: 'sur1' };
    return this.send(draft('match.created', { sport: 'cricket', setup }), draft('cricket.innings', innings));
  }

  ball(data: JsonObject = {}): Promise<string> {
    return this.send(draft('cricket.delivery', { runs: { batter: 0 }, ...data }));
  }

  /** The next batter has to come in before the next ball. */
  wicket(player = 'ken1'): Promise<string> {
    return this.ball({ wickets: [{ kind: 'bowled', player }] });
  }

  take(target: string): Promise<string> {
    return this.send(draft('correction.void', { target }));
  }
}
