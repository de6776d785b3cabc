import { describe, expect, it } from 'vitest';
import { decodeMatch } from '../../../formats/read.ts';
import { foldImported } from '../../../match/imported.ts';
import { dataVolley } from './datavolley.ts';

const HOME = [1, 2, 3, 4, 5, 6];

/** A scout file of sets won by the letters in `sets` ("h" or "v"), home serving first in each. */
function file(sets: readonly string[], more: { won?: string; change?: (line: string) => string } = {}): string {
  const change = more.change ?? ((line: string) => line);
  const scores: string[] = [];
  const scout = sets.flatMap((winners, index) => {
    const lineups = { h: [...HOME], v: [...HOME] };
    const score = { h: 0, v: 0 };
    let serving: 'h' | 'v' = 'h';
    const tail = () => `;;;;;;;20.${10 + index}.00;${index + 1};1;1;1;0;;${[...lineups.h, ...lineups.v].join(';')};`;
    const lines = [...winners].flatMap((letter) => {
      const winner = letter === 'h' ? 'h' : 'v';
      const mark = serving === 'h' ? '*' : 'a';
      const serve = `${mark}${String(lineups[serving][0]).padStart(2, '0')}SM${winner === serving ? '#' : '='}~~~15${tail()}`;
      score[winner] += 1;
      if (winner !== serving) lineups[winner].push(...lineups[winner].splice(0, 1));
      serving = winner;
      const p = `${winner === 'h' ? '*' : 'a'}p${String(score.h).padStart(2, '0')}:${String(score.v).padStart(2, '0')}`;
      return [serve, `${p}${tail()}`];
    });
    scores.push(`True;;;;${score.h}-${score.v};20;`);
    return [...lines, `**${index + 1}set;;;;;;;20.${11 + index}.00;;;;;;;;;;;;;;;;;;;`];
  });
  const players = (side: number) =>
    [...HOME, 7].map((n) => `${side};${n};${n};1;;;;;id;Family${n};First;;${n === 7 ? 'L;1' : ';2'};;`);
  return [
    '[3DATAVOLLEYSCOUT]',
    '[3MATCH]',
    '03/01/2019;20.00.00;2018/2019;League;;;',
    '[3TEAMS]',
    `1;Home;${more.won?.[0] ?? '3'};;;`,
    `2;Visitors;${more.won?.[1] ?? '0'};;;`,
    '[3MORE]',
    'One Ref, Two Ref;;;City;Hall;',
    '[3SET]',
    ...scores,
    '[3PLAYERS-H]',
    ...players(0),
    '[3PLAYERS-V]',
    ...players(1),
    '[3SCOUT]',
    ...scout.map(change),
  ].join('\r\n');
}

function read(text: string) {
  const imported = dataVolley.read(text, '&match 1');
  if (!imported.ok) throw new Error(imported.problem.message);
  const fold = foldImported(imported.value);
  if (!fold.ok) throw new Error(fold.problem.message);
  return { ...imported.value, state: fold.value.state, card: fold.value.state?.game.scorecard() };
}

const H25 = `${'hv'.repeat(10)}${'h'.repeat(15)}`;

describe('DataVolley', () => {
  it('is known by its first line, and decoded as it was written', () => {
    expect(dataVolley.detect(file([H25]))).toBe(true);
    expect(dataVolley.detect('[3MATCH]')).toBe(false);
    const bytes = Uint8Array.from([...'[3DATAVOLLEYSCOUT]\nB', '\u00EA', 'dzin'].join(''), (char) =>
      char.charCodeAt(0),
    );
    expect(decodeMatch(bytes)).toBe('[3DATAVOLLEYSCOUT]\nBędzin');
    expect(decodeMatch(new TextEncoder().encode('[3DATAVOLLEYSCOUT]\nBędzin'))).toBe('[3DATAVOLLEYSCOUT]\nBędzin');
    expect(decodeMatch(Uint8Array.from([0x7b, 0xff]))).toBe('{\uFFFD');
  });

  it('is read with its setup, and the same again with the same ids', () => {
    const text = file([H25, H25, H25]);
    const { card, warnings, state, match, drafts } = read(text);
    expect(warnings).toEqual([]);
    expect(card).toMatchObject({ scoreline: '25-10 25-10 25-10', score: [3, 0], winner: 'Home', format: 'Indoor' });
    expect(state).toMatchObject({ status: 'ended', conflicts: [] });
    expect(match).toBe('match-1');
    expect(drafts[0]).toMatchObject({
      at: Date.UTC(2019, 2, 1, 20),
      data: { setup: { competition: 'League 2018/2019', venue: 'Hall, City', liberos: ['H7', 'V7'] } },
    });
    expect(drafts.find(({ type }) => type === 'volleyball.rally')?.data).toEqual({
      set: 1,
      winner: 'H',
      how: 'ace',
      player: 'H1',
    });
    expect(read(text).drafts).toEqual(drafts);
    expect(drafts.every(({ at }, index) => at >= (drafts[index - 1]?.at ?? 0))).toBe(true);
  });

  it('finds out how long the sets are', () => {
    const h21 = 'h'.repeat(21);
    expect(read(file([h21, h21, h21])).card).toMatchObject({ format: 'Best of 5, sets to 21', winner: 'Home' });
    expect(read(file([H25, 'v'.repeat(25), 'h'.repeat(15)], { won: '21' })).card).toMatchObject({
      format: 'Best of 3, sets to 25',
      winner: 'Home',
    });
    const unfinished = read(file([H25, 'hhh'], { won: '10' }));
    expect(unfinished.card).toMatchObject({ format: 'Indoor', winner: null, scoreline: '25-10 3-0' });
    expect(unfinished.state?.status).toBe('live');
  });

  it('notes quirks and goes on', () => {
    const missed = read(file([H25], { change: (line) => (line.includes('p03:02') ? '' : line) }));
    expect(missed.card).toMatchObject({ scoreline: '25-10' });
    expect(missed.warnings.map(({ code }) => code)).toContain('score-set');
    const turned = read(file([H25], { change: (line) => line.replace(/^\*02(.*)2;3;4;5;6;1;/, '*03$13;4;5;6;1;2;') }));
    expect(turned.warnings.map(({ code }) => code)).toContain('rotation');
    expect(turned.card).toMatchObject({ scoreline: '25-10' });
    const bare = read(file([H25], { change: (line) => line.replace(/(;\d){12};$/, ';') }));
    expect(bare.card).toMatchObject({ scoreline: '25-10' });
  });

  it('tells sets apart without the lines that end them', () => {
    const { card } = read(file([H25, H25, H25], { change: (line) => (line.startsWith('**') ? '' : line) }));
    expect(card).toMatchObject({ scoreline: '25-10 25-10 25-10', winner: 'Home' });
  });

  it('takes the scores of sets that were not scouted, or not to their end', () => {
    const whole = file([H25, H25, H25]);
    const first = whole.split('\r\n').filter((line) => !/;20\.1[12]\.00;[23];/.test(line));
    expect(read(first.join('\r\n')).card).toMatchObject({ scoreline: '25-10 25-10 25-10', winner: 'Home' });
    const later = whole.split('\r\n').filter((line) => !/;20\.10\.00;1;/.test(line) && !line.startsWith('**1set'));
    expect(read(later.join('\r\n'))).toMatchObject({
      card: { scoreline: '25-10 25-10 25-10' },
      state: { conflicts: [] },
    });
    // A forfeited match has scores only.
    expect(read(whole.slice(0, whole.indexOf('*01SM')))).toMatchObject({
      card: { scoreline: '25-10 25-10 25-10', winner: 'Home' },
    });
    const torn = whole.split('\r\n').slice(0, -9).join('\r\n');
    expect(read(torn).card).toMatchObject({ scoreline: '25-10 25-10 25-10', winner: 'Home' });
  });

  it('has players who are not on the list, teams without a name, and points that are there twice', () => {
    const unlisted = read(file([H25, H25, H25], { change: (line) => line.replace(/^\*03SM/, '*23SM') }));
    expect(unlisted.card).toMatchObject({ scoreline: '25-10 25-10 25-10' });
    expect(JSON.stringify(unlisted.drafts)).toContain('No. 23');
    expect(unlisted.warnings.map(({ code }) => code)).not.toContain('unknown-player');
    const nameless = read(file([H25]).replace(';Visitors;', ';;'));
    expect(nameless.card).toMatchObject({ teams: ['Home', 'Visitors'] });
    const twice = read(file([H25], { change: (line) => (line.includes('p03:02') ? `${line}\r\n${line}` : line) }));
    expect(twice.card).toMatchObject({ scoreline: '25-10' });
    expect(twice.warnings.map(({ code }) => code)).toEqual(['point-repeated']);
  });

  it('plays friendlies to the last set, and knows caps and short last sets', () => {
    const v25 = 'v'.repeat(25);
    const friendly = read(file([H25, H25, H25, v25], { won: '31' }));
    expect(friendly).toMatchObject({ warnings: [], card: { score: [3, 1], winner: 'Home', format: '4 sets to 25' } });
    const capped = read(file([`${'hv'.repeat(24)}h`, H25, H25], { won: '30' }));
    expect(capped).toMatchObject({ warnings: [], card: { scoreline: '25-24 25-10 25-10', winner: 'Home' } });
    const beach = read(file(['h'.repeat(21), 'v'.repeat(21), 'h'.repeat(15)], { won: '21' }));
    expect(beach.card).toMatchObject({ format: 'Best of 3, sets to 21', scoreline: '21-0 0-21 15-0', winner: 'Home' });
  });

  it('refuses what holds nothing', () => {
    expect(dataVolley.read('[3DATAVOLLEYSCOUT]', 'x')).toMatchObject({ ok: false, problem: { code: 'invalid' } });
    expect(dataVolley.read(file([]), 'x')).toMatchObject({ ok: false, problem: { code: 'empty' } });
  });
});
