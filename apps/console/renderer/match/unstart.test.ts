import { describe, expect, test } from 'vitest';
import { logOf } from '#shared/formats/scorewire.ts';
import { hashEvent } from '#shared/match/chain.ts';
import { decide } from '#shared/match/desk.ts';
import type { Draft, MatchEvent } from '#shared/match/event.ts';
import { MatchFold } from '#shared/match/fold.ts';
import { stories } from '#shared/sports/testing/stories.ts';
import { draftOf, NOW, Scored, setup } from '../testing/scored.ts';
import { correctionDraft } from './correction.ts';
import { redoTarget, undoTarget } from './undo.ts';
import { newestStart, type PeriodStart } from './unstart.ts';

/** Scores a draft by the desk's own rules; throws the refusal's sentence. */
function take(fold: MatchFold, draft: Draft): MatchEvent {
  const last = fold.log.at(-1);
  if (last === undefined) throw new Error('no match');
  const head = { seq: last.seq, term: last.term, hash: hashEvent(last) };
  const source = { kind: 'console', id: 'operator-1' } as const;
  const decision = decide(fold, draft, { match: last.match, head, term: last.term, source, now: NOW });
  if (decision.kind !== 'accepted') throw new Error(JSON.stringify(decision));
  fold.append(decision.event);
  return decision.event;
}

const voids = (fold: MatchFold, target: MatchEvent | null) =>
  take(fold, draftOf('correction.void', { target: target?.id ?? '' }));

function unstart(fold: MatchFold, { start, after }: PeriodStart): MatchEvent {
  const also = after.map(({ id }) => id);
  const draft = correctionDraft(start, { kind: 'unstart', also }, 'by mistake', NOW);
  if (draft === null) throw new Error('no draft');
  return take(fold, draft);
}

/** Indices in the log of the events with which periods begin. */
function startsIn(log: readonly MatchEvent[]): readonly number[] {
  const begun = [...MatchFold.of(log).steps()].map(({ after }) => after?.game.board('en').periods.begun ?? 0);
  return begun.flatMap((count, i) => (count > (begun[i - 1] ?? 0) ? [i] : []));
}

describe.each(stories.map((story) => ({ story, log: logOf(story) })))('a period of $story.match', ({ log }) => {
  const starts = startsIn(log);

  test('that began by mistake goes with what followed, as one action, and undo brings all back', () => {
    expect(starts.length).toBeGreaterThan(1);
    for (const [n, at] of starts.entries()) {
      const fold = MatchFold.of(log.slice(0, Math.min(at + 6, starts[n + 1] ?? log.length)));
      const before = fold.state;
      const found = newestStart(fold);
      // The point that decides a match may be the sixth.
      if (found === null) continue;
      expect(found.start.id).toBe(log[at]?.id);
      const taken = unstart(fold, found);
      expect(fold.state).toEqual(MatchFold.of(log.slice(0, at)).state);
      expect(undoTarget(fold.log)?.id).toBe(taken.id);
      const undo = voids(fold, undoTarget(fold.log));
      expect(fold.state).toEqual(before);
      expect(redoTarget(fold.log)?.id).toBe(undo.id);
      voids(fold, redoTarget(fold.log));
      expect(fold.state).toEqual(MatchFold.of(log.slice(0, at)).state);
      expect(undoTarget(fold.log)?.id).toBe(taken.id);
    }
  });
});

describe('the newest start', () => {
  const scored = () => new Scored().begin().runs(1, 2);
  const newest = (core: Scored) => newestStart(MatchFold.of(core.log));

  test('leaves notes, flags and marks where they are', () => {
    const core = scored();
    core.add('match.flagged', { flag: 'unreliable' });
    core.add('note.added', { text: 'rain' });
    const found = newest(core);
    expect(found).toMatchObject({ phase: '1st innings', start: { type: 'cricket.innings' } });
    expect(found?.after.map(({ type }) => type)).toEqual(['cricket.delivery', 'cricket.delivery']);
    const fold = MatchFold.of(core.log);
    if (found !== null) unstart(fold, found);
    expect(fold.state).toMatchObject({ flags: ['unreliable'], conflicts: [] });
  });

  test('is none before play, after the match, and when much has happened since', () => {
    const created = new Scored();
    created.add('match.created', { sport: 'cricket', setup });
    expect(newest(created)).toBeNull();
    const ended = scored();
    ended.add('match.ended', {});
    expect(newest(ended)).toBeNull();
    const long = new Scored().begin();
    for (let i = 0; i < 61; i++) long.add('note.added', { text: 'x' });
    expect(newest(long)).toBeNull();
  });
});
