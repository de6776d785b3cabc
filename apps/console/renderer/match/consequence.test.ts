import { describe, expect, test } from 'vitest';
import type { EffectiveEvent } from '#shared/match/effective.ts';
import { draftOf, MATCH, NOW, Scored } from '../testing/scored.ts';
import { previewOf } from './consequence.ts';
import { correctionDraft, type Intent } from './correction.ts';
import { codesToInsist } from './insist.ts';
import { OpenMatch } from './open-match.ts';

function opened(core: Scored) {
  const open = new OpenMatch(MATCH, 'operator-1');
  open.load(core.log, NOW);
  return open;
}

function eventAt(open: OpenMatch, index: number): EffectiveEvent {
  const event = open.fold.effective[index];
  if (event === undefined) throw new Error(`no event ${index}`);
  return event;
}

function preview(open: OpenMatch, index: number, intent: Intent) {
  const draft = correctionDraft(eventAt(open, index), intent, '', NOW);
  if (draft === null) throw new Error('no correction');
  return previewOf(open, draft, NOW);
}

describe('what a correction would lead to', () => {
  test('shows the score before and after, and changes nothing', () => {
    const open = opened(new Scored().begin().runs(4, 1));
    const amended = preview(open, 3, { kind: 'amend', data: { runs: { batter: 6 } } });
    expect(amended).toMatchObject({
      ok: true,
      consequence: { before: [{ name: 'KENT', text: '5/0 (0.2 ov)' }, {}], after: [{ text: '7/0 (0.2 ov)' }, {}] },
    });
    expect(open.pending).toEqual([]);
    expect(open.fold.log).toHaveLength(5);
  });

  test('names what would no longer fit, and what has to be set aside for it', () => {
    const core = new Scored().begin();
    core.add('cricket.delivery', { wickets: [{ kind: 'bowled', player: 'k1' }] });
    core.add('cricket.batter', { player: 'k3' });
    const voided = preview(opened(core), 3, { kind: 'void' });
    expect(voided).toMatchObject({ ok: true, consequence: { insist: ['conflict'], conflicts: [{ seq: 5 }] } });
  });

  test('an insert takes its place in the order of play', () => {
    const open = opened(new Scored().begin().runs(4, 1));
    const inserted = preview(open, 3, { kind: 'insert', type: 'cricket.delivery', data: { runs: { wides: 1 } } });
    expect(inserted).toMatchObject({ ok: true, consequence: { after: [{ text: '6/0 (0.2 ov)' }, {}], insist: [] } });
  });

  test('says in one sentence why a correction makes no sense', () => {
    const open = opened(new Scored().begin().runs(4));
    const broken = preview(open, 3, { kind: 'amend', data: { runs: { batter: -1 } } });
    expect(broken).toMatchObject({ ok: false, problem: { code: 'invalid' } });
  });

  test('a voided event is restored by voiding what voided it', () => {
    const core = new Scored().begin().runs(4);
    core.add('correction.void', { target: core.log[3]?.id ?? '' });
    const restored = preview(opened(core), 3, { kind: 'restore' });
    expect(restored).toMatchObject({ ok: true, consequence: { after: [{ text: '4/0 (0.1 ov)' }, {}] } });
    expect(correctionDraft(eventAt(opened(core), 1), { kind: 'restore' }, '', NOW)).toBeNull();
  });
});

describe('insisting', () => {
  test('finds every rule that speaks against an action', () => {
    const core = new Scored().begin().runs(0, 0, 0, 0, 0, 0);
    const open = opened(core);
    const judge = (draft: Parameters<OpenMatch['judge']>[0]) => open.judge(draft, NOW);
    const same = draftOf('cricket.bowler', { player: 'e11' });
    expect(codesToInsist(judge, same)).toEqual(['consecutive-overs']);
    const both = draftOf('cricket.delivery', {
      bowler: 'e11',
      runs: { wides: 1, noballs: 1 },
    });
    expect(codesToInsist(judge, both)).toEqual(['consecutive-overs', 'wide-noball']);
  });

  test('and says when insisting does not help', () => {
    const open = opened(new Scored().begin());
    const judge = (draft: Parameters<OpenMatch['judge']>[0]) => open.judge(draft, NOW);
    expect(codesToInsist(judge, draftOf('cricket.bowler', { player: 'k3' }))).toBeNull();
    expect(codesToInsist(judge, draftOf('cricket.delivery', { runs: { batter: 1 } }))).toEqual([]);
  });

  test('the sentence for people is without the hint for programs', () => {
    const open = opened(new Scored().begin().runs(0, 0, 0, 0, 0, 0));
    const decision = open.judge(draftOf('cricket.bowler', { player: 'e11' }), NOW);
    if (decision.kind !== 'refused') throw new Error('the rules allow it');
    expect(decision.problem.hint).toContain('overrides "consecutive-overs"');
    expect(decision.problem.message).toBe('E Player11 bowled in the over before (Law 17.6).');
  });
});
