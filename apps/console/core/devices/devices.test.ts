import { describe, expect, it } from 'vitest';
import { Journal } from '../journal/journal.ts';
import { tempDir } from '../testing/console.ts';
import { Attempts } from './attempts.ts';
import { Devices } from './devices.ts';
import { PairingCodes } from './pairing.ts';

describe('PairingCodes', () => {
  it('expire after 15 minutes, but for the start-up code', () => {
    let now = 0;
    const codes = new PairingCodes(() => now);
    const [early, late] = [codes.create('device'), codes.create('device')];
    expect(early.expiresAt).toBe(15 * 60_000);
    now = 15 * 60_000 - 1;
    expect(codes.redeem(early.code, 'operator')).toMatchObject({ role: 'device', replaces: null });
    now++;
    expect(codes.redeem(late.code, 'device')).toBeNull();
    expect(codes.redeem(codes.startup, 'operator')?.role).toBe('operator');
    expect(codes.redeem(codes.startup, 'board')?.role).toBe('board');
    expect(codes.redeem(codes.create('scorer', 'scorer-1').code, 'board')).toMatchObject({ replaces: 'scorer-1' });
    expect(codes.redeem('', 'board')).toBeNull();
  });

  it('are open up to a number', () => {
    const codes = new PairingCodes(() => 0);
    const made = Array.from({ length: 60 }, () => codes.create('board').code);
    const open = made.filter((code) => codes.redeem(code, 'board') !== null);
    expect(open).toEqual(made.slice(10));
  });
});

describe('Attempts', () => {
  it('block after so many failures, until the window has passed', () => {
    let now = 0;
    const attempts = new Attempts(3, 1000, () => now);
    for (let i = 0; i < 3; i++) {
      expect(attempts.isBlocked('a')).toBe(false);
      attempts.fail('a');
    }
    expect(attempts.isBlocked('a')).toBe(true);
    expect(attempts.isBlocked('b')).toBe(false);
    now = 1000;
    expect(attempts.isBlocked('a')).toBe(false);
  });
});

describe('Devices', () => {
  it('are as many as may be, and revoked ones are forgotten in the end', () => {
    const journal = new Journal(tempDir());
    let now = 0;
    const devices = new Devices(journal.credentials, () => ++now);
    // One transaction, for the speed of the test only.
    journal.transaction(() => {
      const made = Array.from({ length: 500 }, () => devices.add('one', 'board'));
      expect(devices.add('one too many', 'board')).toMatchObject({ code: 'too-many-devices' });
      for (let round = 0; round < 2; round++) {
        for (const one of made.splice(0)) if ('id' in one) devices.revoke(one.id);
        for (let i = 0; i < 500; i++) made.push(devices.add('next', 'board'));
      }
    });
    expect(devices.list().filter((one) => one.revokedAt !== null)).toHaveLength(500);
    expect(new Devices(journal.credentials, () => 1).list()).toEqual(devices.list());
    journal.close();
  });
});
