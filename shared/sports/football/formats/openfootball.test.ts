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
      by: 'penalties',
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

  it('may disagree with themselves: the recorded final score stands, with a warning', () => {
    const imported = one({
      ...FINAL,
      score: { ft: [3, 2], ht: [1, 1] },
      goals1: [],
      goals2: [{ name: 'Cole', minute: 91 }],
    });
    expect(imported.warnings.map(({ code }) => code)).toEqual(['minute', 'score', 'score']);
    expect(cardOf(imported)).toMatchObject({ score: [3, 2], halfTime: [0, 0], winner: 'Ásh Town' });
  });

  it('may have no goals: the scores are taken as they are', () => {
    const { goals1: _, goals2: __, ...bare } = FINAL;
    expect(cardOf(one(bare))).toMatchObject({
      halfTime: [0, 1],
      fullTime: [1, 1],
      extraTime: [2, 2],
      shootOut: [5, 4],
    });
  });

  it('may have matches called off, and some yet to come', () => {
    const { score: _, goals1: __, goals2: ___, ...fixture } = FINAL;
    expect(stateOf(one({ ...fixture, status: 'canceled' })).status).toBe('abandoned');
    expect(stateOf(one(fixture)).status).toBe('scheduled');
  });

  it('say what is wrong with them when they cannot be read', () => {
    expect(openfootball.readAll?.('{', 'x')).toMatchObject({ ok: false, problem: { code: 'not-json' } });
    expect(openfootball.readAll?.(file({ ...FINAL, score: { ft: [1] } }), 'x')).toMatchObject({
      ok: false,
      problem: { code: 'invalid' },
    });
    expect(openfootball.readAll?.(file({ ...FINAL, team2: FINAL.team1 }), 'x')).toMatchObject({
      ok: false,
      problem: { path: 'matches.0' },
    });
  });
});
