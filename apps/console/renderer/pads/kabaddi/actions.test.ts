import { describe, expect, it } from 'vitest';
import { foldImported } from '#shared/match/imported.ts';
import { kabaddi } from '#shared/sports/kabaddi/index.ts';
import type { State } from '#shared/sports/kabaddi/state.ts';
import { story } from '#shared/sports/kabaddi/story.ts';
import type { ImportedMatch } from '#shared/sports/sport.ts';
import { checkActions } from '../actions/testing.ts';
import { waysThrough } from '../actions/walk.ts';
import { actions, need } from './actions.ts';
import { facts, raidClock } from './facts.ts';
import { kabaddiPad } from './index.ts';

function stateAfter(events: number): State {
  const fold = foldImported(story);
  if (!fold.ok) throw new Error(fold.problem.message);
  const state = [...fold.value.steps(0, events)].at(-1)?.after;
  const play = state == null ? null : kabaddi.stateOf(state.game);
  if (play === null) throw new Error('no match');
  return play;
}

/** Keys for an action once its raider has set out. */
function mostKeys(id: string, touched: number): number {
  const raiding = stateAfter(15);
  const raider = raiding.teams[0].on[0] ?? null;
  const play: State = { ...raiding, raid: { side: 0, raider, clock: raiding.idle } };
  const action = actions(play).find((each) => each.id === id);
  if (action === undefined) throw new Error(`no ${id}`);
  const ways = waysThrough(action.step()).filter(({ deeds }) => {
    const list = deeds[0]?.data.touched;
    return touched === 0 || (Array.isArray(list) && list.length === touched);
  });
  expect(ways.length).toBeGreaterThan(0);
  return Math.max(...ways.map(({ keys }) => keys));
}

describe('kabaddi’s actions', () => {
  it('have keys of their own and lead to events of the sport, at any moment of a match', () => {
    checkActions(kabaddi, actions, story, { need, facts, shotClock: raidClock });
  });

  it('take few keys: an empty raid one, a touch its shirt and one more', () => {
    expect(mostKeys('empty', 0)).toBe(1);
    expect(mostKeys('touch-1', 1)).toBeLessThanOrEqual(3);
    expect(mostKeys('touch-2', 2)).toBeLessThanOrEqual(5);
  });

  it('ask who starts on the mat and who won the toss, and no more once the match is on', () => {
    expect(need(stateAfter(1))).toMatchObject({ kind: 'choose', max: 7 });
    expect(need(stateAfter(3))).toMatchObject({ kind: 'ask' });
    expect(need(stateAfter(15))).toBeNull();
  });

  it('put the raider out in an empty do-or-die raid', () => {
    const play = stateAfter(15);
    const [home, away] = play.teams;
    const pressed: State = { ...play, raid: null, raided: 1, teams: [{ ...home, empty: 2 }, away] };
    const empty = actions(pressed).find(({ id }) => id === 'empty');
    const [way] = empty === undefined ? [] : waysThrough(empty.step());
    expect(way?.deeds[0]?.data).toMatchObject({ raiderOut: 'do or die' });
    expect(facts(pressed)).toContainEqual(expect.objectContaining({ label: 'Do or die', side: 0, urgent: true }));
  });

  it('offer in forms who is named in the course of the match, too', () => {
    const fold = foldImported(lateStory());
    if (!fold.ok) throw new Error(fold.problem.message);
    const form = kabaddiPad.fields('kabaddi.card', {}, fold.value.state);
    const player = form.find(({ path }) => path === 'player');
    const offered = player !== undefined && 'options' in player ? player.options.map(({ value }) => value) : [];
    expect(offered).toContain('late-one');
  });
});

/** The story up to a player who comes on and is on no team sheet. */
function lateStory(): ImportedMatch {
  const [created, ...rest] = story.drafts;
  const at = rest.find(({ type }) => type === 'kabaddi.raid') ?? rest[0];
  if (created === undefined || at === undefined) throw new Error('an empty story');
  const codes = ['unknown-player'];
  const late = {
    ...at,
    id: `${at.id}-late`,
    data: { ...at.data, raider: 'late-one' },
    override: { codes, reason: '' },
  };
  return { ...story, drafts: [created, ...rest.slice(0, rest.indexOf(at)), late] };
}
