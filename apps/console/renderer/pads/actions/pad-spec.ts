import type { Clock } from '#shared/sports/clock.ts';
import type { DefinedSport } from '#shared/sports/game.ts';
import type { Side } from '#shared/sports/side.ts';
import type { Team } from '#shared/sports/teams.ts';
import type { Labels } from '../../fields/schema-fields.ts';
import type { Form, Question, Step } from './steps.ts';

/** One thing that a scorer can do, on one key. */
export interface Action {
  /** The same in every state: what a scorer's own key is remembered by. */
  readonly id: string;
  /**
   * What is pressed: one character, or the name of a key ("ArrowLeft", " "). What belongs to a team stands in its column,
   * and the second team's keys are the same ones with shift.
   */
  readonly key: string;
  readonly label: string;
  readonly side?: Side;
  readonly look?: 'plain' | 'score' | 'card' | 'major';
  /** Asks or scores. Called when the key is pressed, and to find out whether it can be done now. */
  readonly step: () => Step;
}

/** A shot clock: what it shows, and the keys that set it. */
export interface ShotClockView {
  readonly clock: Clock | null;
  readonly resets: readonly { readonly key: string; readonly label: string; readonly ms: number }[];
}

/** One thing to keep an eye on; a team's stands on its side. */
export interface Fact {
  readonly label: string;
  readonly text: string;
  readonly side?: Side;
  /** A clock that runs after the text. */
  readonly clock?: Clock;
  readonly urgent?: boolean;
}

/** What makes a sport's pad: all that can be done in a state. How it looks and how keys work is the same for all. */
export interface PadSpec<State> {
  readonly sport: DefinedSport<State>;
  readonly actions: (state: State) => readonly Action[];
  /** What has to be answered before play goes on: who serves first, who bats. */
  readonly need?: (state: State) => Question | Form | null;
  /** What a scorer keeps an eye on: who serves, fouls, who is suspended and for how long. */
  readonly facts?: (state: State) => readonly Fact[];
  readonly shotClock?: (state: State) => ShotClockView;
  /** The teams with their players, for forms. */
  readonly squads: (state: State) => readonly [Team, Team];
  /** People's words for event types ("football.goal") and their facts ("assist"). */
  readonly labels: Labels;
  /** Event types in the order in which they are missed, for what is put in between others; all the sport's by default. */
  readonly insertable?: readonly string[];
}
