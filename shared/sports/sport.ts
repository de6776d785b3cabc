import type * as z from 'zod';
import type { JsonObject, Parsed } from '../json/json.ts';
import type { EffectiveEvent } from '../match/effective.ts';
import type { Draft } from '../match/event.ts';
import type { Locale } from '../text/locale.ts';
import type { Clock } from './clock.ts';
import type { Periods } from './periods.ts';

/**
 * Why the rules refuse an event in the current state. `law` names the source ("Law 40.1", "FIBA 12.2").
 * An `overridable` one gives way when the event's `override.codes` contains its code.
 */
export class RuleViolation {
  readonly code: string;
  readonly message: string;
  readonly overridable: boolean;
  readonly law: string | undefined;

  constructor(code: string, message: string, more: { overridable?: boolean; law?: string } = {}) {
    this.code = code;
    this.message = message;
    this.overridable = more.overridable ?? true;
    this.law = more.law;
  }
}

/** Something unusual that is scored all the same and wants a second look (an over of seven, ends not changed). */
export interface Warning {
  readonly code: string;
  readonly message: string;
}

/** The small view that lists, alerts, boards and overlays use for every sport. */
export interface GameBoard {
  /** "2nd innings", "Q3", "Set 2". */
  readonly phase: string;
  readonly periods: Periods;
  readonly sides: readonly Side[];
  /** One line on the state of play: "Need 34 from 27 balls". Empty when there is nothing to say. */
  readonly situation: string;
  /** Present once the game is decided: "India won by 6 wickets". */
  readonly result?: string;
  /** The sport's own headline numbers; cricket: `{team, runs, wickets, overs}`. */
  readonly score: JsonObject;
  /** The game clock. A sport that has one always gives it (stopped between periods), so that a change is told as one. */
  readonly clock?: Clock;
}

export interface Side {
  readonly name: string;
  readonly shortName: string;
  /** "187/4", "2", "6-4 3-2". */
  readonly score: string;
  /** "32.4 overs", "40". */
  readonly detail?: string;
  /** Batting, serving, in possession. */
  readonly active?: boolean;
}

/** A scorecard as tables, the same shape for every sport: for pages, print and CSV. One section an innings or period. */
export interface Section {
  readonly title: string;
  /** "187/4 (32.4 overs)" */
  readonly headline?: string;
  readonly tables: readonly Table[];
  /** Loose lines under the tables: extras, fall of wickets. */
  readonly notes: readonly { readonly label: string; readonly text: string }[];
}

export interface Table {
  readonly title: string;
  readonly columns: readonly { readonly key: string; readonly label: string; readonly numeric: boolean }[];
  /** `emphasis`: the row concerns somebody active now (at the crease, serving). */
  readonly rows: readonly { readonly cells: readonly string[]; readonly emphasis?: boolean }[];
}

export interface Chart {
  readonly id: string;
  readonly title: string;
  /** `wheel`: x is where a sector begins, in degrees clockwise from straight up, and y what went there. */
  readonly kind: 'line' | 'bar' | 'wheel';
  readonly xLabel: string;
  readonly yLabel: string;
  readonly series: readonly { readonly name: string; readonly points: readonly (readonly [number, number])[] }[];
}

export interface CommentaryLine {
  /** Where in the match: "12.3", "45+2'". */
  readonly mark: string;
  readonly kind: 'play' | 'boundary' | 'score' | 'wicket' | 'card' | 'milestone' | 'period' | 'result' | 'note';
  readonly text: string;
  /** Two or three characters for a ball-by-ball strip: "4", "W", "1lb". */
  readonly badge?: string;
}

/**
 * Something that somebody who follows the match from afar wants to hear of at once. `score`: what is big in this sport
 * besides (a break of serve, a super raid). `close`: from here on it may go either way, and soon.
 */
export interface Moment {
  readonly kind: 'wicket' | 'goal' | 'score' | 'milestone' | 'period' | 'close';
  /** What of that kind, in words that stay the same whatever the score: "bowled", "50", "hat-trick". */
  readonly what: string;
  /** Names of those whose moment it is. */
  readonly players: readonly string[];
}

/** What a device saw, offered to the scorer and never scored by itself. */
export interface Observation {
  readonly device: string;
  readonly kind: string;
  readonly data: JsonObject;
  readonly at: number;
}

export type Proposal = Pick<Draft, 'type' | 'data'>;

/** Facts that a device measured of an event which is scored anyway (the speed of a ball), and the types it may have. */
export interface Measurement {
  readonly types: readonly string[];
  readonly facts: JsonObject;
}

/**
 * The rules of a sport over its own setup, state and event types. States are immutable values; no function here
 * throws, reads a clock or mutates its input.
 */
export interface SportRules<Setup, State, Event extends { readonly type: string; readonly data: object }> {
  readonly id: string;
  readonly name: string;
  readonly setup: z.ZodType<Setup>;
  /** Schema of `data` for each event type the sport knows, keyed by the full type ("cricket.delivery"). */
  readonly events: { readonly [T in Event['type']]: z.ZodType<Extract<Event, { type: T }>['data']> };
  /** Events that may come before play and do not start it (the toss). */
  readonly preparations: readonly Event['type'][];
  readonly formats: readonly MatchFormat[];
  /** Ready-made values of the setup's `format` by the name that people know them by, for set-up screens. */
  readonly presets?: Readonly<Record<string, JsonObject>>;
  initial(setup: Setup): State;
  /** Title for lists: "India v Australia, 2nd Test". */
  title(setup: Setup): string;
  /**
   * Fills in the facts a scorer may leave out (striker, bowler, over) from the current state, so that the event in the
   * log stands by itself and a later correction elsewhere does not change what it says. An amendment (`amended` is the
   * event it replaces) keeps the facts that it does not mention.
   */
  complete(state: State, draft: Event, amended: Event | null): Event;
  /** `event.type` may also be one of the `match.*` types of `match/lifecycle.ts`; the sport ignores what it does not need. */
  apply(state: State, event: EffectiveEvent & (Event | Lifecycle)): State | RuleViolation;
  warnings(state: State, event: EffectiveEvent & Event): readonly Warning[];
  board(state: State, locale: Locale): GameBoard;
  /** The sport's own full card as JSON, with stable English keys: for integrators and `npm run score`. */
  scorecard(state: State): JsonObject;
  sheet(state: State, locale: Locale): readonly Section[];
  statistics(state: State): JsonObject;
  charts(state: State, locale: Locale): readonly Chart[];
  commentary(
    before: State,
    event: EffectiveEvent & (Event | Lifecycle),
    after: State,
    locale: Locale,
  ): CommentaryLine | null;
  /** The great moments in what led from `before` to `after`; the match's beginning, end and result are not among them. */
  moments?(before: State, event: EffectiveEvent & (Event | Lifecycle), after: State): readonly Moment[];
  summary(state: State, locale: Locale): string;
  suggestions(state: State, observation: Observation): readonly Proposal[];
  /** The kinds of observation that `suggestions` knows. */
  readonly observes?: readonly string[];
  /** Those of them that measure something of an event, by kind; null: the data make no sense. */
  readonly measurements?: Readonly<Record<string, (data: JsonObject) => Measurement | null>>;
}

export interface Lifecycle {
  readonly type: `match.${string}`;
  readonly data: JsonObject;
}

/** A file format of other people's match records that the sport can read. */
export interface MatchFormat {
  readonly id: string;
  /** Is this text, by a quick look, in this format? */
  detect(text: string): boolean;
  /**
   * `name` is the file's name without folder and extension, the match id where the format carries none. A file of many
   * matches (see `readAll`) is refused here.
   */
  read(text: string, name: string): Parsed<ImportedMatch>;
  /** The encoding of files that are not UTF-8, for formats older than that. */
  readonly encoding?: 'windows-1250';
  /**
   * For formats that spread a match over several files of a folder: what these files are called. `read` gets them joined
   * in the order of their names, and the folder's name.
   */
  readonly parts?: RegExp;
  /** The name of a file that may lie beside the file so called and say more of its matches: its text comes after it. */
  beside?(file: string): string | null;
  /** For formats whose files hold many matches: every match of the file, in its order. */
  readAll?(text: string, name: string): Parsed<readonly ImportedMatch[]>;
  /**
   * Writes a match as a JSON file of this format. `events` is what counts of its effective log, `match.created` first:
   * nothing voided, nothing in conflict.
   */
  write?(match: string, events: readonly EffectiveEvent[]): Parsed<string>;
}

/** A match as the drafts that a scorer would have sent, `match.created` first; ids are deterministic. */
export interface ImportedMatch {
  readonly match: string;
  /** Their data is what the schemas of their types make of it: readers parse, those who get a match need not. */
  readonly drafts: readonly (Draft & { readonly at: number })[];
  readonly warnings: readonly Warning[];
  /** Where reading ran the sport's engine: its scorecard, the same that folding the drafts comes to, at no cost. */
  scorecard?(): JsonObject;
}
