import { describe, expect, it } from 'vitest';
import { foldImported } from '../../../match/imported.ts';
import { proKabaddi } from './pro-kabaddi.ts';

/** A match of two raids in the site's shape; `more` goes over its parts. */
function file(
  more: { detail?: object; home?: object; away?: object; events?: readonly (object | null)[] } = {},
): string {
  const squad = (from: number) =>
    Array.from({ length: 8 }, (_, i) => ({
      id: from + i,
      name: `Player ${from + i} `,
      role: i < 2 ? 'Raider\u00a0' : i < 3 ? 'All- Rounder' : 'Defender - Left Corner',
      jersey: i + 1,
      captain: i === 0,
      starter: i < 7,
    }));
  return JSON.stringify({
    title: 'Ashton vs Barton',
    gameData: {
      match_detail: {
        match_id: 12,
        match_number: 'Match 12',
        date: '12/22/2021',
        matchtime_iso: '2021-12-22T15:00:00Z',
        status: 'Match Completed',
        stage: 'League',
        result: { value: 'Ashton Beat Barton', winning_method: 'W', winning_team_id: 5 },
        series: { name: 'A League' },
        venue: { name: 'A Hall' },
        toss: { winner: 6, selection: 'court' },
        ...more.detail,
      },
      teams: {
        home_team_id: '5',
        team: [
          { id: '5', name: 'Ashton', short_name: 'Ash', score: 2, squad: squad(100), extra_time: null, ...more.home },
          { id: '6', name: 'Barton', short_name: 'Bar', score: 1, squad: squad(200), extra_time: null, ...more.away },
        ],
      },
      events: { event: more.events ?? [touch(), tackled()] },
    },
  });
}

function touch(more: object = {}): object {
  return {
    event: 'Successful Raid',
    event_half: 1,
    clock: '19:40',
    score: [2, 0],
    raider_id: 100,
    raiding_team_id: 5,
    defender_id: null,
    defending_team_id: 6,
    raid_touch_points: 2,
    defenders: [203, 204],
    ...more,
  };
}

function tackled(more: object = {}): object {
  return {
    event: 'Unsuccessful Raid',
    event_half: 1,
    clock: '19:10',
    score: [0, 1],
    raider_id: 101,
    raiding_team_id: 5,
    defender_id: 205,
    defending_capture_points: 1,
    defenders: [205, 206],
    ...more,
  };
}

function read(text: string) {
  const imported = proKabaddi.read(text, '2021_12');
  if (!imported.ok) throw new Error(imported.problem.message);
  const fold = foldImported(imported.value);
  if (!fold.ok) throw new Error(fold.problem.message);
  expect(fold.value.state?.conflicts).toEqual([]);
  const card = fold.value.state?.game.scorecard() ?? {};
  return { card, codes: imported.value.warnings.map(({ code }) => code), drafts: imported.value.drafts };
}

describe('the match centre', () => {
  it('is read raid by raid', () => {
    const { card, codes, drafts } = read(file());
    expect(codes).toEqual([]);
    expect(card).toMatchObject({ teams: ['Ashton', 'Barton'], score: [2, 1], winner: 'Ashton', onMat: [6, 6] });
    expect(drafts.find(({ type }) => type === 'kabaddi.raid')?.data).toMatchObject({
      team: '5',
      raider: '100',
      touched: ['203', '204'],
      clock: 1_180_000,
    });
    expect(drafts[0]?.data.setup).toMatchObject({ competition: 'A League, Match 12', venue: 'A Hall' });
    const ashton = JSON.stringify(drafts[0]?.data.setup);
    expect(ashton).toContain('"captain":"100"');
    expect(ashton).toContain('{"id":"100","name":"Player 100","number":1,"position":"raider"}');
    expect(ashton).toContain('{"id":"102","name":"Player 102","number":3,"position":"all-rounder"}');
    expect(drafts).toEqual(read(file()).drafts);
  });

  it('is known by its content, and refused when it is something else', () => {
    expect(proKabaddi.detect(file())).toBe(true);
    expect(proKabaddi.detect('{"info":{},"innings":[]}')).toBe(false);
    expect(proKabaddi.read('{', 'x')).toMatchObject({ ok: false });
    expect(proKabaddi.read('{"gameData":{"match_detail":{}}}', 'x')).toMatchObject({ ok: false });
  });

  it('may lack whatever it lacks', () => {
    const { card } = read(file({ events: [], home: { squad: null, score: null }, away: { squad: [], score: '' } }));
    expect(card).toMatchObject({ score: [0, 0], winner: 'Ashton', result: { by: 'decision' } });
    const bare = {
      gameData: { match_detail: {}, teams: { home_team_id: null, team: [{ name: 'A' }, { name: 'A' }] } },
    };
    expect(read(JSON.stringify(bare)).card).toMatchObject({ score: [0, 0], result: null });
  });

  it('names the home side first', () => {
    const swapped = file().replace('"home_team_id":"5"', '"home_team_id":6');
    const events = [touch({ score: [0, 2] }), tackled()];
    expect(read(swapped).card).toMatchObject({ teams: ['Barton', 'Ashton'], score: [1, 2], winner: 'Ashton' });
    expect(read(swapped).codes).toEqual(['running-score']);
    expect(read(file({ events }).replace('"home_team_id":"5"', '"home_team_id":6')).codes).toEqual([]);
  });

  it('keeps the recorded score and winner where the raids make others', () => {
    const { card, codes } = read(file({ home: { score: 1 }, away: { score: 4 } }));
    expect(codes).toEqual(['score', 'winner']);
    expect(card).toMatchObject({ score: [1, 4], winner: 'Ashton', result: { kind: 'awarded' } });
  });

  it('takes the tie-break and the toss from the totals', () => {
    const tie = {
      detail: { stage: 'Playoffs', result: { value: 'Barton in 5 Raids', winning_method: 'W', winning_team_id: 6 } },
    };
    const events = [touch({ raid_touch_points: 1, defenders: [203], score: [1, 0] }), tackled()];
    const raids = read(
      file({ ...tie, events, home: { score: 1, extra_time: { score: '4' } }, away: { extra_time: { score: '6' } } }),
    );
    expect(raids.card).toMatchObject({
      score: [1, 1],
      tieBreak: [4, 6],
      winner: 'Barton',
      result: { by: 'tie-break' },
    });
    const golden = { extra_time: { score: '5' }, golden_raid: { score: '1' } };
    const raid = read(
      file({ ...tie, events, home: { score: 1, extra_time: { score: 5 }, golden_raid: { score: 0 } }, away: golden }),
    );
    expect(raid.card).toMatchObject({ goldenRaid: [0, 1], winner: 'Barton', result: { by: 'golden raid' } });
    const toss = { detail: { ...tie.detail, win_by_coin_toss: { winner: '6' } }, events, home: { score: 1 } };
    expect(read(file(toss)).card).toMatchObject({ winner: 'Barton', result: { by: 'toss' } });
    const tied = {
      detail: { result: { value: 'Match Tied', winning_method: 'Tied', winning_team_id: 0 } },
      events,
      home: { score: 1 },
    };
    expect(read(file(tied)).card).toMatchObject({ winner: null, result: { kind: 'tie' } });
  });

  it('is abandoned, or not over, when it says so', () => {
    expect(read(file({ detail: { status: 'Match Abandoned', result: null } })).card.result).toMatchObject({
      kind: 'abandoned',
    });
    expect(read(file({ detail: { status: 'Live', result: { winning_method: '' } } })).card.result).toBeNull();
  });

  it('does not stumble over odd events', () => {
    const events = [
      touch({ raider_id: 999, defenders: [203, 203, 0, null], clock: '59:49', raid_touch_points: '2' }),
      touch({ raiding_team_id: 77, score: null }),
      { event: 'Timeout', event_half: 1, clock: '18:00', team_id: null },
      { event: 'Substitution', event_half: 1, clock: '18:00', team_id: 5, player_id: 103, substituted_by: 107 },
      { event: 'Substitution', event_half: 1, clock: null, team_id: 5, player_id: 103, substituted_by: null },
      { event: 'Green Card', event_half: 1, clock: '17:00', team_id: null, player_id: 204 },
      { event: 'Red Card', event_half: 2, clock: '17:00', team_id: null, player_id: 888 },
      { event: 'Mascot', event_half: 2, clock: '16:00' },
      null,
      touch({
        event_half: '1',
        clock: '1:00',
        raid_touch_points: null,
        raid_bonus_points: 1,
        defenders: null,
        score: {},
      }),
      tackled({
        event_half: 2,
        clock: '15:00',
        review: { review_taken: true, team_id: 6, outcome: { outcome_value: 'Successful' } },
      }),
    ];
    const { card, codes, drafts } = read(file({ events, home: { score: 3 } }));
    expect(codes).toEqual(['unknown-team', 'substitution', 'card', 'unknown-event']);
    expect(card).toMatchObject({ score: [3, 1], halfTime: [3, 0], winner: 'Ashton' });
    expect(card.reviews).toEqual([
      { used: 0, left: 1 },
      { used: 1, left: 1 },
    ]);
    expect(drafts.find(({ override }) => override !== undefined)?.override?.codes).toEqual(['unknown-player']);
    expect(drafts.map(({ at }) => at)).toEqual(drafts.map(({ at }) => at).toSorted((a, b) => a - b));
  });
});
