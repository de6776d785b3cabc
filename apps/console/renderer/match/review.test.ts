import { describe, expect, test, vi } from 'vitest';
import { MatchFold } from '#shared/match/fold.ts';
import { draftOf, Scored } from '../testing/scored.ts';
import { markOf, markWithout, Review } from './review.ts';

/** Two events with findings: a seventh ball of an over, and a bowler's second over in a row by the scorer's word. */
function doubtful() {
  const core = new Scored().begin().runs(0, 0, 0, 0, 0, 0);
  const long = core.add('cricket.delivery', { over: 0, bowler: 'e11', runs: { batter: 0 } });
  const codes = ['same-bowler', 'bowler-twice', 'consecutive-overs'];
  const again = core.take({
    ...draftOf('cricket.delivery', { over: 1, bowler: 'e11', runs: { batter: 0 } }),
    override: { codes, reason: 'it happened' },
  });
  const fold = MatchFold.of(core.log);
  return { core, fold, review: new Review(fold), long, again };
}

/** Scores into the match that the review looks at, too. */
function add({ core, fold, review }: ReturnType<typeof doubtful>, ...args: Parameters<Scored['add']>) {
  const event = core.add(...args);
  review.update(fold, fold.append(event));
  return event;
}

const open = (review: Review) => review.list().filter(({ reviewed }) => reviewed === null);

describe('what wants a second look', () => {
  test('is every warning and every rule set aside, in the rule’s own words', () => {
    const { review, long, again } = doubtful();
    const [first, second] = review.list();
    expect(first).toMatchObject({ event: { id: long.id }, findings: [{ kind: 'warning', code: 'over-long' }] });
    expect(second?.event.id).toBe(again.id);
    expect(second?.findings).toMatchObject([{ kind: 'override', code: 'consecutive-overs' }]);
    expect(second?.findings[0]?.message).toContain('bowled in the over before');
  });

  test('goes when the event is mended or voided, and comes back with it', () => {
    const match = doubtful();
    const gone = add(match, 'correction.void', { target: match.again.id });
    expect(match.review.list().map(({ event }) => event.id)).toEqual([match.long.id]);
    add(match, 'correction.void', { target: gone.id });
    expect(match.review.list()).toHaveLength(2);
  });

  test('has what the corrected log has no room for', () => {
    const core = new Scored().begin();
    core.add('cricket.delivery', { wickets: [{ kind: 'bowled', player: 'k1' }] });
    const next = core.add('cricket.batter', { player: 'k3' });
    const insisted = draftOf('correction.void', { target: core.log[3]?.id ?? '' });
    core.take({ ...insisted, override: { codes: ['conflict'], reason: 'wrong match' } });
    const found = new Review(MatchFold.of(core.log)).list();
    expect(found).toMatchObject([{ event: { id: next.id }, findings: [{ kind: 'conflict' }] }]);
  });

  test('is found only where the log has changed', () => {
    const match = doubtful();
    match.review.list();
    const steps = vi.spyOn(match.fold, 'steps');
    const before = match.fold.effective.length;
    add(match, 'note.added', { text: 'x' });
    match.review.list();
    match.review.list();
    expect(steps.mock.calls).toEqual([[before]]);
  });
});

describe('a mark', () => {
  test('settles what it names, keeps its author, and stays through a new fold', () => {
    const match = doubtful();
    const [first] = match.review.list();
    if (first === undefined) throw new Error('nothing found');
    const mark = add(match, 'note.reviewed', markOf([first]));
    expect(open(match.review).map(({ event }) => event.id)).toEqual([match.again.id]);
    const again = new Review(MatchFold.of(match.core.log)).list();
    expect(again[0]?.reviewed).toEqual({ mark: mark.id, by: 'operator-1', at: mark.at });
  });

  test('no longer counts when the event was corrected after it', () => {
    const match = doubtful();
    add(match, 'note.reviewed', markOf(match.review.list()));
    expect(open(match.review)).toEqual([]);
    add(match, 'correction.amend', { target: match.long.id, data: { ...match.long.data, runs: { batter: 2 } } });
    expect(open(match.review).map(({ event }) => event.id)).toEqual([match.long.id]);
  });

  test('does not settle what it does not name', () => {
    const match = doubtful();
    add(match, 'note.reviewed', { of: [{ event: match.again.id, codes: ['another-rule'] }] });
    expect(open(match.review)).toHaveLength(2);
  });

  test('can be taken back for one of its events', () => {
    const match = doubtful();
    const mark = add(match, 'note.reviewed', markOf(match.review.list()));
    const rest = markWithout(match.fold, mark.id, match.long.id);
    add(match, 'correction.amend', { target: mark.id, data: rest ?? {} });
    expect(open(match.review).map(({ event }) => event.id)).toEqual([match.long.id]);
    expect(match.review.list()[1]?.reviewed?.by).toBe('operator-1');
    expect(markWithout(match.fold, mark.id, match.again.id)).toBeNull();
  });
});
