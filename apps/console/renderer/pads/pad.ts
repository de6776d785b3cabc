import type { ReactNode } from 'react';
import type { JsonObject } from '#shared/json/json.ts';
import type { EffectiveEvent } from '#shared/match/effective.ts';
import type { Override } from '#shared/match/event.ts';
import type { MatchState } from '#shared/match/state.ts';
import type { Field } from '../fields/field.ts';
import type { Labels } from '../fields/schema-fields.ts';
import type { Extras } from '../setup/setup-form.ts';

/** Scores something; false: refused, and the desk shows why. */
export type Act = (type: string, data: JsonObject, override?: Override) => boolean;

/** What the rules would say; null: nothing against it. `insist`: they may be set aside. */
export type Judge = (type: string, data: JsonObject) => { readonly message: string; readonly insist: boolean } | null;

export interface PadProps {
  readonly state: MatchState;
  readonly act: Act;
  readonly judge: Judge;
}

/** What a sport adds to the set-up form that all have. */
export interface SetUp {
  /** People's words for the facts of the format ("halfMinutes"). */
  readonly labels: Labels;
  readonly extras?: Extras;
  /** What this sport calls the player whom a sheet marks so ("Wicket-keeper"); absent: nobody is marked. */
  readonly keeper?: string;
}

export interface KeyHelp {
  readonly keys: readonly string[];
  readonly does: string;
}

/** A kind of event that can be put in between others, or scored from the list of rarer events. */
export interface EventKind {
  readonly type: string;
  readonly label: string;
  /** What its form starts from, in the state where it takes its place. */
  blank(before: MatchState | null): JsonObject;
}

/** What a sport adds to the console's screens. */
export interface SportPad {
  readonly sport: string;
  readonly setUp: SetUp;
  render(props: PadProps): ReactNode;
  /** The keys, as they are in this state. */
  help(state: MatchState | null): readonly { readonly title: string; readonly keys: readonly KeyHelp[] }[];
  readonly kinds: readonly EventKind[];
  /** The form of an event of the sport, for corrections. `before`: the state in which it takes its place. */
  fields(type: string, data: JsonObject, before: MatchState | null): readonly Field[];
  /** One line for an event on which the commentary is silent. `state`: where the names are looked up. */
  describe(event: Pick<EffectiveEvent, 'type' | 'data'>, state: MatchState | null): string;
}
