import { describe, expect, it } from 'vitest';
import { Recorder } from '../../../formats/recorder.ts';
import { foldImported } from '../../../match/imported.ts';
import type { Lifecycle } from '../../sport.ts';
import { apply } from '../apply.ts';
import { type CricketEvent, type DataOf, events as schemas } from '../events.ts';
import { initial } from '../initial.ts';
import type { Setup } from '../setup.ts';
import type { State } from '../state.ts';
import { testSetup } from '../test-match.ts';
import { cricsheet } from './cricsheet.ts';

const START = Date.UTC(2026, 0, 31, 10);

function recorded(setup: Setup, log: readonly (CricketEvent | Lifecycle)[]) {
  const recorder = new Recorder<Setup, State, CricketEvent>({ id: 'cricket', initial, apply }, 'm', setup, START);
  for (const [index, event] of log.entries()) recorder.record(event, START + index * 30_000);
  expect(recorder.warnings).toEqual([]);
  const fold = foldImported({ match: 'm', drafts: recorder.drafts, warnings: [] });
  if (!fold.ok) throw new Error(fold.problem.message);
  return fold.value;
}

function write(setup: Setup, log: readonly (CricketEvent | Lifecycle)[]) {
  const written = cricsheet.write?.('m', recorded(setup, log).effective);
  if (written === undefined) throw new Error('cannot write');
  return written;
}

function file(setup: Setup, log: readonly (CricketEvent | Lifecycle)[]) {
  const written = write(setup, log);
  if (!written.ok) throw new Error(written.problem.message);
  return JSON.parse(written.value);
}

const ball = (striker: string, nonStriker: string, bowler: string, more: object = {}): CricketEvent => ({
  type: 'cricket.delivery',
  data: schemas['cricket.delivery'].parse({ striker, nonStriker, bowler, ...more }),
});
const run = (batter: number) => ({ runs: { batter } });
const innings = (batting: string): CricketEvent => ({ type: 'cricket.innings', data: { batting } });
const ended: Lifecycle = { type: 'match.ended', data: {} };
const toss: DataOf<'cricket.toss'> = { winner: 'b', decision: 'field' };

/** Ashton 14 off a miscounted over of five, Barton all out for 0 with three players a side. */
const played: readonly (CricketEvent | Lifecycle)[] = [
  { type: 'cricket.toss', data: toss },
  innings('a'),
  ball('a1', 'a2', 'b11', run(4)),
  ball('a1', 'a2', 'b11', { ...run(4), overthrows: 2 }),
  { type: 'cricket.penalty', data: { to: 'a', runs: 5 } },
  { type: 'cricket.review', data: { by: 'b', decision: 'struck down', batter: 'a1', umpiresCall: true } },
  { type: 'cricket.replacement', data: { team: 'b', in: { id: 'b11', name: 'Baker 11' }, role: 'bowler' } },
  ball('a1', 'a2', 'b11', { runs: { wides: 1 } }),
  ball('a1', 'a2', 'b11'),
  ball('a1', 'a2', 'b11'),
  ball('a1', 'a2', 'b11', { wickets: [{ kind: 'caught', player: 'a1', fielders: [{ player: 'b2' }] }] }),
  { type: 'cricket.over', data: {} },
  innings('b'),
  { type: 'cricket.wicket', data: { kind: 'timed out', player: 'b3' } },
  ball('b1', 'b2', 'a11', {
    wickets: [{ kind: 'run out', player: 'b2', fielders: [{ name: 'X', substitute: true }] }],
  }),
  ended,
];

describe('a match of our own as a Cricsheet file', () => {
  const setup = testSetup({ overs: 1, playersPerSide: 3 });

  it('has what the format has a place for', () => {
    const { meta, info, innings } = file(setup, played);
    expect(meta).toEqual({ data_version: '1.1.0', created: '2026-01-31', revision: 1 });
    expect(info).toMatchObject({
      ...{ balls_per_over: 6, dates: ['2026-01-31'], match_type: 'T20', overs: 1, season: '2026' },
      outcome: { winner: 'Ashton', by: { runs: 14 } },
      teams: ['Ashton', 'Barton'],
      toss: { winner: 'Barton', decision: 'field' },
    });
    expect(info.players.Ashton[10]).toBe('Adams 11');
    expect(info).not.toHaveProperty('gender');
    const [first, second] = innings;
    expect(first.miscounted_overs).toEqual({ '0': { balls: 5 } });
    expect(first.overs[0].deliveries[1]).toEqual({
      ...{ batter: 'Adams 1', bowler: 'Baker 11', non_striker: 'Adams 2' },
      extras: { penalty: 5 },
      review: { by: 'Barton', batter: 'Adams 1', decision: 'struck down', umpires_call: true },
      runs: { batter: 4, extras: 5, total: 9, non_boundary: true },
    });
    expect(first.overs[0].deliveries[2].replacements).toEqual({ role: [{ in: 'Baker 11', role: 'bowler' }] });
    expect(first.overs[0].deliveries[5].wickets).toEqual([
      { player_out: 'Adams 1', fielders: [{ name: 'Baker 2' }], kind: 'caught' },
    ]);
    expect(second.target).toEqual({ runs: 15, overs: 1 });
    expect(second.overs[0].deliveries[0].wickets).toEqual([
      { player_out: 'Baker 3', kind: 'timed out' },
      { player_out: 'Baker 2', fielders: [{ name: 'X', substitute: true }], kind: 'run out' },
    ]);
  });

  it('is read back as the same match', () => {
    const written = write(setup, played);
    const again = written.ok ? cricsheet.read(written.value, 'm') : written;
    expect(again.ok && again.value.warnings).toEqual([]);
    const fold = again.ok ? foldImported(again.value) : again;
    expect(fold.ok && fold.value.state?.game.board('en').result).toBe('Ashton won by 14 runs');
  });

  it('tells players of one name apart', () => {
    const [a, b] = setup.teams;
    const twins: Setup = {
      ...setup,
      teams: [a, { ...b, players: b.players.map((each) => (each.id === 'b1' ? { ...each, name: 'Adams 1' } : each)) }],
    };
    expect(file(twins, played).info.players.Barton[0]).toBe('Adams 1 (2)');
  });

  it('says how it ended', () => {
    const outcome = (...log: readonly (CricketEvent | Lifecycle)[]) => file(setup, log).info.outcome;
    const abandoned: Lifecycle = { type: 'match.abandoned', data: {} };
    expect(outcome(innings('a'), abandoned)).toEqual({ result: 'no result' });
    expect(outcome({ type: 'cricket.award', data: { winner: 'b', how: 'awarded' } })).toEqual({
      ...{ winner: 'Barton', method: 'Awarded' },
    });
    const level = [innings('a'), ...over('a'), innings('b'), ...over('b')];
    expect(outcome(...level, ended)).toEqual({ result: 'tie' });
    const decider = { type: 'cricket.decider', data: { winner: 'b', method: 'bowl-out' } } as const;
    expect(outcome(...level, decider, ended)).toEqual({ result: 'tie', bowl_out: 'Barton' });
    const official: Lifecycle = { type: 'match.ended', data: { result: 'Barton won (Lost fewer wickets)' } };
    expect(outcome(...level, official)).toEqual({ winner: 'Barton', method: 'Lost fewer wickets' });
  });

  it.each([
    ['not-finished', setup, played.slice(0, 5)],
    ['pairs', testSetup({ overs: 1, pairs: { oversPerPair: 1 } }), [{ type: 'match.abandoned', data: {} } as const]],
    [
      'balls-missing',
      setup,
      [innings('a'), { type: 'cricket.adjust', data: { runs: 5, wickets: 0, balls: 3 } } as const, ended],
    ],
  ])('is refused where the format cannot tell it: %s', (code, conditions, log) => {
    expect(write(conditions, log)).toMatchObject({ ok: false, problem: { code } });
  });

  it('is refused without a match', () => {
    expect(cricsheet.write?.('m', [])).toMatchObject({ ok: false, problem: { code: 'invalid' } });
  });
});

function over(side: 'a' | 'b'): readonly CricketEvent[] {
  const fielding = side === 'a' ? 'b' : 'a';
  return Array.from({ length: 6 }, () => ball(`${side}1`, `${side}2`, `${fielding}11`, run(2)));
}
