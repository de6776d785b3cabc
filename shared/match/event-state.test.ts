import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cricket } from '../sports/cricket/index.ts';
import { TestDesk } from '../sports/testing/test-desk.ts';
import { newestStanding, standings } from './event-state.ts';

const team = (id: string) => ({
  id,
  name: `Team ${id}`,
  shortName: id,
  players: Array.from({ length: 11 }, (_, i) => ({ id: `${id}${i + 1}`, name: `${id} ${i + 1}` })),
});

/** A match with an innings begun: events 1 and 2. */
function begun(): TestDesk {
  const desk = new TestDesk(cricket, {
    teams: [team('A'), team('B')],
    format: { name: 'Test', overs: null, inningsPerSide: 2 },
  });
  desk.send('cricket.innings', { batting: 'A', striker: 'A1', nonStriker: 'A2', bowler: 'B11' });
  return desk;
}

const ball = (desk: TestDesk, batter = 0) => desk.send('cricket.delivery', { runs: { batter } });

/** "place status" of each event in the order of arrival. */
function told(desk: TestDesk): string[] {
  const all = standings(desk.fold);
  return desk.fold.log.map(({ id }) => `${all.get(id)?.place ?? '-'} ${all.get(id)?.status}`);
}

describe('where an event stands', () => {
  it('is live until something is said against it, and confirmed once the match is over', () => {
    const desk = begun();
    ball(desk);
    expect(told(desk)).toEqual(['1 live', '2 live', '3 live']);
    desk.send('match.ended');
    expect(told(desk)).toEqual(['1 confirmed', '2 confirmed', '3 confirmed', '4 confirmed']);
  });

  it('follows corrections, their own taking back too', () => {
    const desk = begun();
    const first = ball(desk);
    const second = ball(desk);
    const voids = desk.send('correction.void', { target: first });
    expect(told(desk).slice(2)).toEqual(['3 voided', '4 live', '- live']);
    expect(standings(desk.fold).get(first)?.correctedBy).toBe(voids);
    const restores = desk.send('correction.void', { target: voids });
    expect(told(desk).slice(2)).toEqual(['3 live', '4 live', '- voided', '- live']);
    expect(standings(desk.fold).get(voids)?.correctedBy).toBe(restores);
    const amends = desk.send('correction.amend', { target: second, data: { runs: { batter: 4 } } });
    expect(standings(desk.fold).get(second)).toEqual({ place: 4, status: 'corrected', correctedBy: amends });
    const data = { runs: { batter: 1 } };
    const inserts = desk.send('correction.insert', { after: first, type: 'cricket.delivery', data, at: 0 });
    // Places move up; arrivals do not.
    expect(told(desk).slice(2)).toEqual(['3 live', '5 corrected', '- voided', '- live', '- live', '4 corrected']);
    expect(standings(desk.fold).get(inserts)?.correctedBy).toBe(inserts);
  });

  it('is under review from the last event of play before the flag', () => {
    const desk = begun();
    ball(desk);
    ball(desk);
    desk.send('note.added', { text: 'The batter has asked for a review.' });
    desk.send('match.flagged', { flag: 'under-review' });
    const under = (n: number) => `${n} under-review`;
    expect(told(desk)).toEqual(['1 live', '2 live', '3 live', under(4), under(5), under(6)]);
    desk.send('match.flagged', { flag: 'unreliable' });
    expect(told(desk).at(-1)).toBe(under(7));
    desk.send('match.unflagged', { flag: 'under-review' });
    expect(told(desk).join()).not.toContain('under-review');
  });

  it('is a conflict while the corrected match has no room for the event', () => {
    const desk = begun();
    ball(desk);
    desk.send('match.paused');
    const resumed = desk.send('match.resumed');
    desk.send('match.paused');
    desk.send('correction.void', { target: resumed }, ['conflict']);
    expect(told(desk).slice(3)).toEqual(['4 live', '5 voided', '6 conflict', '- live']);
  });

  it('is said of a new event as it is of a known one', () => {
    const action = fc.record({ do: fc.nat(9), pick: fc.nat() });
    fc.assert(
      fc.property(fc.array(action, { minLength: 1, maxLength: 60 }), (todo) => {
        const desk = begun();
        for (const { do: what, pick } of todo) {
          const target = desk.fold.log[pick % desk.fold.log.length]?.id ?? '';
          const flag = pick % 2 === 0 ? 'under-review' : 'unreliable';
          const insert = { after: target, type: 'cricket.delivery', data: { runs: { batter: 1 } }, at: 0 };
          const drafts = [
            ['correction.void', { target }],
            ['correction.amend', { target, data: { runs: { batter: 2 } } }],
            ['correction.insert', insert],
            ['match.flagged', { flag }],
            ['match.unflagged', { flag }],
            ['note.added', { text: 'x' }],
            [pick % 9 === 0 ? 'match.ended' : 'match.paused', {}],
          ] as const;
          const [type, data] = drafts[what] ?? (['cricket.delivery', { runs: { batter: 1 } }] as const);
          const decision = desk.decide(type, data, ['consecutive-overs']);
          if (decision.kind !== 'accepted') continue;
          desk.send(type, data, ['consecutive-overs']);
          const event = desk.fold.log.at(-1);
          if (event === undefined) throw new Error('nothing was added');
          const all = standings(desk.fold);
          expect(newestStanding(desk.fold, event)).toEqual(all.get(event.id));
          const places = [...all.values()].flatMap(({ place }) => place ?? []);
          expect(places.toSorted((a, b) => a - b)).toEqual(desk.fold.effective.map((_, i) => i + 1));
          expect(all.size).toBe(desk.fold.log.length);
        }
      }),
      { numRuns: 60 },
    );
  });
});
