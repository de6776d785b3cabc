import { football } from '#shared/sports/football/index.ts';
import type { State } from '#shared/sports/football/state.ts';
import type { Side } from '#shared/sports/side.ts';
import type { OutputSide } from '#shared/wire/outputs.ts';
import { common, type SportGraphics } from './graphic.ts';
import type { Words } from './text.ts';

const OPENING = ['football.kickoff', 'football.shootout'];

export const footballGraphics: SportGraphics = {
  layout: 'clock',
  leftOut: ['role'],
  draw(game, board) {
    const state = football.stateOf(game);
    if (state === null) return {};
    const period = state.periods.at(-1);
    const announced = period?.ended === false ? period.stoppage : null;
    return {
      sides: [side(state, 0, board.sides[0]?.detail), side(state, 1, board.sides[1]?.detail)],
      chips: announced === null ? [] : [`+${announced}`],
    };
  },
  fires(played) {
    const fired = common(played, OPENING);
    const { line, words } = played;
    if (fired !== null || line === null) return fired;
    if (line.kind === 'score')
      return { kind: 'score', title: line.badge === 'G' ? words.goal : words.penalty, text: line.text };
    if (line.kind === 'card') return { kind: 'card', title: cardTitle(line.badge, words), text: line.text };
    return null;
  },
  // The team figures stand last.
  periodCard: ([match]) => [0, Math.max(0, (match?.tables.length ?? 1) - 1)],
};

const CARDS: Readonly<Record<string, keyof Words['cards']>> = { Y: 'yellow', R: 'red', YR: 'second' };

function cardTitle(badge: string | undefined, words: Words): string {
  const card = CARDS[badge ?? ''];
  return card === undefined ? words.card : words.cards[card];
}

function side(state: State, which: Side, detail = ''): Partial<OutputSide> {
  const off = state.cards.filter((card) => card.side === which && !card.cancelled && card.card !== 'yellow');
  return { detail, cards: off.map(() => 'red' as const).slice(0, 4) };
}
