import { scoreboardOf } from '#shared/match/scoreboard.ts';
import type { MatchState } from '#shared/match/state.ts';
import type { Locale } from '#shared/text/locale.ts';
import { titleIn } from '#shared/text/title.ts';
import type { OutputScene, OutputSide } from '#shared/wire/outputs.ts';
import { runningClock } from './graphics/graphic.ts';
import { graphicsOf } from './graphics/registry.ts';
import { wordsIn } from './graphics/text.ts';

export interface Place {
  readonly match: string;
  readonly term: number;
  readonly seq: number;
}

/** A state as graphics show it: the scoreboard, and what the sport's graphics add. */
export function sceneOf({ match, term, seq }: Place, state: MatchState, locale: Locale): OutputScene {
  const board = scoreboardOf(match, state, locale);
  const graphics = graphicsOf(state.sport);
  const drawn = graphics.draw(state.game, state.game.board(locale), wordsIn(locale));
  return {
    match,
    term,
    seq,
    sport: state.sport,
    title: titleIn(locale, board.title, board.sides),
    status: board.status,
    layout: graphics.layout,
    phase: board.phase,
    situation: board.situation,
    result: board.result,
    flags: [...board.flags],
    held: false,
    sides: board.sides.map(
      (side, i): OutputSide => ({
        name: side.name,
        short: side.shortName,
        score: side.score,
        parts: [],
        games: null,
        detail: side.detail ?? '',
        active: side.active ?? false,
        counts: [],
        cards: [],
        ...drawn.sides?.[i === 0 ? 0 : 1],
      }),
    ),
    clock: board.clock === undefined ? null : runningClock(board.clock, '', drawn.tenths),
    second: drawn.second ?? null,
    people: [...(drawn.people ?? [])],
    strip: [...(drawn.strip ?? [])],
    chips: [...(drawn.chips ?? [])],
  };
}
