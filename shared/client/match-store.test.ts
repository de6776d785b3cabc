import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { type MatchNow, MatchStore } from './index.ts';
import { useMatch } from './react.ts';
import { event, MATCH, ScriptedWorld, snapshot } from './scripted.ts';

const URL = 'wss://relay.test/v1/live';

function watched() {
  const world = new ScriptedWorld();
  const store = new MatchStore({ url: URL, match: MATCH, runtime: world });
  const seen: MatchNow[] = [];
  const stop = store.watch(() => seen.push(store.now));
  world.socket.on.open();
  return { world, store, seen, stop };
}

describe('the match that a page shows', () => {
  test('is the snapshot with what each event changed', () => {
    const { world, store } = watched();
    expect(store.now).toMatchObject({ scoreboard: null, freshness: { kind: 'connecting' }, fans: null, events: [] });
    world.socket.say(snapshot({ term: 1, seq: 7 }));
    const before = store.now;
    world.socket.say(event({ term: 1, seq: 8 }));
    expect(before.scoreboard?.sides[0]?.score).toBe('7');
    expect(store.now.scoreboard).toMatchObject({ title: 'A v B', sides: [{ score: '8' }] });
    expect(store.now.events.map(({ seq }) => seq)).toEqual([8]);
    expect(store.now).toMatchObject({ freshness: { kind: 'live' }, revision: 0, error: null });
  });

  test('says how many follow the match, as it was last told', () => {
    const { world, store } = watched();
    world.socket.say({ ...snapshot({ term: 1, seq: 7 }), fans: 12 });
    expect(store.now.fans).toBe(12);
    world.socket.say({ op: 'presence', match: MATCH, fans: 30 });
    expect(store.now).toMatchObject({ fans: 30, scoreboard: { title: 'A v B' } });
    world.socket.say({ op: 'presence', match: 'another', fans: 1 });
    // A relay that is older does not say.
    world.socket.say(snapshot({ term: 1, seq: 8 }));
    expect(store.now.fans).toBe(30);
  });

  test('tells when what was fetched is out of date: corrections and gaps', () => {
    const { world, store } = watched();
    world.socket.say(snapshot({ term: 1, seq: 7 }));
    world.socket.say({ ...event({ term: 1, seq: 8 }), corrects: true });
    expect(store.now.revision).toBe(1);
    world.socket.say(snapshot({ term: 1, seq: 900 }));
    expect(store.now).toMatchObject({ revision: 2, scoreboard: { sides: [{ score: '900' }] } });
  });

  test('is watched by the second, and calls itself live no longer than that is true', () => {
    const { world, store, seen } = watched();
    world.socket.say(snapshot({ term: 1, seq: 7 }));
    const told = seen.length;
    world.pass(18_000);
    expect(store.now.freshness).toEqual({ kind: 'live' });
    expect(seen).toHaveLength(told);
    world.pass(1_000);
    expect(store.now.freshness).toEqual({ kind: 'behind', seconds: 19 });
    world.pass(6_000);
    expect(store.now.freshness).toEqual({ kind: 'reconnecting', seconds: 25 });
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('keeps what the relay refused until it tells of the match', () => {
    const { world, store } = watched();
    const refusal = { op: 'error', match: MATCH, code: 'no-match', message: 'There is no such match yet.' };
    world.socket.say(refusal);
    expect(store.now.error).toEqual(refusal);
    world.socket.say(event({ term: 1, seq: 1 }));
    expect(store.now).toMatchObject({ error: null, scoreboard: null });
  });

  test('keeps the newest events only', () => {
    const { world, store } = watched();
    world.socket.say(snapshot({ term: 1, seq: 0 }));
    for (let seq = 1; seq <= 250; seq++) world.socket.say(event({ term: 1, seq }));
    expect([store.now.events.length, store.now.events[0]?.seq, store.now.events.at(-1)?.seq]).toEqual([200, 51, 250]);
  });

  test('holds one connection for all who watch, and goes on where it was', () => {
    const { world, store, stop } = watched();
    world.socket.say(snapshot({ term: 1, seq: 7 }));
    const stopOther = store.watch(() => {});
    stop();
    stop();
    expect(world.socket.closedByClient).toBe(false);
    stopOther();
    expect(world.socket.closedByClient).toBe(true);
    expect(store.now.freshness).toEqual({ kind: 'stopped' });
    world.pass(60_000);
    expect(world.sockets).toHaveLength(1);
    store.watch(() => {});
    world.socket.on.open();
    expect(world.socket.received[0]).toEqual({ op: 'subscribe', match: MATCH, after: { term: 1, seq: 7 } });
    store.nudge();
    world.pass(3_000);
    expect(world.socket.closedByClient).toBe(true);
  });
});

const untouched = new ScriptedWorld();
function Board() {
  const { scoreboard, freshness, events, error } = useMatch(URL, MATCH, untouched);
  return createElement('p', null, `${scoreboard?.title ?? 'no score'} ${freshness.kind} ${events.length} ${error}`);
}

test('the hook shows on a server what it will show first on a client, and connects to nothing', () => {
  expect(renderToStaticMarkup(createElement(Board))).toBe('<p>no score connecting 0 null</p>');
  expect(untouched.sockets).toEqual([]);
});
