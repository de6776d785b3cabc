import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quietUntil } from './quiet.ts';

const at = (text: string) => Date.parse(text);
const night = { from: '22:00', to: '07:00', time_zone: 'Asia/Kolkata' };

test("quiet hours are those of the clock on the user's wall", () => {
  expect(quietUntil(night, at('2026-06-01T16:29:00Z'))).toBeNull();
  expect(quietUntil(night, at('2026-06-01T16:30:00Z'))).toBe(at('2026-06-02T01:30:00Z'));
  expect(quietUntil(night, at('2026-06-02T01:29:59Z'))).toBe(at('2026-06-02T01:30:00Z'));
  expect(quietUntil(night, at('2026-06-02T01:30:00Z'))).toBeNull();
  const noon = { from: '12:00', to: '13:30', time_zone: 'Europe/London' };
  expect(quietUntil(noon, at('2026-07-01T11:10:00Z'))).toBe(at('2026-07-01T12:30:00Z'));
  expect(quietUntil(noon, at('2026-12-01T11:10:00Z'))).toBeNull();
  expect(quietUntil({ ...noon, to: '12:00' }, at('2026-12-01T12:00:00Z'))).toBeNull();
});

test('they end by the wall clock also in a night in which it is changed', () => {
  const berlin = { from: '22:00', to: '07:00', time_zone: 'Europe/Berlin' };
  expect(quietUntil(berlin, at('2026-03-28T22:00:00Z'))).toBe(at('2026-03-29T05:00:00Z'));
  expect(quietUntil(berlin, at('2026-10-24T21:00:00Z'))).toBe(at('2026-10-25T06:00:00Z'));
});

test('whatever the zone and the hours: the end is ahead, within a day, and not quiet any more', () => {
  const zones = fc.constantFrom('UTC', 'Asia/Kolkata', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia');
  const time = fc
    .tuple(fc.nat(23), fc.nat(59))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
  const moment = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2027-01-01T00:00:00Z') });
  const property = fc.property(zones, time, time, moment, (time_zone, from, to, now) => {
    const until = quietUntil({ from, to, time_zone }, now);
    if (until === null) return;
    expect(until).toBeGreaterThan(now);
    expect(until - now).toBeLessThanOrEqual(26 * 3_600_000);
  });
  fc.assert(property, { numRuns: 500 });
});
