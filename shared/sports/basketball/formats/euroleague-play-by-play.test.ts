import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldImported } from '../../../match/imported.ts';
import type { ImportedMatch } from '../../sport.ts';
import { euroleaguePlayByPlay } from './euroleague-play-by-play.ts';

type Row = Readonly<Record<string, string | number | null>>;

const row = (type: string, team: string, player: string, time: string, more: Row = {}): Row => ({
  PLAYTYPE: type,
  CODETEAM: `${team}       `,
  PLAYER_ID: player === '' ? '          ' : `${player}   `,
  PLAYER: player === '' ? null : player.toUpperCase(),
  DORSAL: player.slice(1),
  MARKERTIME: time,
  MINUTE: 1,
  PLAYINFO: '',
  ...more,
});
const begin = row('BP', '', '', '');
const end = row('EP', '', '', '');
const over = row('EG', '', '', '');

const file = (quarters: readonly (readonly Row[])[], more: object = {}) =>
  JSON.stringify({
    Live: false,
    TeamA: 'Ashton',
    TeamB: 'Barton',
    CodeTeamA: 'ASH       ',
    CodeTeamB: 'BAR       ',
    ActualQuarter: 4,
    FirstQuarter: quarters[0] ?? [],
    SecondQuarter: quarters[1] ?? [],
    ThirdQuarter: quarters[2] ?? [],
    ForthQuarter: quarters[3] ?? [],
    ExtraTime: quarters[4] ?? [],
    ...more,
  });

function read(text: string): ImportedMatch {
  const match = euroleaguePlayByPlay.read(text, '17');
  if (!match.ok) throw new Error(match.problem.message);
  return match.value;
}

function stateOf(match: ImportedMatch) {
  const fold = foldImported(match);
  if (!fold.ok || fold.value.state === null) throw new Error('no match');
  expect(fold.value.state.conflicts).toEqual([]);
  return fold.value.state;
}

const cardOf = (match: ImportedMatch) => stateOf(match).game.scorecard();
const score = (a: number, b: number) => ({ POINTS_A: a, POINTS_B: b });

const FIRST = [
  begin,
  row('JB', 'ASH', '', '09:59'),
  row('2FGM', 'ASH', 'a1', '09:40', { POINTS_A: 2 }),
  row('AS', 'ASH', 'a2', '09:38'),
  row('3FGA', 'BAR', 'b1', '09:20'),
  row('D', 'ASH', '', '09:18'),
  row('AG', 'ASH', 'a1', '09:00'),
  row('2FGA', 'ASH', 'a1', '09:00'),
  row('FV', 'BAR', 'b2', '09:00'),
  row('RV', 'BAR', 'b1', '08:30'),
  row('CM', 'ASH', 'a2', '08:30'),
  row('FTM', 'BAR', 'b1', '08:30', score(2, 1)),
  row('OUT', 'BAR', 'b1', '08:30'),
  row('IN', 'BAR', 'b3', '08:30'),
  row('FTA', 'BAR', 'b1', '08:30'),
  end,
];

describe('the play-by-play of a game', () => {
  const match = read(file([FIRST, [begin, end], [begin, end], [begin, row('3FGM', 'BAR', 'b3', '00:05'), over]]));
  const types = match.drafts.map(({ type }) => type.replace('basketball.', ''));

  it('is told in as many events as there were plays', () => {
    expect(types.slice(0, 12)).toEqual([
      'match.created',
      ...[
        'starters',
        'starters',
        'period',
        'jumpball',
        'shot',
        'shot',
        'rebound',
        'shot',
        'foul',
        'freethrow',
        'substitution',
      ],
    ]);
    const data = match.drafts.map((draft) => draft.data);
    expect(data[5]).toMatchObject({ player: 'a1', assist: 'a2', period: 1, clock: 580_000 });
    expect(data[8]).toMatchObject({ player: 'a1', made: false, block: 'b2' });
    expect(data[9]).toMatchObject({ player: 'a2', drawn: 'b1', kind: 'personal' });
    expect(data[10]).toMatchObject({ made: true, number: 1, of: 2 });
    expect(data[11]).toMatchObject({ team: 'BAR', in: ['b3'], out: ['b1'] });
  });

  it('gives score, periods and winner', () => {
    expect(match.warnings).toEqual([]);
    expect(cardOf(match)).toMatchObject({
      teams: ['Ashton', 'Barton'],
      score: [2, 4],
      periods: [{ points: [2, 1] }, { points: [0, 0] }, {}, { points: [0, 3] }],
      winner: 'Barton',
      result: { kind: 'win' },
    });
    expect(read(file([FIRST])).drafts.map(({ id }) => id)).toEqual(read(file([FIRST])).drafts.map(({ id }) => id));
  });

  it('tells who began by who is changed', () => {
    const starters = match.drafts.filter(({ type }) => type === 'basketball.starters').map(({ data }) => data);
    expect(starters).toMatchObject([{ players: ['a1', 'a2'] }, { players: ['b1', 'b2'] }]);
  });
});

describe('what real files contain', () => {
  const basket = (team: string, minute: number) =>
    row('2FGM', team, `${team.toLowerCase().charAt(0)}1`, '04:00', { MINUTE: minute });

  it('may be several overtimes, with changes before they begin', () => {
    const tie = [
      [begin, end],
      [begin, end],
      [begin, end],
      [begin, end],
    ];
    const extra = [
      row('IN', 'ASH', 'a6', '05:00'),
      begin,
      basket('ASH', 41),
      basket('BAR', 42),
      end,
      begin,
      basket('BAR', 46),
      end,
      over,
    ];
    expect(cardOf(read(file([...tie, extra])))).toMatchObject({
      overtimes: 2,
      score: [2, 4],
      periods: [{}, {}, {}, {}, { points: [2, 2] }, { points: [0, 2] }],
    });
    const bare = [basket('ASH', 41), basket('BAR', 42), basket('BAR', 47), over];
    expect(cardOf(read(file([...tie, bare], { ActualQuarter: 6 })))).toMatchObject({ overtimes: 2, score: [2, 4] });
  });

  it('may lack beginnings, ends, times and players', () => {
    const bare = { PLAYTYPE: '3FGM', CODETEAM: 'BAR' };
    const odd = [
      row('2FGM', 'ASH', '', ''),
      bare,
      row('XX', 'ASH', 'a1', '01:00'),
      row('2FGM', '', '', ''),
      row('TOUT', '', '', ''),
    ];
    const text = file([odd.map((each) => ({ ...each })), [], [], odd.slice(0, 1)]);
    const match = read(text);
    expect(cardOf(match)).toMatchObject({
      score: [4, 3],
      result: { kind: 'win' },
      periods: [{ points: [2, 3] }, {}, {}, { points: [2, 0] }],
    });
    expect(match.warnings.map(({ code }) => code)).toEqual(['unknown-play', 'no-team']);
  });

  it('may be a game that is on, has not begun or ended level', () => {
    expect(stateOf(read(file([FIRST], { Live: true })))).toMatchObject({ status: 'live' });
    expect(stateOf(read(file([])))).toMatchObject({ status: 'scheduled' });
    const level = read(
      file([
        [begin, end],
        [begin, end],
        [begin, end],
        [begin, over],
      ]),
    );
    expect(level.warnings.map(({ code }) => code)).toEqual(['level']);
    expect(cardOf(level)).toMatchObject({ result: { kind: 'draw' }, winner: null });
  });

  it('may carry a running score that the plays do not make', () => {
    const quarter = [
      begin,
      row('2FGM', 'ASH', 'a1', '09:00', score(2, 0)),
      row('2FGM', 'ASH', 'a1', '08:00', score(6, 0)),
      end,
    ];
    const match = read(file([quarter], { Live: true }));
    expect(match.warnings.map(({ message }) => message)).toEqual([
      'Period 1: the file\u2019s running score is 6-0, the plays make it 4-0.'.replace('\u2019', "'"),
    ]);
    expect(cardOf(match)).toMatchObject({ score: [4, 0] });
  });

  it('may be anything in any order: it is read or refused, and never breaks', () => {
    const codes = [
      '2FGM',
      '3FGA',
      'FTM',
      'FTA',
      'AS',
      'CM',
      'RV',
      'IN',
      'OUT',
      'BP',
      'EP',
      'EG',
      'TO',
      'ST',
      'CMD',
      'C',
      'FV',
      'AG',
      'JB',
      'CCH',
      'TOUT',
      '?',
    ];
    const value = fc.oneof(fc.constantFrom('', ' ', null, 'ASH', 'BAR', 'a1', 'b1', '05:00', '5:00', 7, true, [], {}));
    const any = fc.record(
      {
        PLAYTYPE: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...codes) }, value),
        CODETEAM: fc.oneof({ weight: 9, arbitrary: fc.constantFrom('ASH   ', 'BAR   ') }, value),
        PLAYER_ID: fc.oneof({ weight: 5, arbitrary: fc.constantFrom('a1', 'a2', 'a3', 'b1', 'b2') }, value),
        PLAYER: value,
        DORSAL: value,
        MINUTE: fc.oneof(fc.integer({ min: -1, max: 60 }), value),
        MARKERTIME: fc.oneof(fc.constantFrom('09:59', '04:00', '00:01', '99:99'), value),
        POINTS_A: fc.oneof(fc.nat(120), value),
      },
      { requiredKeys: [] },
    );
    const section = fc.oneof({ weight: 9, arbitrary: fc.array(any, { maxLength: 25 }) }, fc.constant(null));
    const property = fc.property(
      fc.array(section, { minLength: 5, maxLength: 5 }),
      fc.boolean(),
      fc.integer({ min: 0, max: 8 }),
      (sections, live, actual) => {
        const [a, b, c, d, e] = sections;
        const text = JSON.stringify({
          ...{ Live: live, TeamA: 'Ashton', CodeTeamA: 'ASH ', CodeTeamB: 'BAR', ActualQuarter: actual },
          ...{ FirstQuarter: a, SecondQuarter: b, ThirdQuarter: c, ForthQuarter: d, ExtraTime: e },
        });
        const made = sections
          .flatMap((rows) => rows ?? [])
          .filter(({ PLAYTYPE, CODETEAM }) => PLAYTYPE === '2FGM' && CODETEAM === 'ASH   ').length;
        const free = sections
          .flatMap((rows) => rows ?? [])
          .filter(({ PLAYTYPE, CODETEAM }) => PLAYTYPE === 'FTM' && CODETEAM === 'ASH   ').length;
        const card = cardOf(read(text));
        expect(card.sport).toBe('basketball');
        expect([card.score].flat()[0]).toBeGreaterThanOrEqual(2 * made + free);
      },
    );
    fc.assert(property, { numRuns: 150 });
  });

  it('that is no game at all is refused with a reason', () => {
    expect(euroleaguePlayByPlay.read('{', 'x')).toMatchObject({ ok: false, problem: { code: 'not-json' } });
    expect(euroleaguePlayByPlay.read('[]', 'x').ok).toBe(false);
    expect(euroleaguePlayByPlay.read('{"FirstQuarter": 3}', 'x')).toMatchObject({
      ok: false,
      problem: { code: 'invalid' },
    });
    expect(euroleaguePlayByPlay.detect('{"info": {"innings": []}}')).toBe(false);
  });
});
