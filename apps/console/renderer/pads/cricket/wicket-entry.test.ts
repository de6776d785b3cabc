import { describe, expect, test } from 'vitest';
import { Setup } from '#shared/sports/cricket/setup.ts';
import { Scored, setup } from '../../testing/scored.ts';
import { noEntry } from './entry.ts';
import { backward, KIND_KEYS, onward, startWicket, stepsOf, wicketEvent, withKind } from './wicket-entry.ts';

const { format } = Setup.parse(setup);
const start = startWicket(noEntry, 'k1');

describe('a wicket, step by step', () => {
  test('bowled needs nothing but the word', () => {
    const entry = withKind(start, 'bowled', 'e2');
    expect(entry.step).toBe('confirm');
    expect(wicketEvent(entry, format)).toEqual({
      type: 'cricket.delivery',
      data: { runs: { batter: 0 }, wickets: [{ kind: 'bowled', player: 'k1' }] },
    });
  });

  test('stumped is by the keeper unless somebody else is named', () => {
    expect(withKind(start, 'stumped', 'e2').fielders).toEqual([{ player: 'e2' }]);
    expect(withKind(start, 'caught', 'e2').fielders).toEqual([]);
  });

  test('a run-out asks who, how many runs, which fielders', () => {
    const asked = [withKind(start, 'run out', 'e2')];
    while (asked.at(-1)?.step !== 'confirm') asked.push(onward(asked.at(-1) ?? start));
    expect(asked.map(({ step }) => step)).toEqual(['who', 'runs', 'fielders', 'confirm']);
    const entry = { ...withKind(start, 'run out', 'e2'), player: 'k2', runs: 1, fielders: [{ player: 'e4' }] };
    expect(wicketEvent(entry, format)).toEqual({
      type: 'cricket.delivery',
      data: { runs: { batter: 1 }, wickets: [{ kind: 'run out', player: 'k2', fielders: [{ player: 'e4' }] }] },
    });
  });

  test('runs completed count as what they were: wides, byes, runs off a no-ball', () => {
    const runsOff = (extra: 'wide' | 'noball' | 'bye') => {
      const entry = withKind(startWicket({ ...noEntry, extra }, 'k1'), 'run out', null);
      return wicketEvent({ ...entry, runs: 1 }, format)?.data.runs;
    };
    expect(runsOff('wide')).toEqual({ wides: 2 });
    expect(runsOff('noball')).toEqual({ noballs: 1, batter: 1 });
    expect(runsOff('bye')).toEqual({ byes: 1 });
  });

  test('what happens between balls is no delivery', () => {
    expect(wicketEvent(withKind(start, 'retired hurt', null), format)?.type).toBe('cricket.wicket');
    const early = { ...withKind(start, 'run out', null), player: 'k2', offBall: true };
    expect(stepsOf(early)).not.toContain('runs');
    expect(wicketEvent(early, format)).toEqual({
      type: 'cricket.wicket',
      data: { kind: 'run out', player: 'k2' },
    });
  });

  test('goes back one step, and from the first out of the panel', () => {
    const entry = onward(withKind(start, 'run out', null));
    expect(backward(entry)?.step).toBe('who');
    expect(backward(withKind(start, 'bowled', null))).toMatchObject({ step: 'kind', kind: null });
    expect(backward(start)).toBeNull();
  });

  test('every kind has its own key', () => {
    expect(new Set(KIND_KEYS.map(({ key }) => key)).size).toBe(KIND_KEYS.length);
  });

  test.each(KIND_KEYS.map(({ kind }) => kind))('the rules take %s as it is entered', (kind) => {
    const entry = withKind(startWicket(noEntry, 'k1'), kind, 'e2');
    const event = wicketEvent({ ...entry, player: kind === 'timed out' ? 'k3' : 'k1' }, format);
    if (event === null) throw new Error('no event');
    const core = new Scored().begin();
    expect(core.add(event.type, event.data).type).toBe(event.type);
  });
});
