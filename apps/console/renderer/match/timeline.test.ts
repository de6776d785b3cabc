import { describe, expect, test, vi } from 'vitest';
import { MatchFold } from '#shared/match/fold.ts';
import { draftOf, Scored } from '../testing/scored.ts';
import { Timeline } from './timeline.ts';

function told(core: Scored) {
  const fold = MatchFold.of(core.log);
  return { fold, timeline: new Timeline(fold) };
}

describe('the timeline', () => {
  test('tells each event with the score after it', () => {
    const { timeline } = told(new Scored().begin().runs(4, 1));
    const lines = timeline.slice(3, 5);
    expect(lines.map(({ score }) => score)).toEqual(['4/0', '5/0']);
    expect(lines.map(({ commentary }) => commentary?.mark)).toEqual(['0.1', '0.2']);
  });

  test('is told only where somebody looks, and once', () => {
    const core = new Scored().begin();
    for (let over = 0; over < 7; over++) {
      core.runs(0, 0, 0, 0, 0, 0);
      core.add('cricket.bowler', { player: over % 2 === 0 ? 'e10' : 'e11' });
    }
    const { fold, timeline } = told(core);
    const steps = vi.spyOn(fold, 'steps');
    const last = timeline.length;
    timeline.slice(last - 5, last);
    timeline.slice(last - 5, last);
    expect(steps.mock.calls).toEqual([[last - 5, last]]);
  });

  test('a correction is told anew from where it counts', () => {
    const core = new Scored().begin().runs(4, 1);
    const { fold, timeline } = told(core);
    timeline.slice(0, timeline.length);
    const first = core.log[3];
    const amend = core.add('correction.amend', { target: first?.id ?? '', data: { runs: { batter: 6 } } });
    timeline.update(fold, fold.append(amend));
    const lines = timeline.slice(3, 5);
    expect(lines.map(({ score }) => score)).toEqual(['6/0', '7/0']);
    expect(lines[0]?.event.correctedBy).toBe(amend.id);
  });

  test('says why an event no longer fits, and leaves its score out', () => {
    const core = new Scored().begin();
    core.add('cricket.delivery', { wickets: [{ kind: 'bowled', player: 'k1' }] });
    core.add('cricket.batter', { player: 'k3' });
    const out = core.log[3];
    const insisted = draftOf('correction.void', { target: out?.id ?? '' });
    core.take({ ...insisted, override: { codes: ['conflict'], reason: 'wrong match' } });
    const { timeline } = told(core);
    const lines = timeline.slice(3, 5);
    expect(lines[0]).toMatchObject({ event: { voided: true }, score: '', conflict: null });
    expect(lines[1]?.conflict).toContain('crease');
    expect(lines[1]?.score).toBe('');
  });
});
