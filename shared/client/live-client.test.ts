import { describe, expect, test } from 'vitest';
import { LiveClient, type LiveListener, type LiveState } from './live-client.ts';
import { event, MATCH, ScriptedWorld, snapshot } from './scripted.ts';

function client() {
  const world = new ScriptedWorld();
  const states: LiveState[] = [];
  const told: string[] = [];
  const listener: LiveListener = {
    state: (state) => states.push(state),
    snapshot: ({ seq }) => told.push(`snapshot ${seq}`),
    event: ({ seq }) => told.push(`event ${seq}`),
    gap: ({ after, seq }) => told.push(`gap ${after.seq}-${seq}`),
    error: ({ code }) => told.push(`error ${code}`),
  };
  const live = new LiveClient({ url: 'ws://relay/v1/live', listener, runtime: world });
  return { world, states, told, live };
}

function connected() {
  const all = client();
  all.live.subscribe(MATCH);
  all.live.start();
  all.world.socket.on.open();
  all.world.socket.say(snapshot({ term: 1, seq: 7 }));
  return all;
}

describe('a live client', () => {
  test('is live only once the relay has answered', () => {
    const { world, states, live } = client();
    live.subscribe(MATCH);
    live.start();
    world.socket.on.open();
    expect(states).toEqual(['connecting']);
    world.socket.say({ op: 'pong' });
    expect(states).toEqual(['connecting', 'live']);
    expect(world.socket.received).toEqual([{ op: 'subscribe', match: MATCH }, { op: 'ping' }]);
  });

  test('follows many matches on one connection and tells the relay of changes', () => {
    const { world, live } = connected();
    live.subscribe('m2', { term: 1, seq: 3 });
    live.unsubscribe(MATCH);
    live.unsubscribe('never');
    expect(world.sockets).toHaveLength(1);
    expect(world.socket.received.slice(2)).toEqual([
      { op: 'subscribe', match: 'm2', after: { term: 1, seq: 3 } },
      { op: 'unsubscribe', match: MATCH },
    ]);
  });

  test('resumes each match where it was', () => {
    const { world, told } = connected();
    world.socket.say(event({ term: 1, seq: 8 }));
    world.socket.on.close(1006);
    world.pass(500);
    world.socket.on.open();
    expect(world.sockets).toHaveLength(2);
    expect(world.socket.received[0]).toEqual({ op: 'subscribe', match: MATCH, after: { term: 1, seq: 8 } });
    world.socket.say(event({ term: 1, seq: 8 }));
    world.socket.say(event({ term: 2, seq: 9 }));
    expect(told).toEqual(['snapshot 7', 'event 8', 'event 9']);
  });

  test('asks for a hole from where it is, once, and again only when that brings nothing', () => {
    const { world, told } = connected();
    world.socket.say(event({ term: 1, seq: 9 }));
    world.socket.say(event({ term: 1, seq: 10 }));
    const asked = () => world.socket.received.filter(({ op }) => op === 'subscribe').length - 1;
    expect(asked()).toBe(1);
    world.pass(7_500);
    expect(asked()).toBe(2);
    world.socket.say(event({ term: 1, seq: 11 }));
    for (const seq of [8, 9, 10, 11]) world.socket.say(event({ term: 1, seq }));
    world.pass(12_000);
    expect(asked()).toBe(2);
    expect(told).toEqual(['snapshot 7', 'event 8', 'event 9', 'event 10', 'event 11']);
  });

  test('a new connection owes nothing: a hole on it is asked for at once', () => {
    const { world } = connected();
    world.socket.say(event({ term: 1, seq: 9 }));
    world.socket.on.close(1006);
    world.pass(500);
    world.socket.on.open();
    world.socket.say(event({ term: 1, seq: 10 }));
    expect(world.socket.received.map(({ op }) => op)).toEqual(['subscribe', 'ping', 'subscribe']);
  });

  test('asks again for what the relay promised, or could not give', () => {
    const { world, told } = connected();
    const again = { op: 'subscribe', match: MATCH, after: { term: 1, seq: 7 } };
    world.socket.say({ op: 'gap', match: MATCH, after: { term: 1, seq: 7 }, seq: 900 });
    world.pass(7_500);
    expect(world.socket.received.slice(2)).toEqual([again]);
    world.socket.say(snapshot({ term: 1, seq: 900 }));
    world.socket.say({ op: 'error', match: MATCH, code: 'unavailable', message: 'Try again.' });
    world.pass(7_500);
    expect(world.socket.received.slice(3)).toEqual([{ ...again, after: { term: 1, seq: 900 } }]);
    expect(told).toEqual(['snapshot 7', 'gap 7-900', 'snapshot 900', 'error unavailable']);
  });

  test('waits for a relay that lost the newest events to get them back', () => {
    const { world, told } = connected();
    world.socket.say({ op: 'gap', match: MATCH, after: { term: 1, seq: 7 }, seq: 5 });
    world.socket.say(snapshot({ term: 1, seq: 5 }));
    for (const seq of [6, 7, 8]) world.socket.say(event({ term: 1, seq }));
    expect(told).toEqual(['snapshot 7', 'event 8']);
  });

  test('tells of events that it will never get, once', () => {
    const { world, told } = connected();
    world.socket.say({ op: 'gap', match: MATCH, after: { term: 1, seq: 7 }, seq: 900 });
    world.socket.say(event({ term: 1, seq: 900 }));
    world.socket.say(snapshot({ term: 1, seq: 900 }));
    world.socket.say(snapshot({ term: 1, seq: 950 }));
    expect(told).toEqual(['snapshot 7', 'gap 7-900', 'snapshot 900', 'gap 900-950', 'snapshot 950']);
  });

  test('does not go back to an older state, but follows a newer term that rewrites what it saw', () => {
    const { world, told } = connected();
    world.socket.say(snapshot({ term: 1, seq: 5 }));
    world.socket.say(event({ term: 2, seq: 6 }));
    expect(world.socket.received.at(-1)).toEqual({ op: 'subscribe', match: MATCH, after: { term: 1, seq: 7 } });
    world.socket.say(snapshot({ term: 2, seq: 6 }));
    world.socket.say(event({ term: 1, seq: 7 }));
    world.socket.say(event({ term: 2, seq: 7 }));
    expect(told).toEqual(['snapshot 7', 'gap 7-6', 'snapshot 6', 'event 7']);
  });

  test('passes errors on and is not troubled by what it cannot read', () => {
    const { world, told } = connected();
    for (const junk of ['', '[', 'null', '1', '{"op":"event"}', '{"op":"later"}']) world.socket.on.message(junk);
    world.socket.on.message(new ArrayBuffer(2));
    world.socket.say({ op: 'error', code: 'no-match', message: 'There is no such match.' });
    expect(told).toEqual(['snapshot 7', 'error no-match']);
  });
});

describe('liveness', () => {
  test('a silent connection is asked after 15 s and given up 10 s later', () => {
    const { world, states } = connected();
    world.pass(14_999);
    expect(world.socket.received.filter(({ op }) => op === 'ping')).toHaveLength(1);
    world.pass(1);
    expect(world.socket.received.filter(({ op }) => op === 'ping')).toHaveLength(2);
    world.pass(9_999);
    expect(states.at(-1)).toBe('live');
    world.pass(1);
    expect(states.at(-1)).toBe('reconnecting');
    expect(world.socket.closedByClient).toBe(true);
  });

  test('an answered ping keeps it, and says how fresh the score is', () => {
    const { world, states, live } = connected();
    world.pass(15_000);
    expect(live.silence).toBe(15_000);
    world.socket.say({ op: 'pong' });
    expect(live.silence).toBe(0);
    world.pass(24_999);
    expect(states.at(-1)).toBe('live');
    expect(live.silence).toBe(24_999);
  });

  test('a nudge finds a half-open connection in 3 s, and more nudges do not buy it time', () => {
    const { world, states, live } = connected();
    live.nudge();
    world.pass(2_000);
    live.nudge();
    world.pass(1_000);
    expect(states.at(-1)).toBe('reconnecting');
  });

  test('a nudge shortens the wait for a reconnect', () => {
    const { world, live } = connected();
    world.luck = 0.99;
    world.socket.on.close(1006);
    live.nudge();
    expect(world.sockets).toHaveLength(2);
    live.nudge();
    expect(world.sockets).toHaveLength(2);
  });

  test('a connection that never opens is given up after 10 s, and what it says later is not heard', () => {
    const { world, live, states, told } = client();
    live.subscribe(MATCH);
    live.start();
    const first = world.socket;
    world.pass(10_000);
    expect(states).toEqual(['connecting', 'reconnecting']);
    first.on.open();
    first.say(snapshot({ term: 1, seq: 1 }));
    first.on.close(1006);
    expect(told).toEqual([]);
    expect(first.received).toEqual([]);
    world.pass(250);
    expect(world.sockets).toHaveLength(2);
  });
});

describe('coming back', () => {
  test('waits a random part of 0.5 s, doubled each time, up to 30 s', () => {
    const { world, live } = client();
    world.luck = 0.999_999;
    live.start();
    const waits: number[] = [];
    for (let i = 0; i < 9; i++) {
      const failed = world.now();
      const before = world.sockets.length;
      world.socket.on.close(1006);
      while (world.sockets.length === before) world.pass(10);
      waits.push(world.now() - failed);
    }
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
    world.luck = 0;
    world.socket.on.close(1006);
    world.pass(0);
    expect(world.sockets).toHaveLength(11);
  });

  test('only a connection that lasted ends a row of failures', () => {
    const { world, live } = client();
    world.luck = 0.999;
    live.start();
    const breakAfter = (ms: number) => {
      world.socket.on.open();
      world.socket.say({ op: 'pong' });
      world.pass(ms);
      const before = world.sockets.length;
      world.socket.on.close(4000);
      world.pass(499.5);
      const soon = world.sockets.length > before;
      world.pass(30_000);
      return soon;
    };
    expect(breakAfter(100)).toBe(true);
    expect(breakAfter(100)).toBe(false);
    expect(breakAfter(5_000)).toBe(true);
  });

  test('stays away when the relay says so, until started again', () => {
    const { world, live, states } = connected();
    world.socket.on.close(4500);
    world.pass(100_000);
    live.nudge();
    expect(world.sockets).toHaveLength(1);
    expect(states.at(-1)).toBe('stopped');
    live.start();
    expect(world.sockets).toHaveLength(2);
  });

  test('stop closes the connection and nothing is heard or timed after it', () => {
    const { world, live, states, told } = connected();
    live.stop();
    world.socket.say(event({ term: 1, seq: 8 }));
    world.socket.on.close(1000);
    world.pass(100_000);
    expect(told).toEqual(['snapshot 7']);
    expect(states.at(-1)).toBe('stopped');
    expect(world.socket.closedByClient).toBe(true);
    expect(world.sockets).toHaveLength(1);
  });
});
