import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Draft } from '../../../match/event.ts';
import { foldImported } from '../../../match/imported.ts';
import type { ImportedMatch } from '../../sport.ts';
import { openfootball } from './openfootball.ts';

/** A record in the format's shape, of a cup that never was. */
const FINAL = {
  round: 'Final',
  date: '2021-05-04',
  time: '19:00 UTC-3',
  team1: 'Ásh Town',
  team2: 'Barton',
  score: { p: [5, 4], et: [2, 2], ft: [1, 1], ht: [0, 1] },
  goals1: [
    { name: 'Adams', minute: 120, offset: 1 },
    { name: 'Baker', minute: 60, owngoal: true },
  ],
  goals2: [
    { name: 'Baker', minute: '45+2', penalty: true },
    { name: 'Cole', minute: 91 },
  ],
  ground: 'The Meadow',
};
const file = (...matches: object[]) => JSON.stringify({ name: 'Cup 2021', matches });

function read(...matches: object[]): readonly ImportedMatch[] {
  const imported = openfootball.readAll?.(file(...matches), 'cup');
  if (imported?.ok !== true) throw new Error(JSON.stringify(imported));
  return imported.value;
}

function one(match: object): ImportedMatch {
  const [imported] = read(match);
  if (imported === undefined) throw new Error('no match');
  return imported;
}

function stateOf(imported: ImportedMatch) {
  const fold = foldImported(imported);
  if (!fold.ok || fold.value.state === null) throw new Error(JSON.stringify(fold));
  expect(fold.value.state.conflicts).toEqual([]);
  return fold.value.state;
}

const cardOf = (imported: ImportedMatch) => JSON.parse(JSON.stringify(stateOf(imported).game.scorecard()));

describe('openfootball files', () => {
  it('are recognised, and others are not', () => {
    expect(openfootball.detect(file(FINAL))).toBe(true);
    expect(openfootball.detect('{"groups":[{"name":"A","teams":["B"]}]}')).toBe(false);
    expect(openfootball.detect('{"info":{"teams":["A","B"]},"innings":[]}')).toBe(false);
  });

  it('become the match they record', () => {
    const imported = one(FINAL);
    expect(imported.match).toBe('2021-05-04-ash-town-barton');
    expect(imported.warnings).toEqual([]);
    const card = cardOf(imported);
    expect(card).toMatchObject({
      score: [2, 2],
      halfTime: [0, 1],
      fullTime: [1, 1],
      extraTime: [2, 2],
      shootOut: [5, 4],
      winner: 'Ásh Town',
      result: { by: 'penalties' },
    });
    expect(card.goals.map(({ mark, player, kind }: Record<string, string>) => `${mark} ${player} ${kind}`)).toEqual([
      "45+2' Baker penalty",
      "60' Baker own goal",
      "91' Cole goal",
      "120+1' Adams goal",
    ]);
    expect(stateOf(imported).game.title).toBe('Ásh Town v Barton, Cup 2021, Final');
  });

  it('have deterministic, valid drafts in order of time, from the hour of the kick-off on', () => {
    const { drafts } = one(FINAL);
    expect(drafts).toEqual(one(FINAL).drafts);
    for (const draft of drafts) expect(Draft.safeParse(draft).error).toBeUndefined();
    const times = drafts.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(drafts.find(({ type }) => type === 'football.kickoff')?.at).toBe(Date.UTC(2021, 4, 4, 22));
    expect(one({ ...FINAL, date: '1934-05-27' }).drafts[0]?.at).toBe(0);
  });

  it('tell two matches of the same sides on the same day apart', () => {
    expect(read(FINAL, FINAL).map(({ match }) => match)).toEqual([
      '2021-05-04-ash-town-barton',
      '2021-05-04-ash-town-barton-2',
    ]);
    expect(openfootball.read(file(FINAL), 'cup')).toMatchObject({ ok: true });
    expect(openfootball.read(file(FINAL, FINAL), 'cup')).toMatchObject({
      ok: false,
      problem: { code: 'many-matches' },
    });
    expect(openfootball.read(file(), 'cup')).toMatchObject({ ok: false, problem: { code: 'empty' } });
  });

  it('may disagree with themselves: the recorded score is the official one, with a warning', () => {
    const imported = one({
      ...FINAL,
      score: { ft: [3, 2], ht: [1, 1] },
      goals1: [],
      goals2: [{ name: 'Cole', minute: 91 }],
    });
    expect(imported.warnings.map(({ code }) => code)).toEqual(['minute', 'score', 'score']);
    expect(cardOf(imported)).toMatchObject({ score: [3, 2], halfTime: [1, 1], winner: 'Ásh Town' });
  });

  it('may list a goal too many: the recorded score stands all the same', () => {
    const imported = one({ ...FINAL, score: { ft: [0, 0] }, goals1: [{ name: 'Adams', minute: 3 }], goals2: [] });
    expect(cardOf(imported)).toMatchObject({ score: [0, 0], result: { kind: 'draw' }, goals: [{ player: 'Adams' }] });
    expect(imported.warnings.map(({ code }) => code)).toEqual(['score']);
  });

  it('may have no goals: the scores are taken as they are', () => {
    const { goals1: _, goals2: __, ...bare } = FINAL;
    expect(one(bare).warnings.map(({ code }) => code)).toContain('no-goals');
    expect(cardOf(one(bare))).toMatchObject({
      halfTime: [0, 1],
      fullTime: [1, 1],
      extraTime: [2, 2],
      shootOut: [5, 4],
    });
  });

  it('may have matches called off, awarded, or yet to come', () => {
    const { score: _, goals1: __, goals2: ___, ...fixture } = FINAL;
    for (const status of ['canceled', 'CANCELLED', 'Abandoned', 'postponed']) {
      expect(stateOf(one({ ...fixture, status })).status).toBe('abandoned');
    }
    expect(stateOf(one(fixture)).status).toBe('scheduled');
    expect(stateOf(one({ ...fixture, score: null, goals1: null, goals2: null })).status).toBe('scheduled');
    const awarded = one({ ...fixture, status: 'AWARDED', score: { ft: [0, 3] } });
    expect(cardOf(awarded)).toMatchObject({ result: { kind: 'awarded' }, score: [0, 3], winner: 'Barton' });
    expect(awarded.warnings.map(({ code }) => code)).toEqual(['status']);
    expect(cardOf(one({ ...FINAL, status: 'replay' }))).toMatchObject({ score: [2, 2], winner: 'Ásh Town' });
  });

  it('say what is wrong with them when they cannot be read', () => {
    expect(openfootball.readAll?.('{', 'x')).toMatchObject({ ok: false, problem: { code: 'not-json' } });
    expect(openfootball.readAll?.('[{"team1":"A"}]'.slice(0, 9), 'x')).toMatchObject({ ok: false });
  });
});

describe('files of other years', () => {
  const base = { date: '2014-06-12', team1: 'Ashton', team2: 'Barton' };

  it('have rounds of matches, teams as objects and numbers for the score', () => {
    const text = JSON.stringify({
      name: 'League',
      rounds: [
        {
          name: 'Matchday 1',
          matches: [
            {
              date: '2014-08-16',
              team1: { key: 'ash', name: 'Ashton', code: 'ASH' },
              team2: { name: 'Barton' },
              score1: 2,
              score2: 1,
              score1i: 1,
              score2i: 0,
              stadium: { name: 'The Meadow' },
            },
            { date: '2014-08-16', team1: { name: 'Colby' }, team2: { name: 'Dent' }, score1: null, score2: null },
          ],
        },
      ],
    });
    expect(openfootball.detect(text)).toBe(true);
    const imported = openfootball.readAll?.(text, 'x');
    if (imported?.ok !== true) throw new Error(JSON.stringify(imported));
    const [first, second] = imported.value;
    if (first === undefined || second === undefined) throw new Error('two matches');
    expect(cardOf(first)).toMatchObject({ halfTime: [1, 0], fullTime: [2, 1], winner: 'Ashton' });
    expect(stateOf(first).game.title).toBe('Ashton v Barton, League, Matchday 1');
    expect(stateOf(second).status).toBe('scheduled');
  });

  it.each([
    ['an array', [2, 1]],
    [
      'pairs',
      [
        [2, 1],
        [1, 0],
      ],
    ],
    ['a text', '2-1'],
    ['a text with half-time', '2:1 (1:0)'],
    ['texts', { ft: '2-1' }],
    ['numbers as text', { ft: ['2', '1'] }],
  ])('have the score as %s', (_, score) => {
    const card = cardOf(one({ ...base, score }));
    expect(card).toMatchObject({ fullTime: [2, 1], winner: 'Ashton' });
    // Nothing is claimed of a half that the record does not tell of.
    expect([null, [1, 0]]).toContainEqual(card.halfTime);
    expect(card.periods[0].period).toBe(card.halfTime === null ? 2 : 1);
  });

  it('have extra time and the shoot-out as numbers', () => {
    const shootOut = { score1: 1, score2: 1, score1et: 2, score2et: 2, score1p: 3, score2p: 5 };
    expect(cardOf(one({ ...base, ...shootOut }))).toMatchObject({
      ...{ fullTime: [1, 1], extraTime: [2, 2], shootOut: [3, 5], winner: 'Barton', result: { by: 'penalties' } },
    });
  });

  it('have goals in one list, with the running score', () => {
    const goals = [
      { name: 'Adams', minute: 12, score: [1, 0] },
      { name: 'Baker', minute: "45'+2", score: [1, 1], penalty: null },
      { player: 'Cole', minute: 80, score1: 2, score2: 1, owngoal: true },
    ];
    const imported = one({ ...base, score: { ft: [2, 1], ht: [1, 1] }, goals });
    expect(imported.warnings).toEqual([]);
    const { goals: found } = cardOf(imported);
    expect(found.map(({ team, player, mark }: Record<string, string>) => `${team} ${player} ${mark}`)).toEqual([
      "Ashton Adams 12'",
      "Barton Baker 45+2'",
      "Ashton Cole 80'",
    ]);
  });

  it('have goals without minute or name, or as lines of text', () => {
    const imported = one({
      ...base,
      score: { ft: [2, 1], ht: [1, 0] },
      goals1: [{ name: 'Adams' }, "Adams 77' (pen)"],
      goals2: [{ name: '', minute: 60 }, 7],
    });
    expect(imported.warnings.map(({ code }) => code)).toEqual(['odd', 'minute']);
    expect(cardOf(imported)).toMatchObject({
      ...{ halfTime: [1, 0], fullTime: [2, 1] },
      goals: [{ player: 'Adams' }, { player: null }, { player: 'Adams', kind: 'penalty' }],
    });
  });

  it('have nonsense in places, which costs a warning and not the match', () => {
    const odd = { ...base, date: 'soon', time: 7, ground: {}, score: { ft: [1], ht: 'x', et: 5, p: [null, null] } };
    const imported = one(odd);
    expect(imported.warnings.map(({ code }) => code)).toEqual(['odd', 'odd', 'odd']);
    expect(stateOf(imported).status).toBe('scheduled');
    expect(cardOf(one({ team1: null, team2: null, score: [1, 0] }))).toMatchObject({ teams: ['Team 1', 'Team 2'] });
    expect(cardOf(one({ ...base, team2: 'Ashton', score: [0, 1] }))).toMatchObject({ score: [0, 1] });
    expect(cardOf(one({ ...base, score: { ht: [3, 3], ft: [1, 1] } }))).toMatchObject({ fullTime: [1, 1] });
  });

  it('whatever they contain, are read without a crash', () => {
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.tuple(fc.nat(9), fc.nat(9)),
      fc.constantFrom('3-1', 'Ashton', '', "45+2'", 'awarded', null),
    );
    const goal = fc.record(
      {
        name: value,
        minute: fc.oneof(fc.nat(130), value),
        offset: value,
        owngoal: value,
        penalty: value,
        score: value,
      },
      { requiredKeys: [] },
    );
    const goals = fc.oneof(value, fc.array(goal, { maxLength: 5 }));
    const score = fc.oneof(value, fc.record({ ht: value, ft: value, et: value, p: value }, { requiredKeys: [] }));
    const match = fc.record(
      {
        team1: value,
        team2: value,
        date: value,
        score,
        goals1: goals,
        goals2: goals,
        goals,
        status: value,
        group: value,
      },
      { requiredKeys: ['team1', 'team2'] },
    );
    fc.assert(
      fc.property(fc.array(match, { minLength: 1, maxLength: 3 }), (matches) => {
        const imported = openfootball.readAll?.(file(...matches), 'x');
        if (imported?.ok !== true) {
          // What cannot be stored in a text is refused as a whole.
          expect(imported?.problem.code).toMatch(/^(bad-text|bad-number|too-deep)$/);
          return;
        }
        for (const each of imported.value) expect(stateOf(each).game.scorecard()).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });
});
