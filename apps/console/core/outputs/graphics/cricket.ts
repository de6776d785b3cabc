import type { Delivery } from '#shared/sports/cricket/events.ts';
import { cricket } from '#shared/sports/cricket/index.ts';
import { bowlerOvers, type Innings, playerName, type State } from '#shared/sports/cricket/state.ts';
import { isWicket } from '#shared/sports/cricket/wicket.ts';
import type { Game } from '#shared/sports/game.ts';
import { other } from '#shared/sports/side.ts';
import type { Locale } from '#shared/text/locale.ts';
import type { OutputScene } from '#shared/wire/outputs.ts';
import { common, type Fired, type Graphic, type Played, type SportGraphics } from './graphic.ts';
import type { Words } from './text.ts';

export const cricketGraphics: SportGraphics = {
  layout: 'bar',
  leftOut: ['strikeRate'],
  draw(game, _board, words) {
    const state = cricket.stateOf(game);
    const innings = state?.current ?? null;
    return state === null || innings === null ? {} : crease(state, innings, words);
  },
  fires(played) {
    return common(played, ['cricket.innings']) ?? ball(played);
  },
  periodCard: (sheet) => [sheet.length - 1, 0],
};

function crease(state: State, innings: Innings, words: Words): Graphic {
  const { batting, striker, nonStriker, over, lastOver, target, freeHit, closed } = innings;
  const out = (index: number, first: boolean): OutputScene['people'] => {
    const batter = innings.batters[index];
    if (batter === undefined || closed !== null) return [];
    const name = playerName(state, batting, batter.id);
    return [{ role: 'first', name, text: String(batter.runs), more: String(batter.balls), active: first }];
  };
  // The batters keep their rows when they change ends, as on every scoreboard.
  const [upper, lower] = [Math.min(striker, nonStriker), Math.max(striker, nonStriker)];
  const shown = over.deliveries === 0 && innings.bowler < 0 && lastOver !== null ? lastOver : over;
  const last = shown === lastOver ? lastOver.bowlers.at(-1) : innings.bowler;
  const bowler = last === undefined ? undefined : innings.bowlers[last];
  const bowling: OutputScene['people'] =
    bowler === undefined || closed !== null
      ? []
      : [
          {
            role: 'second',
            name: playerName(state, other(batting), bowler.id),
            text: `${bowler.wickets}-${bowler.runs}`,
            more: bowlerOvers(bowler, state.format.ballsPerOver),
            active: true,
          },
        ];
  return {
    people: [...out(upper, striker === upper), ...out(lower, striker === lower), ...bowling],
    strip: closed === null ? shown.balls.map(mark) : [],
    chips: [...(target === null ? [] : [words.target(target)]), ...(freeHit && closed === null ? [words.freeHit] : [])],
  };
}

/** A ball as viewers read it: "•", "4", "1lb", "wd", "W". */
function mark({ runs, wickets = [], nonBoundary }: Delivery): OutputScene['strip'][number] {
  const { batter, wides = 0, noballs = 0, byes = 0, legbyes = 0, penalty = 0 } = runs;
  if (wickets.some(({ kind }) => isWicket(kind))) return { text: 'W', tone: 'wicket' };
  const extra = (count: number, unit: string) => ({
    text: count > 1 ? `${count}${unit}` : unit,
    tone: 'extra' as const,
  });
  if (wides > 0) return extra(wides, 'wd');
  if (noballs > 0) return extra(noballs + batter, 'nb');
  if (byes > 0) return extra(byes, 'b');
  if (legbyes > 0) return extra(legbyes, 'lb');
  if (penalty > 0) return extra(penalty, 'p');
  if (nonBoundary !== true && (batter === 4 || batter === 6)) {
    return { text: String(batter), tone: batter === 4 ? 'four' : 'six' };
  }
  return batter === 0 ? { text: '•', tone: 'dot' } : { text: String(batter), tone: 'run' };
}

/** Wickets, boundaries and milestones as they come; else the end of an over, and of an innings. */
function ball({ line, before, after, locale, words }: Played): Fired | null {
  const [was, is] = [cricket.stateOf(before)?.current ?? null, cricket.stateOf(after)?.current ?? null];
  const board = after.board(locale);
  if (is?.closed != null && was?.closed === null) {
    return { kind: 'period', title: board.phase, text: after.summary(locale), card: true };
  }
  if (line === null || was === null || is === null) return null;
  const { kind, text, badge } = line;
  if (kind === 'wicket') return { kind, title: words.wicket, text: fallen(was, is, after, locale) ?? text };
  if (kind === 'boundary') {
    const batter = row(after, was.striker, locale);
    return {
      kind: 'score',
      title: badge === '6' ? words.six : words.four,
      text: batter === null ? text : figures(batter),
    };
  }
  if (kind === 'milestone')
    return { kind, title: words.milestone, text: text.replace(/^.*? to .*?[.!] (?=\p{Lu})/u, '') };
  const done = is.over.index > was.over.index && is.closed === null;
  const over = is.overs.at(-1);
  if (!done || over === undefined) return null;
  const standing = board.sides[is.batting]?.score ?? '';
  return { kind: 'period', title: words.endOfOver(is.over.index), text: words.fromOver(over.runs, standing) };
}

/** "Ira Deshpande, lbw b Naidu, 5 (7)" */
function fallen(was: Innings, is: Innings, after: Game, locale: Locale): string | null {
  const index = is.batters.findIndex(
    ({ dismissal }, i) => dismissal !== null && (was.batters[i]?.dismissal ?? null) === null,
  );
  const batter = index < 0 ? null : row(after, index, locale);
  return batter === null ? null : `${batter.name}, ${batter.how}, ${batter.runs} (${batter.balls})`;
}

function figures({ name, runs, balls }: BattingRow): string {
  return `${name} ${runs} (${balls})`;
}

interface BattingRow {
  readonly name: string;
  readonly how: string;
  readonly runs: string;
  readonly balls: string;
}

/** A batter's row on the card of the innings in progress. */
function row(game: Game, index: number, locale: Locale): BattingRow | null {
  const table = game.sheet(locale).at(-1)?.tables[0];
  const [name, how, runs, balls] = table?.rows[index]?.cells ?? [];
  if (name === undefined || how === undefined || runs === undefined || balls === undefined) return null;
  return { name, how, runs, balls };
}
