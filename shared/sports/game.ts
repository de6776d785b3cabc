import * as z from 'zod';
import type { JsonObject, Parsed } from '../json/json.ts';
import type { EffectiveEvent } from '../match/effective.ts';
import { problem } from '../problem.ts';
import type { Locale } from '../text/locale.ts';
import {
  type Chart,
  type CommentaryLine,
  type GameBoard,
  type Lifecycle,
  type MatchFormat,
  type Measurement,
  type Moment,
  type Observation,
  type Proposal,
  RuleViolation,
  type Section,
  type SportRules,
  type Warning,
} from './sport.ts';

/** A sport as the rest of Scorewire sees it: the types of its setup, state and events stay inside. */
export interface Sport {
  readonly id: string;
  readonly name: string;
  readonly formats: readonly MatchFormat[];
  /** Ready-made values of the setup's `format`, by name. */
  readonly presets: Readonly<Record<string, JsonObject>>;
  /** Kinds of observation that its devices may report; `measures`: a fact of an event, not an event of its own. */
  readonly observes: readonly { readonly kind: string; readonly measures: boolean }[];
  /** JSON Schemas of the setup and of every event, for documents and forms. */
  schemas(): { readonly setup: object; readonly events: Readonly<Record<string, object>> };
  /** Checks `data` against the schema of `type`; returns it with defaults filled in. */
  parse(type: string, data: JsonObject): Parsed<JsonObject>;
  parseSetup(setup: unknown): Parsed<JsonObject>;
  start(setup: unknown): Parsed<Game>;
}

/** A game of some sport at one moment: an immutable value. */
export interface Game {
  readonly title: string;
  /** Does an event of this type belong before play, so that it does not start the match? */
  isPreparation(type: string): boolean;
  complete(draft: Proposal, amended: Proposal | null): Proposal;
  apply(event: EffectiveEvent): Game | RuleViolation;
  /** The commentary on `event`, when it comes next in this game; null when there is nothing to say. */
  narrate(event: EffectiveEvent, locale: Locale): CommentaryLine | null;
  /** The great moments of `event`, when it comes next in this game; none when it does not fit. */
  moments(event: EffectiveEvent): readonly Moment[];
  warnings(event: EffectiveEvent): readonly Warning[];
  board(locale: Locale): GameBoard;
  scorecard(): JsonObject;
  sheet(locale: Locale): readonly Section[];
  statistics(): JsonObject;
  charts(locale: Locale): readonly Chart[];
  summary(locale: Locale): string;
  suggestions(observation: Observation): readonly Proposal[];
  /** What the observation measured of an event; null: nothing of that kind. */
  measured(observation: Observation): Measurement | null;
}

type SportEvent = { readonly type: string; readonly data: object };

/** A sport together with the way into its states, for the sport's own scoring pad. */
export interface DefinedSport<State> extends Sport {
  /** The state inside a game of this sport; null for a game of another one. */
  stateOf(game: Game): State | null;
}

export function defineSport<Setup extends object, State, Event extends SportEvent>(
  rules: SportRules<Setup, State, Event>,
): DefinedSport<State> {
  const schemas = new Map<string, z.ZodType<object>>(Object.entries(rules.events));

  const preparations = new Set<string>(rules.preparations);

  /** Events of a log were parsed when they entered it, so within a log the type decides. */
  function isOwn<E extends { readonly type: string }>(event: E): event is E & Event {
    return schemas.has(event.type);
  }

  function isKnown(event: EffectiveEvent): event is EffectiveEvent & (Event | Lifecycle) {
    return event.type.startsWith('match.') || schemas.has(event.type);
  }

  class Playing implements Game {
    readonly title: string;
    readonly state: State;

    constructor(title: string, state: State) {
      this.title = title;
      this.state = state;
    }

    isPreparation(type: string): boolean {
      return preparations.has(type);
    }

    complete(draft: Proposal, amended: Proposal | null): Proposal {
      if (!isOwn(draft)) return draft;
      const { type, data } = rules.complete(this.state, draft, amended !== null && isOwn(amended) ? amended : null);
      return { type, data: asJson(data) };
    }

    apply(event: EffectiveEvent): Game | RuleViolation {
      if (!isKnown(event)) {
        return new RuleViolation('unknown-type', `${rules.name} knows no event ${event.type}.`, { overridable: false });
      }
      const next = rules.apply(this.state, event);
      if (next instanceof RuleViolation) return next;
      return next === this.state ? this : new Playing(this.title, next);
    }

    narrate(event: EffectiveEvent, locale: Locale): CommentaryLine | null {
      if (!isKnown(event)) return null;
      const next = rules.apply(this.state, event);
      return next instanceof RuleViolation ? null : rules.commentary(this.state, event, next, locale);
    }

    moments(event: EffectiveEvent): readonly Moment[] {
      if (rules.moments === undefined || !isKnown(event)) return [];
      const next = rules.apply(this.state, event);
      return next instanceof RuleViolation ? [] : rules.moments(this.state, event, next);
    }

    warnings(event: EffectiveEvent): readonly Warning[] {
      return isOwn(event) ? rules.warnings(this.state, event) : [];
    }

    board(locale: Locale): GameBoard {
      return rules.board(this.state, locale);
    }

    scorecard(): JsonObject {
      return rules.scorecard(this.state);
    }

    sheet(locale: Locale): readonly Section[] {
      return rules.sheet(this.state, locale);
    }

    statistics(): JsonObject {
      return rules.statistics(this.state);
    }

    charts(locale: Locale): readonly Chart[] {
      return rules.charts(this.state, locale);
    }

    summary(locale: Locale): string {
      return rules.summary(this.state, locale);
    }

    suggestions(observation: Observation): readonly Proposal[] {
      return rules.suggestions(this.state, observation);
    }

    measured({ kind, data }: Observation): Measurement | null {
      const { measurements = {} } = rules;
      return Object.hasOwn(measurements, kind) ? (measurements[kind]?.(data) ?? null) : null;
    }
  }

  return {
    id: rules.id,
    name: rules.name,
    formats: rules.formats,
    presets: rules.presets ?? {},
    observes: (rules.observes ?? []).map((kind) => ({
      kind,
      measures: Object.hasOwn(rules.measurements ?? {}, kind),
    })),
    schemas: () => ({
      setup: z.toJSONSchema(rules.setup),
      events: Object.fromEntries([...schemas].map(([type, schema]) => [type, z.toJSONSchema(schema)])),
    }),
    parse(type, data) {
      const schema = schemas.get(type);
      if (schema === undefined) {
        return { ok: false, problem: problem('unknown-type', `${rules.name} knows no event ${type}.`) };
      }
      return checked(schema, data, 'data');
    },
    stateOf: (game) => (game instanceof Playing ? game.state : null),
    parseSetup: (setup) => checked(rules.setup, setup, 'data.setup'),
    start(setup) {
      const parsed = rules.setup.safeParse(setup);
      if (!parsed.success) return { ok: false, problem: schemaProblem(parsed.error, 'data.setup') };
      return { ok: true, value: new Playing(rules.title(parsed.data), rules.initial(parsed.data)) };
    },
  };
}

function checked(schema: z.ZodType<object>, value: unknown, path: string): Parsed<JsonObject> {
  const parsed = schema.safeParse(value);
  return parsed.success
    ? { ok: true, value: asJson(parsed.data) }
    : { ok: false, problem: schemaProblem(parsed.error, path) };
}

/** Event schemas describe JSON, so what they return is JSON: the type of a Zod object just does not say so. */
function asJson(value: object): JsonObject {
  return { ...value };
}

export function schemaProblem(error: z.ZodError, path = ''): ReturnType<typeof problem> {
  const issue = error.issues[0];
  const at = [path, ...(issue?.path ?? [])].filter((part) => part !== '').join('.');
  return problem('invalid', `${at === '' ? '' : `${at}: `}${issue?.message ?? 'the shape is wrong'}`, at);
}
