import { describe, expect, test } from 'vitest';
import type { JsonObject } from '#shared/json/json.ts';
import { MatchFold } from '#shared/match/fold.ts';
import { events } from '#shared/sports/cricket/events.ts';
import type { State } from '#shared/sports/cricket/state.ts';
import { valueAt } from '../../fields/field.ts';
import { Scored } from '../../testing/scored.ts';
import { nextBatters, nextBowlers } from './candidates.ts';
import { describe as describeEvent } from './describe.ts';
import { fieldsOf } from './fields.ts';
import { insertable, rarer } from './kinds.ts';
import { isOver, isReady, needOf } from './needs.ts';
import { ballMark, shownOver } from './over-view.ts';
import { cricketOf } from './view.ts';

function stateOf(core: Scored): State {
  const state = cricketOf(MatchFold.of(core.log).state);
  if (state === null) throw new Error('no cricket');
  return state;
}

const created = () => {
  const begun = new Scored().begin().log[0];
  const core = new Scored();
  core.add('match.created', begun?.data ?? {});
  return core;
};

const labels = (options: readonly { readonly id: string }[]) => options.map(({ id }) => id);

function inningsOf(core: Scored) {
  const state = stateOf(core);
  if (state.current === null) throw new Error('no innings');
  return { state, innings: state.current };
}

describe('what the pad asks', () => {
  test('toss, innings, then balls', () => {
    const core = created();
    expect(needOf(stateOf(core))).toEqual({ kind: 'toss' });
    core.add('cricket.toss', { winner: 'essex', decision: 'field' });
    expect(needOf(stateOf(core))).toMatchObject({ kind: 'innings', batting: 0, followOn: null });
    expect(isReady(stateOf(core))).toBe(false);
    expect(isReady(stateOf(new Scored().begin()))).toBe(true);
  });

  test('the next batter after a wicket, and before the next bowler when both are due', () => {
    const core = new Scored().begin().runs(0, 0, 0, 0, 0);
    core.add('cricket.delivery', { wickets: [{ kind: 'bowled', player: 'k1' }] });
    expect(needOf(stateOf(core))).toMatchObject({ kind: 'batter' });
    core.add('cricket.batter', { player: 'k3' });
    expect(needOf(stateOf(core))).toEqual({ kind: 'bowler' });
    core.add('cricket.bowler', { player: 'e10' });
    expect(needOf(stateOf(core))).toBeNull();
  });

  test('the next innings after a close, and nothing once the match is decided', () => {
    const core = new Scored().begin().runs(1);
    core.add('cricket.close', { reason: 'overs' });
    expect(needOf(stateOf(core))).toMatchObject({ kind: 'innings', batting: 1, superOver: false });
    core.add('cricket.innings', { batting: 'essex', striker: 'e1', nonStriker: 'e2', bowler: 'k11' });
    core.runs(2);
    expect(needOf(stateOf(core))).toBeNull();
    expect(isOver(stateOf(core))).toBe(true);
    expect(isReady(stateOf(core))).toBe(false);
  });
});

describe('whom it offers', () => {
  test('batters: not who is in or out, but who retired hurt', () => {
    const core = new Scored().begin();
    core.add('cricket.delivery', { wickets: [{ kind: 'bowled', player: 'k1' }] });
    core.add('cricket.batter', { player: 'k3' });
    core.add('cricket.wicket', { kind: 'retired hurt', player: 'k3' });
    const { state, innings } = inningsOf(core);
    expect(labels(nextBatters(state, innings))).toEqual(['k3', 'k4', 'k5', 'k6', 'k7', 'k8', 'k9', 'k10', 'k11']);
  });

  test('bowlers: who bowled the over before last first, who bowled the last one at the end', () => {
    const core = new Scored().begin().runs(0, 0, 0, 0, 0, 0);
    core.add('cricket.bowler', { player: 'e9' });
    core.runs(0, 0, 0, 0, 0, 0);
    const { state, innings } = inningsOf(core);
    const offered = nextBowlers(state, innings);
    expect(offered[0]).toMatchObject({ id: 'e11', note: '1-1-0-0' });
    expect(labels(offered).slice(-2)).toEqual(['e2', 'e9']);
    expect(offered.at(-1)).toMatchObject({ muted: true });
  });
});

describe('the over as it is written', () => {
  test.each([
    [{ runs: { batter: 0 } }, '•', 'dot'],
    [{ runs: { batter: 4 } }, '4', 'four'],
    [{ runs: { batter: 4 }, nonBoundary: true }, '4', 'run'],
    [{ runs: { batter: 6 } }, '6', 'six'],
    [{ runs: { batter: 0, wides: 1 } }, 'wd', 'extra'],
    [{ runs: { batter: 0, wides: 5 } }, '5wd', 'extra'],
    [{ runs: { batter: 4, noballs: 1 } }, 'nb4', 'extra'],
    [{ runs: { batter: 0, noballs: 1, legbyes: 2 } }, 'nb2lb', 'extra'],
    [{ runs: { batter: 0, byes: 1 } }, 'b', 'extra'],
    [{ runs: { batter: 1 }, wickets: [{ kind: 'run out' as const, player: 'k1' }] }, '1W', 'wicket'],
    [{ runs: { batter: 0 }, wickets: [{ kind: 'retired hurt' as const, player: 'k1' }] }, '•', 'dot'],
  ])('%j is %s', (ball, text, tone) => {
    expect(ballMark(ball)).toEqual({ text, tone });
  });

  test('a finished over is shown until somebody is named to bowl the next', () => {
    const core = new Scored().begin().runs(1, 0, 0, 0, 0, 4);
    expect(shownOver(inningsOf(core).innings)).toMatchObject({ complete: true, over: { index: 0, runs: 5 } });
    core.add('cricket.bowler', { player: 'e9' });
    expect(shownOver(inningsOf(core).innings)).toMatchObject({ complete: false, over: { index: 1, runs: 0 } });
  });
});

describe('forms for corrections', () => {
  const core = new Scored().begin().runs(1);
  const match = MatchFold.of(core.log).state;
  const state = stateOf(core);

  test('every kind of event has a form, and its fields begin with values that its schema knows', () => {
    for (const type of Object.keys(events)) {
      const kind = [...insertable, ...rarer].find((each) => each.type === type);
      const data: JsonObject = kind?.blank(match) ?? {};
      const fields = fieldsOf(type, data, state);
      expect(fields.length > 0 || type === 'cricket.over', type).toBe(true);
      for (const field of fields) {
        const value = valueAt(data, field.path);
        if (field.kind !== 'choice' || value === undefined || value === '') continue;
        expect(
          field.options.map((option) => option.value),
          `${type} ${field.path}`,
        ).toContain(value);
      }
    }
  });

  test('what is inserted as it is offered is accepted where nothing speaks against it', () => {
    for (const type of ['cricket.delivery', 'cricket.penalty', 'cricket.powerplay', 'cricket.review', 'cricket.ends']) {
      const kind = insertable.find((each) => each.type === type);
      expect(
        new Scored()
          .begin()
          .runs(1)
          .add(type, kind?.blank(match) ?? {}).type,
      ).toBe(type);
    }
  });

  test('a delivery offers its wicket\u2019s details only when there is a wicket', () => {
    const paths = (data: JsonObject) => fieldsOf('cricket.delivery', data, state).map(({ path }) => path);
    expect(paths({ runs: { batter: 0 } })).not.toContain('wickets.0.player');
    expect(paths({ wickets: [{ kind: 'caught', player: 'k1' }] })).toContain('wickets.0.fielders.0.player');
  });

  test('names what the commentary passes over', () => {
    expect(describeEvent('cricket.bowler', { player: 'e9' }, state)).toBe('Bowler comes on: E Player9');
    expect(describeEvent('football.goal', {}, state)).toBe('football.goal');
  });
});
