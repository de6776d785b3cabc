import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CommentaryPage, EventsPage } from '#shared/wire/rest.ts';
import { ConsoleLink } from '../testing/console.ts';
import { Scoring } from '../testing/cricket-log.ts';
import { Fan } from '../testing/fan.ts';
import { type TestRelay, testRelay } from '../testing/relay.ts';

let relay: TestRelay;
const scoring = new Scoring('honest').begin().balls(4);
const fan = new Fan('honest');
beforeAll(async () => {
  relay = await testRelay();
});
afterAll(() => relay.close());

const eventsPage = async (query = '') =>
  EventsPage.parse(await (await fetch(`${relay.url}/v1/matches/honest/events${query}`)).json());
const states = async () => (await eventsPage()).states?.map(({ place, status }) => `${place ?? '-'} ${status}`);
const offline = async () => (await eventsPage()).states?.map(({ collectedOffline }) => collectedOffline);

/** A console that comes with what it has recorded so far. */
async function comeWith(log: Scoring): Promise<ConsoleLink> {
  const link = await ConsoleLink.bare(relay.ws);
  link.send({ op: 'hello', console: 'console', name: 'console', matches: [{ match: log.match, ...log.head }] });
  await link.next('welcome');
  return link;
}

describe('the state of events', () => {
  test('tells what was recorded while the relay was out of reach', async () => {
    let link = await comeWith(scoring);
    await link.store(scoring.log);
    await link.store(scoring.balls(2).log.slice(-2));
    const first = [true, true, true, true, true, true, true, false, false];
    expect(await offline()).toEqual(first);
    await fan.connect(relay.ws);
    await expect
      .poll(() => fan.of('snapshot').at(-1)?.state)
      .toEqual({
        place: 9,
        status: 'live',
        collectedOffline: false,
      });
    // Two balls without a connection, then one with it.
    link.close();
    await expect.poll(() => link.closed).not.toBe(null);
    scoring.balls(2);
    link = await comeWith(scoring);
    await link.store(scoring.log.slice(-2));
    await link.store(scoring.balls(1).log.slice(-1));
    expect(await offline()).toEqual([...first, true, true, false]);
    await expect.poll(() => fan.of('event').map(({ state }) => state?.collectedOffline)).toEqual([true, true, false]);
    link.close();
  });

  test('tells places and corrections alike in events, commentary and live messages', async () => {
    const link = await comeWith(scoring);
    const told = fan.of('event').length;
    const [fourth, sixth] = [scoring.log[3]?.id ?? '', scoring.log[5]?.id ?? ''];
    const added = [
      scoring.add('correction.void', { target: fourth }),
      scoring.add('correction.insert', {
        after: sixth,
        type: 'cricket.delivery',
        data: { runs: { batter: 4 } },
        at: Date.now(),
      }),
      scoring.add('match.flagged', { flag: 'under-review' }),
    ];
    await link.store(added);
    const expected = [
      ...['1 live', '2 live', '3 live', '4 voided', '5 live', '6 live', '8 live', '9 live', '10 live'],
      ...['11 live', '12 live', '13 under-review', '- live', '7 corrected', '14 under-review'],
    ];
    expect(await states()).toEqual(expected);
    await expect
      .poll(() =>
        fan
          .of('event')
          .slice(told)
          .map(({ state }) => `${state?.place ?? '-'} ${state?.status}`),
      )
      .toEqual(expected.slice(-3));
    const page = CommentaryPage.parse(
      await (await fetch(`${relay.url}/v1/matches/honest/commentary?limit=200`)).json(),
    );
    const { states: all = [], events } = await eventsPage();
    for (const { id, state } of page.entries) expect(state).toEqual(all[events.findIndex((event) => event.id === id)]);
    expect(page.entries.find(({ state }) => state?.status === 'corrected')?.state?.place).toBe(7);

    // Told anew to one that comes back, it is what it was when it came.
    const late = new Fan('honest');
    late.position = { term: 1, seq: 7 };
    await late.connect(relay.ws);
    await expect.poll(() => late.of('event').length).toBe(scoring.log.length - 7);
    expect(
      late
        .of('event')
        .slice(2)
        .map(({ state }) => state),
    ).toEqual(fan.of('event').map(({ state }) => state));
    link.close();
  });

  test('is left out where it is not asked for, and full pages then never change', async () => {
    const path = `${relay.url}/v1/matches/honest/events?states=false&limit=5`;
    const full = await fetch(path);
    expect(full.headers.get('cache-control')).toBe('public, max-age=86400, immutable');
    const page = EventsPage.parse(await full.json());
    expect(page).toEqual({ match: 'honest', term: 1, seq: 5, events: scoring.log.slice(0, 5), more: true });
    const link = await comeWith(scoring);
    await link.store([scoring.add('match.unflagged', { flag: 'under-review' }), scoring.add('match.ended')]);
    link.close();
    const again = await fetch(path, { headers: { 'if-none-match': full.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
    const end = await fetch(`${path}&after=15`);
    expect(end.headers.get('cache-control')).toContain('stale-while-revalidate');
    expect(await end.json()).toMatchObject({ seq: 17, more: false });
    expect((await states())?.slice(3, 5)).toEqual(['4 voided', '5 confirmed']);
    const detail = await fetch(`${relay.url}/v1/matches/honest`);
    expect(detail.headers.get('cache-control')).toContain('max-age=60');
  });
});
