import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyHead, extend } from '#shared/match/chain.ts';
import type { Draft, MatchEvent } from '#shared/match/event.ts';
import type { ConsoleResults, MatchSummary } from '#shared/wire/console.ts';
import { topics } from '#shared/wire/mqtt.ts';
import { EventsPage } from '#shared/wire/rest.ts';
import { ConsoleLink } from '../../../relay/testing/console.ts';
import { type TestRelay, testRelay, UPLINK_TOKEN } from '../../../relay/testing/relay.ts';
import type { Core } from '../core.ts';
import { connect, pair, startConsole, tcp, tempDir } from '../testing/console.ts';
import { draft, innings } from '../testing/drafts.ts';
import { openApi, Ui } from '../testing/ui.ts';

let relay: TestRelay;
beforeAll(async () => {
  relay = await testRelay();
}, 60_000);
afterAll(() => relay.close());

/** A console with an operator at it. */
class Venue {
  readonly dir: string;
  readonly name: string;
  core: Core;
  ui: Ui;

  private constructor(name: string, dir: string, core: Core, ui: Ui) {
    this.name = name;
    this.dir = dir;
    this.core = core;
    this.ui = ui;
  }

  static async open(name: string, dir = tempDir(), online = true): Promise<Venue> {
    const link: Record<string, string> = online ? { RELAY_URL: relay.url, RELAY_TOKEN: UPLINK_TOKEN } : {};
    const core = await startConsole(dir, { CONSOLE_NAME: name, ...link });
    const ui = await openApi(core, (await pair(core, 'operator')).cookie);
    if (!(ui instanceof Ui)) throw new Error(`refused with ${ui}`);
    if (online) await ui.until(() => ui.of('sync').at(-1)?.sync.link === 'online');
    return new Venue(name, dir, core, ui);
  }

  async score(match: string, drafts: readonly Draft[]): Promise<ConsoleResults['draft'][]> {
    const replies = [];
    for (const one of drafts) replies.push(await this.ui.ask({ op: 'draft', match, draft: one }));
    return replies;
  }

  summary(match: string): MatchSummary | undefined {
    const listed = this.ui
      .of('matches')
      .at(-1)
      ?.matches.find((one) => one.match === match);
    return this.ui.of('match').findLast(({ summary }) => summary.match === match)?.summary ?? listed;
  }

  async until(match: string, wanted: (summary: MatchSummary) => boolean): Promise<void> {
    await this.ui.until(() => {
      const summary = this.summary(match);
      return summary !== undefined && wanted(summary);
    });
  }

  async log(match: string): Promise<MatchEvent[]> {
    const begun = this.ui.pushes.length;
    await this.ui.ask({ op: 'open', match });
    const parts = () =>
      this.ui.pushes.slice(begun).flatMap((push) => (push.push === 'log' && push.match === match ? [push] : []));
    await this.ui.until(() => parts().some(({ more }) => !more));
    await this.ui.ask({ op: 'close' });
    const events: MatchEvent[] = [];
    for (const part of parts())
      for (const event of part.events) if (event.seq === events.length + 1) events.push(event);
    return events;
  }

  stop(): Promise<void> {
    return this.core.stop();
  }
}

async function stored(match: string): Promise<MatchEvent[]> {
  const events: MatchEvent[] = [];
  for (let more = true; more; ) {
    const response = await fetch(`${relay.url}/v1/matches/${match}/events?after=${events.length}&limit=500`);
    const page = EventsPage.parse(await response.json());
    events.push(...page.events);
    more = page.more;
  }
  return events;
}

/** One chain; every id once. */
function expectChain(match: string, log: readonly MatchEvent[]): void {
  let head = emptyHead(match);
  for (const event of log) {
    const next = extend(head, event);
    if ('code' in next) throw new Error(next.message);
    head = next;
  }
  expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);
}

const ids = (events: readonly { readonly id: string }[]): string[] => events.map(({ id }) => id);
const ball = () => draft('cricket.delivery', { runs: { batter: 1 } });
const note = (text: string) => draft('note.added', { text });

describe('a match that passes from one console to another', () => {
  it('planned: the first lets go of it with all that it has, the second goes on, nothing is lost', async () => {
    const [north, south] = [await Venue.open('North'), await Venue.open('South')];
    const before = innings(30);
    await north.score('planned', before);
    await north.ui.ask({ op: 'handOver', match: 'planned' });
    await north.until('planned', ({ role }) => role === 'follower');

    const listed = (await south.ui.ask({ op: 'relayMatches' })).find(({ match }) => match === 'planned');
    expect(listed).toMatchObject({ seq: before.length, term: 1, console: null });
    expect(await south.ui.ask({ op: 'takeOver', match: 'planned' })).toEqual({ term: 2, seq: before.length });
    const after = [note('South here'), note('and on')];
    expect((await south.score('planned', after)).map(({ status }) => status)).toEqual(['accepted', 'accepted']);
    await south.until('planned', ({ ackedSeq }) => ackedSeq === before.length + 2);

    // The first follows: it has the log, and its pads are told who writes.
    await north.until('planned', ({ seq }) => seq === before.length + 2);
    expect((await north.score('planned', [note('too late')]))[0]).toMatchObject({
      status: 'refused',
      error: { code: 'follower' },
    });
    const log = await stored('planned');
    expectChain('planned', log);
    expect(ids(log)).toEqual(ids([...before, ...after]));
    expect(log.map(({ term }) => term)).toEqual([...before.map(() => 1), 2, 2]);
    expect(await north.log('planned')).toEqual(log);
    expect(await south.log('planned')).toEqual(log);
    expect(south.summary('planned')).toMatchObject({ role: 'owner', fork: null, forked: 0 });

    // And back again: what was refused meanwhile may be sent again.
    await south.ui.ask({ op: 'handOver', match: 'planned' });
    expect(await north.ui.ask({ op: 'takeOver', match: 'planned' })).toMatchObject({ term: 3 });
    expect((await north.score('planned', [note('back')]))[0]).toMatchObject({ status: 'accepted', term: 3 });
  });

  it('after the death of the first: the second goes on from the relay; the first comes back and its fork is merged', async () => {
    const dir = tempDir();
    const first = await Venue.open('First', dir);
    const before = innings(9);
    await first.score('death', before);
    await first.until('death', ({ ackedSeq }) => ackedSeq === before.length);
    await first.stop();
    // What the relay never heard of.
    const offline = await Venue.open('First', dir, false);
    const lost = [ball(), note('nobody knows'), note('that this happened')];
    await offline.score('death', lost);
    await offline.stop();

    const second = await Venue.open('Second');
    await second.ui.ask({ op: 'takeOver', match: 'death' });
    const after = [note('a new hand')];
    await second.score('death', after);
    await second.until('death', ({ ackedSeq }) => ackedSeq === before.length + 1);

    const back = await Venue.open('First', dir);
    await back.until('death', ({ fork, forked }) => fork?.code === 'stale-term' && forked === 3);
    expect(ids((await back.ui.ask({ op: 'forks', match: 'death' })).map(({ event }) => event))).toEqual(ids(lost));
    await second.until('death', ({ forked }) => forked === 3);
    const [one, two, three] = await second.ui.ask({ op: 'forks', match: 'death' });
    if (one === undefined || two === undefined || three === undefined) throw new Error('a fork is missing');
    expect(ids([one.event, two.event, three.event])).toEqual(ids(lost));

    const merge = { op: 'mergeForked', match: 'death', console: one.console } as const;
    expect(await second.ui.ask({ ...merge, id: one.event.id })).toMatchObject({ status: 'accepted', term: 2 });
    expect(await second.ui.ask({ ...merge, id: one.event.id })).toMatchObject({ status: 'duplicate' });
    expect(await second.ui.ask({ ...merge, id: two.event.id })).toMatchObject({ status: 'accepted' });
    const discard = { op: 'discardForked', match: 'death', console: one.console, ids: [three.event.id] } as const;
    await second.ui.ask({ ...discard, ids: [three.event.id], reason: 'It did not.' });
    await second.until('death', ({ forked }) => forked === 0);
    await second.until('death', ({ ackedSeq }) => ackedSeq === before.length + 3);
    await expect
      .poll(async () => (await back.ui.ask({ op: 'forks', match: 'death' })).at(-1))
      .toMatchObject({
        state: 'discarded',
        reason: 'It did not.',
      });

    // The first goes with the log now, and keeps what it had.
    await back.ui.ask({ op: 'followMatch', match: 'death' });
    await back.until('death', ({ role, fork, forked }) => role === 'follower' && fork === null && forked === 0);
    const log = await stored('death');
    expectChain('death', log);
    expect(ids(log)).toEqual([...ids(before), ...ids(after), one.event.id, two.event.id]);
    expect(log.at(-1)?.source).toEqual(two.event.source);
    expect(await back.log('death')).toEqual(log);
    expect((await back.ui.ask({ op: 'forks', match: 'death' })).map(({ state }) => state)).toEqual([
      'merged',
      'merged',
      'discarded',
    ]);
    // It stays so over a restart.
    await back.stop();
    const again = await Venue.open('First', dir);
    await second.score('death', [note('one more')]);
    await again.until('death', ({ role, seq }) => role === 'follower' && seq === log.length + 1);
  });

  it('a live console is told at once that it has lost the match; what it scores then is kept and offered', async () => {
    const [first, second] = [await Venue.open('First'), await Venue.open('Second')];
    await first.score('taken', innings(3));
    await first.until('taken', ({ ackedSeq }) => ackedSeq === 5);
    await second.ui.ask({ op: 'takeOver', match: 'taken' });
    await first.until('taken', ({ fork }) => fork?.code === 'stale-term');
    const stray = note('I did not look at the screen');
    await first.score('taken', [stray]);
    await second.until('taken', ({ forked }) => forked === 1);
    // The first takes it back: its own fork is offered to itself.
    expect(await first.ui.ask({ op: 'takeOver', match: 'taken' })).toEqual({ term: 3, seq: 5 });
    await first.until('taken', ({ role, fork, forked }) => role === 'owner' && fork === null && forked === 1);
    const [mine] = await first.ui.ask({ op: 'forks', match: 'taken' });
    expect(mine?.event.id).toBe(stray.id);
    const request = { op: 'mergeForked', match: 'taken', console: mine?.console ?? '', id: stray.id } as const;
    expect(await first.ui.ask(request)).toMatchObject({ status: 'accepted', seq: 6, term: 3 });
    await second.until('taken', ({ fork }) => fork?.code === 'stale-term');
  });

  it('is merged by the word of the desk, though its author is not the live scorer here', async () => {
    const [first, second] = [await Venue.open('First'), await Venue.open('Second')];
    await first.score('pads', innings(3));
    const key = await pair(first.core, 'scorer');
    const pad = await connect(tcp(first.core), key);
    await first.until('pads', ({ ackedSeq }) => ackedSeq === 5);
    await second.ui.ask({ op: 'takeOver', match: 'pads' });
    await first.until('pads', ({ fork }) => fork?.code === 'stale-term');
    const stray = ball();
    await pad.mqtt.publishAsync(topics.draft('pads'), JSON.stringify(stray), { qos: 1 });
    await second.until('pads', ({ forked }) => forked === 1);
    const [theirs] = await second.ui.ask({ op: 'forks', match: 'pads' });
    expect(theirs?.event.source).toEqual({ kind: 'scorer', id: key.id });
    await second.ui.ask({ op: 'setLive', match: 'pads', live: second.ui.of('hello')[0]?.console ?? '' });
    const merge = { op: 'mergeForked', match: 'pads', console: theirs?.console ?? '', id: stray.id } as const;
    expect(await second.ui.ask(merge)).toMatchObject({ status: 'accepted', seq: 6 });
    expect((await second.log('pads')).at(-1)?.source).toEqual({ kind: 'scorer', id: key.id });
  });

  it('of two that take it over at once one wins', async () => {
    const first = await Venue.open('First');
    for (let round = 0; round < 5; round++) {
      const match = `race-${round}`;
      await first.score(match, innings(2));
      await first.until(match, ({ ackedSeq }) => ackedSeq === 4);
    }
    const [left, right] = [await Venue.open('Left'), await Venue.open('Right')];
    for (let round = 0; round < 5; round++) {
      const match = `race-${round}`;
      const answers = await Promise.allSettled([left, right].map(({ ui }) => ui.ask({ op: 'takeOver', match })));
      const won = answers.filter(({ status }) => status === 'fulfilled').length;
      expect(won).toBeGreaterThan(0);
      // Both may have it one after the other; at the end one has it.
      await expect
        .poll(() =>
          [left, right].map((one) => one.summary(match)).filter((one) => one?.role === 'owner' && one.fork === null),
        )
        .toHaveLength(1);
    }
  });

  it('a warm standby has the log already and takes over in a moment', async () => {
    const [first, standby] = [await Venue.open('First'), await Venue.open('Standby')];
    await first.score('warm', innings(100));
    await first.until('warm', ({ ackedSeq }) => ackedSeq === 102);
    await standby.ui.ask({ op: 'followMatch', match: 'warm' });
    await first.score('warm', [note('live')]);
    await standby.until('warm', ({ role, seq }) => role === 'follower' && seq === 103);
    await first.stop();
    const begun = performance.now();
    await standby.ui.ask({ op: 'takeOver', match: 'warm' });
    const took = performance.now() - begun;
    expect((await standby.score('warm', [note('on')]))[0]).toMatchObject({ status: 'accepted', seq: 104, term: 2 });
    // Some 20 ms; a busy machine may take longer, a timeout or a copy of the log would take longer still.
    expect(took).toBeLessThan(5_000);
  });

  it('says why it cannot be, and leaves everything as it was', async () => {
    const alone = await Venue.open('Alone', tempDir(), false);
    await expect(alone.ui.ask({ op: 'takeOver', match: 'none' })).rejects.toThrow('no-relay');
    await expect(alone.ui.ask({ op: 'relayMatches' })).rejects.toThrow('no-relay');
    const venue = await Venue.open('Venue');
    await expect(venue.ui.ask({ op: 'takeOver', match: 'none' })).rejects.toThrow('no-match');
    await venue.score('ours', innings(1));
    await expect(venue.ui.ask({ op: 'followMatch', match: 'ours' })).rejects.toThrow('owner');
    expect((await venue.score('ours', [note('still here')]))[0]).toMatchObject({ status: 'accepted' });
  });
});

it('the third tick: what has been sent out, and whether anybody was there', async () => {
  const venue = await Venue.open('Venue');
  await venue.score('seen', innings(2));
  await venue.until('seen', ({ seen }) => seen?.seq === 4 && seen.fans === 0 && seen.reached === 0);
  const { WebSocket } = await import('ws');
  const fan = new WebSocket(`${relay.ws}/v1/live`, 'scorewire.v1');
  await new Promise((resolve) => fan.once('open', resolve));
  fan.send(JSON.stringify({ op: 'subscribe', match: 'seen' }));
  await venue.until('seen', ({ seen }) => seen?.fans === 1 && seen.reached === 4);
  await venue.score('seen', [note('hello')]);
  await venue.until('seen', ({ seen }) => seen?.reached === 5);
  fan.close();
  await venue.until('seen', ({ seen }) => seen?.fans === 0);
  const sync = venue.ui.of('sync').at(-1)?.sync;
  expect(sync?.identity).toMatchObject({ version: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
  expect(Math.abs(sync?.skew ?? Number.NaN)).toBeLessThan(1000);
});

it('a relay that came back from an old backup is healed by the console that took the match over', async () => {
  const [first, second] = [await Venue.open('First'), await Venue.open('Second')];
  await first.score('restored', innings(10));
  await first.until('restored', ({ ackedSeq }) => ackedSeq === 12);
  await second.ui.ask({ op: 'takeOver', match: 'restored' });
  await second.score('restored', [note('under term 2')]);
  await second.until('restored', ({ ackedSeq }) => ackedSeq === 13);
  const log = await stored('restored');
  await second.stop();
  // A relay that knows of the first console's term only, and of some of its events.
  const other = await testRelay();
  const link = await ConsoleLink.connect(other.ws, 'first');
  await link.store(log.slice(0, 6));
  link.close();
  const core = await startConsole(second.dir, { RELAY_URL: other.url, RELAY_TOKEN: UPLINK_TOKEN });
  const ui = await openApi(core, (await pair(core, 'operator')).cookie);
  if (!(ui instanceof Ui)) throw new Error('refused');
  await ui.until(() => ui.of('match').at(-1)?.summary.ackedSeq === 13);
  await core.stop();
  await other.close();
});
