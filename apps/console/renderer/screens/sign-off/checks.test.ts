import { describe, expect, it } from 'vitest';
import { MatchFold } from '#shared/match/fold.ts';
import { Review } from '../../match/review.ts';
import { Scored } from '../../testing/scored.ts';
import { openChecks } from './checks.ts';
import { endOf, signersOf } from './signatures.ts';
import { text } from './text.ts';

function foldOf(scored: Scored): MatchFold {
  return MatchFold.of(scored.log);
}

function checksOf(scored: Scored, unsaved = 0, backlog: number | null = null) {
  const fold = foldOf(scored);
  const { state } = fold;
  if (state === null) throw new Error('no match');
  const toReview = new Review(fold).list().filter(({ reviewed }) => reviewed === null).length;
  return openChecks({ state, toReview, unsaved, backlog });
}

describe('what is open before the sign-off', () => {
  it('is nothing in a match without questions, with no relay or one that has it all', () => {
    const scored = new Scored().begin().runs(1, 4, 0);
    expect(checksOf(scored)).toEqual([]);
    expect(checksOf(scored, 0, 0)).toEqual([]);
  });

  it('is each flag, unsaved action and unsent event, and what nobody has looked at yet', () => {
    const scored = new Scored().begin().runs(1, 4, 0, 0, 2, 1);
    // A seventh ball by the same bowler: against the rules, and insisted on.
    const seventh = scored.take({
      id: '01a0b0c0-0000-7000-8000-000000000001',
      type: 'cricket.delivery',
      data: { over: 1, bowler: 'e11', runs: { batter: 0 } },
      override: {
        codes: ['same-bowler', 'bowler-twice', 'over-in-progress', 'consecutive-overs'],
        reason: 'it happened',
      },
    });
    scored.add('match.flagged', { flag: 'unreliable' });
    const checks = checksOf(scored, 2, 7);
    expect(checks.map(({ key, level }) => [key, level])).toEqual([
      ['unsaved', 'bad'],
      ['flagged', 'warn'],
      ['review', 'warn'],
      ['backlog', 'warn'],
    ]);
    expect(checks.find(({ key }) => key === 'review')).toMatchObject({ show: 'review', message: text.toReview(1) });
    const codes = seventh.override?.codes ?? [];
    scored.add('note.reviewed', { of: [{ event: seventh.id, codes: [...codes, 'over-short', 'over-long'] }] });
    expect(checksOf(scored).map(({ key }) => key)).toEqual(['flagged']);
  });
});

describe('signatures', () => {
  const ada = { name: 'Ada', role: 'Main scorer' };
  const ben = { name: 'Ben', role: 'Second scorer' };

  it('stand in the event that ended the match, and can be added to it later', () => {
    const scored = new Scored().begin().runs(1);
    expect(endOf(foldOf(scored).effective)).toBeNull();
    const end = scored.add('match.ended', { result: 'Kent won' });
    expect(endOf(foldOf(scored).effective)).toMatchObject({ id: end.id, signedBy: [] });
    scored.add('correction.amend', { target: end.id, data: { ...end.data, signedBy: [ada, ben] } });
    expect(endOf(foldOf(scored).effective)).toMatchObject({ data: { result: 'Kent won' }, signedBy: [ada, ben] });
    scored.add('correction.void', { target: end.id });
    expect(endOf(foldOf(scored).effective)).toBeNull();
  });

  it('need everybody’s name and role', () => {
    expect(signersOf([{ name: ' Ada ', role: 'Main scorer' }, ben])).toEqual([ada, ben]);
    expect(signersOf([{ name: '  ', role: 'x' }, ben])).toBeNull();
    expect(signersOf([{ name: 'Ada', role: '' }, ben])).toBeNull();
  });
});
