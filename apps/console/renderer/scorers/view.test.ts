import { describe, expect, it } from 'vitest';
import type { Device } from '#shared/wire/console.ts';
import { afterPush, initialLink, type LinkState, withDevices } from '../stores/link.ts';
import { barred, placeOf, scorerRows } from './view.ts';

const MATCH = 'final';
const CONSOLE = 'console-1';

function scorer(id: string, name: string, told: Partial<Device> = {}): Device {
  const none = { createdAt: 0, revokedAt: null, lastSeenAt: 5, lostAt: null, battery: null, skewMs: null };
  return { id, name, role: 'scorer', online: true, firmware: null, ...none, ...told };
}

function link(scorerId: string, devices: readonly Device[], live: string | null = null, remarks = true): LinkState {
  const hello = {
    ...({ push: 'hello', console: CONSOLE, name: 'Oval', user: 'user-1', scorer: scorerId } as const),
    ...{ fanUrl: null, mqttPort: 1883, addresses: [] },
  };
  const state = afterPush({ ...initialLink, ...withDevices(devices) }, hello);
  return afterPush(state, { push: 'scorers', match: MATCH, live, remarks, since: 1, by: CONSOLE });
}

describe('the scorers of a match', () => {
  it('are nobody worth a line while the desk is alone', () => {
    const away = scorer('scorer-1', 'Bo', { online: false });
    expect(scorerRows(link(CONSOLE, [away]), MATCH)).toEqual([]);
    expect(scorerRows(link(CONSOLE, [scorer('scorer-1', 'Bo', { revokedAt: 3 })]), MATCH)).toEqual([]);
  });

  it('are the desk and the pads that are here, lost or live', () => {
    const known = link(
      'scorer-1',
      [
        scorer('scorer-1', 'Bo', { battery: 0.4 }),
        scorer('scorer-2', 'Cy', { online: false, lostAt: 9 }),
        scorer('scorer-3', 'Di', { online: false }),
        scorer('scorer-4', 'Ed', { online: false }),
      ],
      'scorer-3',
    );
    expect(scorerRows(known, MATCH)).toMatchObject([
      { name: 'Di', isLive: true, online: false },
      { name: 'Bo', isMe: true, battery: 0.4, online: true },
      { id: CONSOLE, isDesk: true, isMe: false, isLive: false },
      { name: 'Cy', lostAt: 9, online: false },
    ]);
    // A pad that said goodbye is not among those the console tells of: nobody misses it.
    const later = afterPush(known, { push: 'people', screens: 0, scorers: [scorer('scorer-1', 'Bo')] });
    const rows = scorerRows(later, MATCH);
    expect(rows.map(({ name, lostAt }) => [name, lostAt])).toEqual([
      ['Di', null],
      ['Bo', null],
      [expect.any(String), null],
    ]);
    expect(rows[2]?.online).toBe(false);
  });

  it('bar the desk while a pad is live, and never the other way about', () => {
    const pads = [scorer('scorer-1', 'Bo')];
    expect(barred(link(CONSOLE, pads, 'scorer-1'), MATCH, 'cricket.delivery')).toMatchObject({ code: 'not-live' });
    expect(barred(link(CONSOLE, pads, 'scorer-1'), MATCH, 'note.added')).toBeNull();
    expect(barred(link(CONSOLE, pads, 'scorer-1', false), MATCH, 'note.added')).toMatchObject({ code: 'not-live' });
    expect(barred(link(CONSOLE, pads, CONSOLE), MATCH, 'cricket.delivery')).toBeNull();
    expect(barred(link(CONSOLE, pads, null), MATCH, 'cricket.delivery')).toBeNull();
    expect(barred(link('scorer-1', pads, CONSOLE), MATCH, 'cricket.delivery')).toBeNull();
    expect(barred(link(CONSOLE, pads, 'scorer-1'), 'other', 'cricket.delivery')).toBeNull();
  });

  it('go on where they are live', () => {
    expect(placeOf(link(CONSOLE, [], 'scorer-1'), 'scorer-1')).toBe(MATCH);
    expect(placeOf(link(CONSOLE, [], 'scorer-1'), 'scorer-2')).toBeNull();
  });
});
