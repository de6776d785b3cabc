import { describe, expect, test } from 'vitest';
import { cricket } from '#shared/sports/cricket/index.ts';
import { presets, Setup } from '#shared/sports/cricket/setup.ts';
import { sports } from '#shared/sports/registry.ts';
import { buildSetup, emptyForm, type SetUpForm, shorten } from './setup-form.ts';

const sheet = (team: string) =>
  Array.from({ length: 11 }, (_, i) => `${team} ${String.fromCharCode(65 + i)}`).join('\n');

function form(change: Partial<SetUpForm> = {}): SetUpForm {
  const team = { shortName: '', captain: '', keeper: '', photos: {} };
  return {
    ...emptyForm(cricket),
    teams: [
      { ...team, name: 'Kent', sheet: `${sheet('Smith')} (c)` },
      { ...team, name: 'Essex', sheet: `${sheet('Jones')} †` },
    ],
    ...change,
  };
}

const build = (change: Partial<SetUpForm> = {}) =>
  buildSetup(cricket, form(change), (teams) => ({ keepers: teams.flatMap(({ keeper }) => keeper ?? []) }));

function errorsOf(change: Partial<SetUpForm>): Readonly<Record<string, string>> {
  const built = build(change);
  return built.ok ? {} : built.errors;
}

describe('the set-up form', () => {
  test('makes a setup that the sport accepts', () => {
    const built = build({ venue: ' Canterbury ', officials: 'Umpire: A. Umpire\n\nB. Umpire' });
    if (!built.ok) throw new Error(JSON.stringify(built.errors));
    const setup = Setup.parse(built.setup);
    expect(built.title).toBe('KENT v ESSE');
    expect(setup.venue).toBe('Canterbury');
    expect(setup.teams[0]).toMatchObject({ id: 'kent', shortName: 'KENT', captain: 'smith-k' });
    expect(setup.keepers).toEqual(['jones-k']);
    expect(setup.officials).toEqual([
      { role: 'umpire', name: 'A. Umpire' },
      { role: 'official', name: 'B. Umpire' },
    ]);
  });

  test.each(Object.keys(presets))('%s stays what it is when nothing is changed', (preset) => {
    const built = build({ format: presets[preset] ?? {} });
    if (!built.ok) throw new Error(JSON.stringify(built.errors));
    expect(Setup.parse(built.setup).format).toEqual(Setup.shape.format.parse(presets[preset]));
  });

  test('points at the field that is wrong', () => {
    const [kent, essex] = form().teams;
    expect(errorsOf({ teams: [{ ...kent, name: '' }, essex] })).toHaveProperty(['teams.0.name']);
    expect(errorsOf({ teams: [{ ...kent, sheet: 'A Smith\nB Smith\nA Smith' }, essex] })).toHaveProperty([
      'teams.0.players',
    ]);
    expect(errorsOf({ format: { ...presets.T20, overs: 0 } })).toHaveProperty(['format.overs']);
  });

  test('players of the same name in both teams keep ids of their own', () => {
    const [kent, essex] = form().teams;
    const built = build({ teams: [kent, { ...essex, sheet: kent.sheet }] });
    if (!built.ok) throw new Error(JSON.stringify(built.errors));
    const ids = Setup.parse(built.setup).teams.flatMap(({ players }) => players.map(({ id }) => id));
    expect(new Set(ids).size).toBe(22);
  });

  test('teams without a sheet are allowed: names come as they come', () => {
    const [kent, essex] = form().teams;
    expect(build({ teams: [{ ...kent, sheet: '' }, essex] }).ok).toBe(true);
  });

  test.each(sports.filter(({ presets: ready }) => Object.keys(ready).length > 0))(
    '$name accepts its own presets',
    (sport) => {
      for (const format of Object.values(sport.presets)) {
        const [kent, essex] = form().teams;
        const teams = [
          { ...kent, sheet: '' },
          { ...essex, sheet: '' },
        ] as const;
        const built = buildSetup(sport, form({ format, teams }));
        expect(built.ok ? {} : built.errors).toEqual({});
      }
    },
  );
});

test('short names', () => {
  expect(shorten('Royal Challengers Bengaluru')).toBe('RCB');
  expect(shorten('Kent')).toBe('KENT');
  expect(shorten('दिल्ली किंग्स')).toBe('दिकिं');
  expect(shorten('')).toBe('');
});
