import { describe, expect, test } from 'vitest';
import { draftOf, MATCH, NOW, Scored } from '../testing/scored.ts';
import { MAX_PENDING, OpenMatch } from './open-match.ts';

const four = { runs: { batter: 4 } };

function opened(core: Scored) {
  const open = new OpenMatch(MATCH, 'operator-1');
  open.load(core.log, NOW);
  return open;
}

const score = (open: OpenMatch) => open.fold.state?.game.board('en').sides[0]?.score;

describe('the open match', () => {
  test('shows an action at once, as pending', () => {
    const open = opened(new Scored().begin());
    const decision = open.propose(draftOf('cricket.delivery', four), NOW);
    expect(decision.kind).toBe('accepted');
    expect(score(open)).toBe('4/0');
    expect(open.pending).toHaveLength(1);
    expect(open.firmSeq).toBe(3);
  });

  test('turns firm without a new fold when the log says what was assumed', () => {
    const core = new Scored().begin();
    const open = opened(core);
    const fold = open.fold;
    const [a, b] = [draftOf('cricket.delivery', four), draftOf('cricket.delivery', { runs: { batter: 1 } })];
    open.propose(a, NOW);
    open.propose(b, NOW);
    open.receive(core.take(a), NOW);
    expect(open.pending.map(({ draft }) => draft.id)).toEqual([b.id]);
    open.receive(core.take(b), NOW);
    expect(open.pending).toEqual([]);
    expect(open.fold).toBe(fold);
    expect(open.firmSeq).toBe(5);
    expect(score(open)).toBe('5/0');
  });

  test('puts its own after another scorer\u2019s when that one was quicker', () => {
    const core = new Scored().begin();
    const open = opened(core);
    const mine = draftOf('cricket.delivery', four);
    open.propose(mine, NOW);
    const single = core.add('cricket.delivery', { runs: { batter: 1 } });
    expect(open.receive(single, NOW)).toBe(0);
    expect(score(open)).toBe('5/0');
    // The single brought the other batter on strike, and so says the pending four now.
    expect(open.pending[0]?.event?.data).toMatchObject({ striker: 'k2' });
    open.receive(core.take(mine), NOW);
    expect(open.pending).toEqual([]);
    expect(score(open)).toBe('5/0');
  });

  test('takes back what the core refused, and what no longer fits stays pending without effect', () => {
    const core = new Scored().begin();
    const open = opened(core);
    const out = draftOf('cricket.delivery', { wickets: [{ kind: 'bowled', player: 'k1' }] });
    const next = draftOf('cricket.batter', { player: 'k3' });
    open.propose(out, NOW);
    open.propose(next, NOW);
    expect(score(open)).toBe('0/1');
    expect(open.drop(out.id, NOW)).toEqual(out);
    expect(score(open)).toBe('0/0');
    expect(open.pending).toMatchObject([{ draft: { id: next.id }, event: null }]);
  });

  test('judges like the core: what cannot be is not taken up', () => {
    const open = opened(new Scored().begin());
    const decision = open.propose(draftOf('cricket.bowler', { player: 'k3' }), NOW);
    expect(decision).toMatchObject({ kind: 'refused', problem: { code: 'wrong-team' } });
    expect(open.pending).toEqual([]);
  });

  test('after a lost connection the whole log replaces what was there, and pending drafts are put on top again', () => {
    const core = new Scored().begin();
    const open = opened(core);
    const [arrived, lost] = [draftOf('cricket.delivery', four), draftOf('cricket.delivery', { runs: { batter: 2 } })];
    open.propose(arrived, NOW);
    open.propose(lost, NOW);
    core.take(arrived);
    open.load(core.log, NOW);
    expect(open.pending.map(({ draft }) => draft.id)).toEqual([lost.id]);
    expect(score(open)).toBe('6/0');
  });

  test('restores the drafts of an earlier visit once', () => {
    const core = new Scored().begin();
    const draft = draftOf('cricket.delivery', four);
    const open = opened(core);
    open.restore([draft], NOW);
    open.restore([draft], NOW);
    expect(open.pending).toHaveLength(1);
    expect(score(open)).toBe('4/0');
  });

  test('notices that events are missing, and passes over those it has', () => {
    const core = new Scored().begin().runs(1, 2);
    const open = new OpenMatch(MATCH, 'operator-1');
    open.load(core.log.slice(0, 3), NOW);
    const [, , , first, second] = core.log;
    if (first === undefined || second === undefined) throw new Error('two balls were bowled');
    expect(open.receive(second, NOW)).toBe('gap');
    open.receive(first, NOW);
    open.receive(first, NOW);
    expect(open.firmSeq).toBe(4);
  });

  test('stops taking actions when too many wait', () => {
    const open = opened(new Scored().begin());
    for (let i = 0; i < MAX_PENDING; i++) open.propose(draftOf('note.added', { text: `${i}` }), NOW);
    const decision = open.propose(draftOf('cricket.delivery', four), NOW);
    expect(decision).toMatchObject({ kind: 'refused', problem: { code: 'too-many-pending' } });
  });
});
