import { type Scoreboard, scoreboardOf } from '../match/scoreboard.ts';
import type { MatchState } from '../match/state.ts';
import type { Section } from '../sports/sport.ts';
import type { Locale } from '../text/locale.ts';

/** A scorecard to be read on paper or in a spreadsheet: everything in it is said in `locale`. */
export interface Card {
  readonly locale: Locale;
  readonly scoreboard: Scoreboard;
  readonly summary: string;
  readonly sections: readonly Section[];
}

export function cardOf(match: string, state: MatchState, locale: Locale): Card {
  return {
    locale,
    scoreboard: scoreboardOf(match, state, locale),
    summary: state.game.summary(locale),
    sections: state.game.sheet(locale),
  };
}
