import type { ComponentType } from 'react';
import type { JsonObject } from '#shared/json/json.ts';
import type { EffectiveEvent } from '#shared/match/effective.ts';
import type { Override } from '#shared/match/event.ts';
import type { MatchState } from '#shared/match/state.ts';
import type { Field } from '../fields/field.ts';

/** Scores something; false: refused, and the desk shows why. */
export type Act = (type: string, data: JsonObject, override?: Override) => boolean;

export interface PadProps {
  readonly state: MatchState;
  readonly act: Act;
}

export interface SetUpProps {
  /** Called with a setup that the sport's schema accepts. */
  readonly create: (setup: JsonObject, title: string) => void;
  readonly busy: boolean;
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
  readonly SetUp: ComponentType<SetUpProps>;
  readonly Pad: ComponentType<PadProps>;
  readonly help: readonly { readonly title: string; readonly keys: readonly KeyHelp[] }[];
  readonly kinds: readonly EventKind[];
  /** The form of an event of the sport, for corrections. `before`: the state in which it takes its place. */
  fields(type: string, data: JsonObject, before: MatchState | null): readonly Field[];
  /** One line for an event on which the commentary is silent. `state`: where the names are looked up. */
  describe(event: Pick<EffectiveEvent, 'type' | 'data'>, state: MatchState | null): string;
}
