import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyHead, extend } from '#shared/match/chain.ts';
import type { MatchEvent } from '#shared/match/event.ts';
import { EventsPage } from '#shared/wire/rest.ts';
import { ConsoleLink } from '../testing/console.ts';
import { Scoring } from '../testing/cricket-log.ts';
import { FEED_KEY, type TestRelay, testRelay } from '../testing/relay.ts';

let relay: TestRelay;
beforeAll(async () => {
  relay = await testRelay();
});
afterAll(() => relay.close());

async function stored(match: string): Promise<MatchEvent[]> {
  const response = await fetch(`${relay.url}/v1/matches/${match}/events?after=0&limit=500`);
  return EventsPage.parse(await response.json()).events;
}

/** One console: what it holds of the match, and what the relay told it. */
class Writer {
  readonly id: string;
  readonly link: ConsoleLink;
  scoring: Scoring;
  term: number;
  /** Events that the relay has confirmed to this console. */
  readonly acked = new Set<string>();
  /** Events that it refused, which the console then offers as a fork. */
  readonly refused = new Map<string, MatchEvent>();

  constructor(id: string, link: ConsoleLink, scoring: Scoring, term: number) {
    this.id = id;
    this.link = link;
    this.scoring = scoring;
    this.term = term;
  }

  /** Scores some balls and sends them, whether or not the match is its own. */
  async append(balls: number): Promise<void> {
    this.scoring.term = this.term;
    this.scoring.balls(balls);
    const events = this.scoring.log.slice(-balls);
    const last = events.at(-1);
    if (last === undefined) return;
    this.link.send({ op: 'events', match: last.match, term: this.term, events });
    const stored = (await this.link.nextOf('ack', 'refused')).op === 'ack';
    for (const event of events) if (stored) this.acked.add(event.id);
    if (!stored) for (const event of events) this.refused.set(event.id, event);
  }
}

describe('hand-over at the relay', () => {
  test('any interleaving of claims and appends by two consoles: one chain, nothing acked is lost, nothing twice', async () => {
    let round = 0;
    const step = fc.record({
      who: fc.nat(1),
      what: fc.constantFrom('append', 'append', 'claim', 'stale claim', 'release'),
      balls: fc.integer({ min: 1, max: 3 }),
    });
    const property = fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const match = `model-${round++}`;
      const names = [`left-${round}`, `right-${round}`];
      const links = await Promise.all(names.map((name) => ConsoleLink.connect(relay.ws, name)));
      const first = new Scoring(match).begin();
      const [leftLink, rightLink] = links;
      if (leftLink === undefined || rightLink === undefined) throw new Error('no links');
      await leftLink.store(first.log);
      const writers = [
        new Writer(names[0] ?? '', leftLink, first, 1),
        new Writer(names[1] ?? '', rightLink, first.fork(), 1),
      ];
      // The model: who may write, under which term, and the ids of the log.
      let [owner, term]: [number | null, number] = [0, 1];
      const ids = first.log.map(({ id }) => id);
      for (const { who, what, balls } of steps) {
        const writer = writers[who];
        if (writer === undefined) continue;
        const { link } = writer;
        if (what === 'append') {
          const before = writer.acked.size;
          const mine = owner === who && writer.term === term && writer.scoring.log.length === ids.length;
          if (!mine) continue;
          await writer.append(balls);
          expect(writer.acked.size).toBe(before + balls);
          ids.push(...writer.scoring.log.slice(-balls).map(({ id }) => id));
          // The other one scores too, and is refused.
          const other = writers[1 - who];
          if (other === undefined) continue;
          const strayed = other.scoring;
          other.scoring = strayed.fork();
          await other.append(1);
          expect(other.acked.has(other.scoring.last.id)).toBe(false);
          other.scoring = strayed;
        } else if (what === 'release') {
          link.send({ op: 'release', match, term: writer.term });
          const released = (await link.nextOf('released', 'denied')).op === 'released';
          expect(released).toBe(owner === who && writer.term === term);
          if (released) owner = null;
        } else {
          const from = what === 'claim' ? term : term - 1;
          // A claim again after a lost answer is the same claim.
          const again = from + 1 === term && owner === who;
          link.send({ op: 'claim', match, term: Math.max(0, from) });
          const answer = await link.nextOf('claimed', 'denied');
          const claimed = answer.op === 'claimed' ? answer.head : null;
          expect(claimed !== null).toBe(what === 'claim' || again);
          if (claimed === null) continue;
          if (!again) term += 1;
          expect(claimed).toMatchObject({ term, seq: ids.length });
          // The one before is told at once.
          if (owner !== null && owner !== who) await writers[owner]?.link.next('refused');
          owner = who;
          // The new writer goes on from the relay's log.
          writer.scoring = Scoring.resume(match, await stored(match));
          writer.term = term;
        }
      }
      const log = await stored(match);
      let head = emptyHead(match);
      for (const event of log) {
        const next = extend(head, event);
        if ('code' in next) throw new Error(next.message);
        head = next;
      }
      expect(log.map(({ id }) => id)).toEqual(ids);
      // What was refused is kept as a fork, offered to whoever writes the match at the end.
      for (const { link, refused } of writers) {
        if (refused.size === 0) continue;
        link.send({ op: 'fork', match, events: [...refused.values()] });
        if (owner !== writers.findIndex((one) => one.link === link)) await link.next('kept');
      }
      const loser = writers.find((_, k) => k !== owner);
      if (owner !== null && loser !== undefined && loser.refused.size > 0) {
        const fork = await writers[owner]?.link.next('fork');
        expect(fork?.events.map(({ id }) => id).sort()).toEqual([...loser.refused.keys()].sort());
      }
      for (const link of links) link.close();
    });
    await fc.assert(property, { numRuns: 25, endOnFailure: true });
  });

  test('of many that claim at once from the same term exactly one wins', async () => {
    const scoring = new Scoring('crowd').begin();
    const owner = await ConsoleLink.connect(relay.ws, 'crowd-owner');
    await owner.store(scoring.log);
    const crowd = await Promise.all(Array.from({ length: 8 }, (_, i) => ConsoleLink.connect(relay.ws, `crowd-${i}`)));
    for (const link of crowd) link.send({ op: 'claim', match: 'crowd', term: 1 });
    const won = await Promise.all(
      crowd.map(async (link) => {
        const answer = await link.nextOf('claimed', 'denied');
        return answer.op === 'denied' ? answer.error.code : 'won';
      }),
    );
    expect(won.filter((one) => one === 'won')).toHaveLength(1);
    expect(won.filter((one) => one === 'stale-term')).toHaveLength(7);
    // The one before is told, without having sent anything.
    expect((await owner.next('refused')).error.code).toBe('stale-term');
    for (const link of [owner, ...crowd]) link.close();
  });

  test('a follower is sent the log and what is added; one with another log, all of it', async () => {
    const scoring = new Scoring('followed').begin().balls(300);
    const owner = await ConsoleLink.connect(relay.ws, 'followed-owner');
    await owner.store(scoring.log);
    const copy = await ConsoleLink.connect(relay.ws, 'follower');
    const at = scoring.log[99];
    const after = scoring.log[100];
    if (at === undefined || after === undefined) throw new Error('no log');
    copy.send({ op: 'follow', match: 'followed', after: { seq: at.seq, hash: after.prev } });
    expect(await copy.next('following')).toMatchObject({ from: 100, head: { seq: 303, term: 1 } });
    const got: MatchEvent[] = [];
    while (got.length < 203) got.push(...(await copy.next('log')).events);
    scoring.balls(1);
    await owner.store(scoring.log.slice(-1));
    got.push(...(await copy.next('log')).events);
    expect(got).toEqual(scoring.log.slice(100));
    copy.send({ op: 'follow', match: 'followed', after: { seq: 5, hash: 'f'.repeat(64) } });
    expect(await copy.next('following')).toMatchObject({ from: 0 });
    expect((await copy.next('log')).events[0]?.seq).toBe(1);
    for (const link of [owner, copy]) link.close();
  });

  test('a match of a feed is nobody’s to take', async () => {
    const [created] = new Scoring('of-feed').begin().log;
    const body = JSON.stringify({ id: created?.id, type: created?.type, data: created?.data });
    const headers = { authorization: `Bearer ${FEED_KEY}`, 'content-type': 'application/json' };
    await fetch(`${relay.url}/v1/matches/of-feed/events`, { method: 'POST', headers, body });
    const link = await ConsoleLink.connect(relay.ws, 'taker');
    link.send({ op: 'claim', match: 'of-feed', term: 1 });
    expect((await link.next('denied')).error.code).toBe('not-writer');
    link.send({ op: 'list' });
    expect((await link.next('listed')).matches.map(({ match }) => match)).not.toContain('of-feed');
    link.close();
  });
});
