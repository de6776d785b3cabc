import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MatchEvent } from '#shared/match/event.ts';
import { MatchFold } from '#shared/match/fold.ts';
import { foldImported } from '#shared/match/imported.ts';
import type { ImportedMatch } from '#shared/sports/sport.ts';
import { stories } from '#shared/sports/testing/stories.ts';
import { judge, type Told, type Verdict } from './judge.ts';
import { wordingsOf } from './words.ts';

/** Follows a log as the relay does: some events at a time, remembering what was told. */
class Follower {
  readonly fold = MatchFold.of([]);
  readonly verdicts: Verdict[] = [];
  readonly #told = new Map<string, Told>();
  #seq = 0;

  hear(events: readonly MatchEvent[]): Verdict[] {
    for (const event of events) this.fold.append(event);
    const last = events.at(-1);
    return last === undefined ? [] : this.look(this.#seq, last.seq, last.recordedAt);
  }

  look(after: number, until: number, now: number): Verdict[] {
    const work = judge(this.fold, { after, until, now }, [...this.#told.values()]);
    let step = work.next();
    while (!step.done) step = work.next();
    for (const verdict of step.value) this.#told.set(verdict.event, verdict);
    this.verdicts.push(...step.value);
    this.#seq = until;
    return step.value.filter(({ silent }) => !silent);
  }
}

function logOf(story: ImportedMatch): readonly MatchEvent[] {
  const fold = foldImported(story);
  if (!fold.ok) throw new Error(fold.problem.message);
  return fold.value.log;
}

const logs = new Map(stories.map((story) => [String(story.drafts[0]?.data.sport), logOf(story)]));

function logOfSport(sport: string): readonly MatchEvent[] {
  return logs.get(sport) ?? [];
}

let ids = 0;
function correction(follower: Follower, type: 'void' | 'amend', data: MatchEvent['data']): MatchEvent {
  const last = follower.fold.log.at(-1);
  if (last === undefined) throw new Error('there is nothing to correct');
  ids += 1;
  const id = `01890a5d-ac96-774b-bcce-9${String(ids).padStart(11, '0')}`;
  return { ...last, id, seq: last.seq + 1, type: `correction.${type}`, data };
}

function followed(log: readonly MatchEvent[], until = log.length): Follower {
  const follower = new Follower();
  for (const event of log.slice(0, until)) follower.hear([event]);
  return follower;
}

describe.each([...logs.keys()])('the story of %s', (sport) => {
  const log = logOfSport(sport);
  const whole = followed(log);

  it('tells the start and the result once, and each event once', () => {
    const kinds = whole.verdicts.flatMap((verdict) => verdict.kinds);
    expect(kinds.filter((kind) => kind === 'start')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'result')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'close').length).toBeLessThanOrEqual(1);
    expect(kinds.filter((kind) => kind === 'period').length).toBeGreaterThan(0);
    expect(new Set(whole.verdicts.map(({ event }) => event)).size).toBe(whole.verdicts.length);
    expect(whole.verdicts.every(({ change, silent }) => change === 'news' && !silent)).toBe(true);
  });

  it('has words for everything, in every language', () => {
    const state = whole.fold.state;
    if (state === null) throw new Error('no state');
    for (const verdict of whole.verdicts) {
      for (const { title, body } of Object.values(wordingsOf(verdict, state))) {
        expect(title).toMatch(/\S · \S/);
        expect(body.length).toBeGreaterThan(5);
        expect(`${title} ${body}`).not.toMatch(/undefined|null|NaN/);
      }
    }
  });

  it('is the same in portions of any size, and a second look tells nothing', () => {
    // As a fast drain of a backlog: everything is recorded just now.
    const drained = log.map((event) => ({ ...event, recordedAt: 0 }));
    const expected = followed(drained).verdicts.map(({ event, kinds }) => [event, ...kinds]);
    const property = fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 }), (sizes) => {
      const follower = new Follower();
      for (let at = 0, i = 0; at < drained.length; i++) {
        const size = sizes[i % sizes.length] ?? 1;
        follower.hear(drained.slice(at, at + size));
        at += size;
      }
      expect(follower.verdicts.map(({ event, kinds }) => [event, ...kinds])).toEqual(expected);
      expect(follower.look(0, drained.length, 0)).toEqual([]);
    });
    fc.assert(property, { numRuns: 5 });
  });

  it('a correction takes back what was told, once, and only what it changes', () => {
    const property = fc.property(fc.nat(), fc.nat(), (end, pick) => {
      const follower = followed(log, 20 + (end % (log.length - 20)));
      const told = follower.verdicts.filter(({ kinds }) => !kinds.includes('start'));
      const target = told[pick % Math.max(1, told.length)];
      if (target === undefined) return;
      const voided = correction(follower, 'void', { target: target.event });
      const changes = follower.hear([voided]);
      const own = follower.verdicts.filter(({ event }) => event === target.event);
      expect(own.map(({ change }) => change)).toEqual(['news', 'taken-back']);
      expect(changes.filter(({ change }) => change === 'taken-back').length).toBeGreaterThan(0);
      // Nothing of what stays as it was is told again.
      for (const { change, event, happenings } of changes) {
        const before = told.find((each) => each.event === event);
        if (change === 'corrected') expect(happenings).not.toEqual(before?.happenings);
      }
      const restored = correction(follower, 'void', { target: voided.id });
      follower.hear([restored]);
      const all = follower.verdicts.filter(({ event }) => event === target.event);
      // That it gets close is not said a second time.
      const isClose = target.kinds.every((kind) => kind === 'close');
      expect(all.map(({ change }) => change)).toEqual(['news', 'taken-back', ...(isClose ? [] : ['corrected'])]);
      expect(all.map(({ revision }) => revision)).toEqual(all.map((_, i) => i + 1));
      expect(
        follower.verdicts.filter(({ kinds, change }) => change === 'news' && kinds.includes('close')).length,
      ).toBeLessThanOrEqual(1);
    });
    fc.assert(property, { numRuns: 8 });
  });

  it('what was taken back before it was told is not told', () => {
    const told = whole.verdicts.find(({ kinds }) => !kinds.includes('start'));
    const at = log.findIndex(({ id }) => id === told?.event);
    const follower = followed(log, at);
    const event = log[at];
    if (event === undefined) throw new Error('no such event');
    const voided = { ...correction(follower, 'void', { target: event.id }), seq: event.seq + 1 };
    expect(follower.hear([event, voided]).filter(({ change }) => change !== 'news')).toEqual([]);
    expect(follower.verdicts.some((verdict) => verdict.event === event.id)).toBe(false);
  });
});

describe('a correction', () => {
  const log = logOfSport('cricket');
  const wicket = followed(log).verdicts.find(({ kinds }) => kinds.includes('wicket'));
  const at = log.findIndex(({ id }) => id === wicket?.event);
  const event = log[at];
  if (wicket === undefined || event === undefined) throw new Error('the story has no wicket');

  it('of a wicket that was none says so', () => {
    const follower = followed(log, at + 1);
    const [verdict, ...more] = follower.hear([correction(follower, 'void', { target: event.id })]);
    expect(more).toEqual([]);
    const state = follower.fold.state;
    if (verdict === undefined || state === null) throw new Error('nothing was told');
    const { en, hi } = wordingsOf(verdict, state);
    expect(en.title).toMatch(/^Correction · /);
    expect(en.body).toMatch(/^No wicket: /);
    expect(hi.body).toMatch(/^विकेट नहीं: /);
  });

  it('of who was out is told, of a detail nobody asked for is not', () => {
    const follower = followed(log, at + 1);
    const { wickets, ...rest } = event.data;
    const [first] = Array.isArray(wickets) ? wickets : [];
    if (typeof first !== 'object' || first === null || Array.isArray(first)) throw new Error('no wicket');
    const faster = correction(follower, 'amend', { target: event.id, data: { ...event.data, speedKmh: 99 } });
    expect(follower.hear([faster])).toEqual([]);
    const bowled = { ...rest, wickets: [{ kind: 'bowled', player: first.player ?? '' }] };
    const [changed] = follower.hear([correction(follower, 'amend', { target: event.id, data: bowled })]);
    expect(changed).toMatchObject({ change: 'corrected', happenings: [{ kind: 'wicket', what: 'bowled' }] });
    const [none] = follower.hear([correction(follower, 'amend', { target: event.id, data: rest })]);
    expect(none).toMatchObject({ change: 'taken-back', happenings: [] });
  });

  it('that makes a wicket of the ball just bowled is news', () => {
    const dull = log.findLastIndex(
      ({ type, data }, i) => i < at && type === 'cricket.delivery' && data.wickets === undefined,
    );
    const ball = log[dull];
    if (ball === undefined) throw new Error('no such ball');
    const follower = followed(log, dull + 1);
    const out = { ...ball.data, wickets: [{ kind: 'bowled', player: ball.data.striker ?? '' }] };
    const told = follower.hear([correction(follower, 'amend', { target: ball.id, data: out })]);
    expect(told).toMatchObject([{ change: 'news', event: ball.id, kinds: ['wicket'] }]);
  });

  it('of the first ball does not tell the start twice', () => {
    const second = log.findIndex(
      ({ type }, i) => type === 'cricket.delivery' && log[i - 1]?.type === 'cricket.delivery',
    );
    const start = followed(log, second + 1).verdicts.find(({ kinds }) => kinds.includes('start'));
    const follower = followed(log, second + 1);
    follower.hear([correction(follower, 'void', { target: start?.event ?? '' })]);
    const told = follower.verdicts.filter(({ silent }) => !silent);
    expect(told.map(({ kinds, change }) => [change, ...kinds])).toEqual([['news', 'start']]);
  });

  it('what is recorded long ago is no news', () => {
    const follower = followed(log, at);
    follower.fold.append(event);
    expect(follower.look(at, at + 1, event.recordedAt + 11 * 60_000)).toEqual([]);
  });
});
