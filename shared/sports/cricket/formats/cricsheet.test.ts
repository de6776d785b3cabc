import { describe, expect, it } from 'vitest';
import { emptyHead } from '../../../match/chain.ts';
import { decide } from '../../../match/desk.ts';
import { Draft } from '../../../match/event.ts';
import { MatchFold } from '../../../match/fold.ts';
import type { ImportedMatch } from '../../sport.ts';
import { cricsheet } from './cricsheet.ts';

/** A record in the format's shape, of a match that never was: Ashton 12 in two overs, Barton win. */
function record(): Record<string, unknown> & { info: Record<string, unknown>; innings: Record<string, unknown>[] } {
  const ball = (batter: string, non_striker: string, bowler: string, runs: number, more: object = {}) => ({
    ...{ batter, non_striker, bowler },
    runs: { batter: runs, extras: 0, total: runs },
    ...more,
  });
  const over = (index: number, deliveries: object[]) => ({ over: index, deliveries });
  return {
    meta: { data_version: '1.1.0', created: '2024-01-01', revision: 1 },
    info: {
      balls_per_over: 6,
      dates: ['2024-05-04'],
      gender: 'female',
      match_type: 'T20',
      overs: 2,
      outcome: { winner: 'Barton', by: { wickets: 9 } },
      players: {
        Ashton: Array.from({ length: 11 }, (_, i) => `A Adams${i + 1}`),
        Barton: Array.from({ length: 11 }, (_, i) => `B Baker${i + 1}`),
      },
      teams: ['Ashton', 'Barton'],
      toss: { winner: 'Barton', decision: 'field' },
      venue: 'The Meadow',
    },
    innings: [
      {
        team: 'Ashton',
        overs: [
          over(
            0,
            Array.from({ length: 6 }, () => ball('A Adams1', 'A Adams2', 'B Baker9', 2)),
          ),
          over(1, [
            ...Array.from({ length: 5 }, () => ball('A Adams2', 'A Adams1', 'B Baker10', 0)),
            ball('A Adams2', 'A Adams1', 'B Baker10', 0, {
              wickets: [
                { kind: 'caught', player_out: 'A Adams2', fielders: [{ name: 'S Stranger', substitute: true }] },
              ],
            }),
          ]),
        ],
      },
      {
        team: 'Barton',
        target: { runs: 13, overs: 2 },
        overs: [
          over(0, [
            ball('B Baker1', 'B Baker2', 'A Adams9', 0, { wickets: [{ kind: 'bowled', player_out: 'B Baker1' }] }),
            ball('B Baker3', 'B Baker2', 'A Adams9', 6),
            ball('B Baker3', 'B Baker2', 'A Adams9', 7),
          ]),
        ],
      },
    ],
  };
}

function read(file: object, name = '9000001'): ImportedMatch {
  const imported = cricsheet.read(JSON.stringify(file), name);
  if (!imported.ok) throw new Error(imported.problem.message);
  return imported.value;
}

function fold(imported: ImportedMatch): MatchFold {
  const match = new MatchFold();
  let head = emptyHead(imported.match);
  for (const draft of imported.drafts) {
    const source = { kind: 'feed', id: 'import' } as const;
    const decision = decide(match, draft, { match: imported.match, head, term: 1, source, now: draft.at });
    if (decision.kind !== 'accepted') throw new Error(JSON.stringify(decision));
    head = decision.head;
    match.append(decision.event);
  }
  return match;
}

function cardOf(file: object) {
  return JSON.parse(JSON.stringify(fold(read(file)).state?.game.scorecard()));
}

describe('Cricsheet files', () => {
  it('are recognised by their head', () => {
    expect(cricsheet.detect(JSON.stringify(record()))).toBe(true);
    expect(cricsheet.detect('{"hello":1}')).toBe(false);
  });

  it('become drafts that the desk takes as they are, and the match they record', () => {
    const imported = read(record());
    expect(imported.warnings).toEqual([]);
    expect(imported.drafts.map(({ type }) => type).filter((type) => type !== 'cricket.delivery')).toEqual([
      'match.created',
      'cricket.toss',
      'cricket.innings',
      'cricket.innings',
      'match.ended',
    ]);
    const game = fold(imported).state?.game;
    expect(game?.board('en')).toMatchObject({ result: 'Barton won by 9 wickets', score: { team: 'Barton', runs: 13 } });
    expect(cardOf(record()).innings[0].batting[1].dismissal).toBe('c sub (S Stranger) b B Baker10');
  });

  it('get the same ids each time, and other ids where the content differs', () => {
    const ids = (file: object) => read(file).drafts.map(({ id }) => id);
    expect(ids(record())).toEqual(ids(record()));
    expect(new Set(ids(record())).size).toBe(ids(record()).length);
    const other = record();
    other.info.toss = { winner: 'Barton', decision: 'field', unheardOf: true };
    expect(ids(other)).toEqual(ids(record()));
    other.info.toss = { winner: 'Ashton', decision: 'bat' };
    expect(
      ids(other)
        .map((id, index) => id === ids(record())[index])
        .filter((same) => !same).length,
    ).toBe(1);
  });

  it('have times that never run backwards', () => {
    const times = read(record()).drafts.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(new Date(times[0] ?? 0).toISOString().slice(0, 10)).toBe('2024-05-04');
    for (const draft of read(record()).drafts) expect(Draft.safeParse(draft).success).toBe(true);
  });

  it('may write numbers as text, which is noted', () => {
    const text = JSON.stringify(record())
      .replaceAll('"total":2', '"total":"2"')
      .replaceAll('"runs":{"batter":2', '"runs":{"batter":"2"');
    const imported = read(JSON.parse(text));
    expect(imported.warnings).toEqual([{ code: 'number-as-text', message: 'runs is written as text.' }]);
    expect(fold(imported).state?.game.board('en').result).toBe('Barton won by 9 wickets');
  });

  it('may name players who are not listed, kinds and roles nobody knows, and no toss', () => {
    const text = JSON.stringify({ ...record(), extra: [1] })
      .replaceAll('"B Baker3"', '"B Newcomer"')
      .replace('"kind":"caught"', '"kind":"teleported"');
    const file = JSON.parse(text);
    delete file.info.toss;
    file.info.players.Barton = file.info.players.Barton.filter((name: string) => name !== 'B Newcomer');
    const imported = read(file);
    expect(imported.warnings.map(({ code }) => code)).toEqual(['unlisted-player', 'unknown-dismissal']);
    expect(fold(imported).state?.game.board('en').result).toBe('Barton won by 9 wickets');
  });

  it('override what a real match did against the rules', () => {
    const text = JSON.stringify(record()).replaceAll('"B Baker10"', '"B Baker9"');
    const overridden = read(JSON.parse(text)).drafts.filter(({ override }) => override !== undefined);
    expect(overridden.map(({ override }) => override?.codes)).toEqual([['consecutive-overs', 'over-limit']]);
  });

  it('say what the officials decided where play came to something else', () => {
    const file = record();
    file.info.outcome = { winner: 'Ashton', method: 'Lost fewer wickets' };
    const imported = read(file);
    expect(imported.warnings).toMatchObject([{ code: 'result-differs' }]);
    const result = 'Ashton won (Lost fewer wickets)';
    expect(imported.drafts.at(-1)).toMatchObject({ type: 'match.ended', data: { result } });
  });

  it('award a match to whom it was awarded', () => {
    const file = record();
    file.info.outcome = { winner: 'Ashton', method: 'Awarded' };
    expect(read(file).warnings).toEqual([]);
    expect(cardOf(file).result).toMatchObject({ winner: 'Ashton', basis: 'awarded' });
  });

  it('may end without a result', () => {
    const file = record();
    file.info.outcome = { result: 'no result' };
    file.innings.length = 1;
    expect(cardOf(file).result).toMatchObject({ noResult: true });
    file.innings.length = 0;
    expect(cardOf(file)).toMatchObject({ innings: [], result: { noResult: true } });
  });

  it.each([
    ['text', 'not json at all'],
    ['no teams', JSON.stringify({ info: {} })],
    ['the same team twice', JSON.stringify({ ...record(), info: { ...record().info, teams: ['Ashton', 'Ashton'] } })],
  ])('that are none are refused with a problem: %s', (_, text) => {
    expect(cricsheet.read(text, 'x')).toMatchObject({ ok: false, problem: { message: expect.any(String) } });
  });
});
