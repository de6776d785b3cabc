import type { MatchState } from '#shared/match/state.ts';
import type { Locale } from '#shared/text/locale.ts';
import { MAX_OUTPUT_DELAY, type OutputMoment, type OutputScene } from '#shared/wire/outputs.ts';
import type { Clock } from '../clock.ts';
import type { Folds, OpenMatch } from '../desk/folds.ts';
import type { CommittedMatch } from '../desk/submission.ts';
import { graphicsOf } from './graphics/registry.ts';
import { wordsIn } from './graphics/text.ts';
import { History } from './history.ts';
import { namedFirst, type Pictured, picturedIn } from './pictured.ts';
import { type Place, sceneOf } from './scene.ts';

/** Of a burst (a match file that is played in) only the last events can make a slide. */
const MAX_JUDGED = 4;
/** Matches whose last minutes are kept. */
const MAX_MATCHES = 64;

export interface Moment extends Pick<OutputMoment, 'id' | 'kind' | 'side'> {
  readonly told: Readonly<Record<Locale, Pick<OutputMoment, 'title' | 'text'>>>;
  /** The card of the period comes with it. */
  readonly card: boolean;
  /** Hash of a picture of whom it is about. */
  readonly photo: string | null;
  /** When it was scored here, UTC ms. */
  readonly at: number;
}

/** What a match shows at one moment. */
export interface Shot {
  readonly place: Place;
  readonly state: MatchState;
  readonly players: readonly Pictured[];
  scene(locale: Locale): OutputScene;
  /** The same for outputs that hold the score during a review; the shot itself when there is none. */
  readonly held: Shot | null;
  readonly moment: Moment | null;
}

/** The last minutes of the matches that are being scored, as graphics. */
export class Stage {
  readonly #folds: Folds;
  readonly #clock: Clock;
  readonly #matches = new Map<string, History<Shot>>();
  #latest: string | null;

  /** @param latest the match that was scored last before this start; null: none */
  constructor(folds: Folds, clock: Clock, latest: string | null) {
    this.#folds = folds;
    this.#clock = clock;
    this.#latest = latest;
  }

  /** The match that was scored last. */
  get latest(): string | null {
    return this.#latest;
  }

  /** What the match showed `delay` ms ago; null: there is no such match. */
  shot(match: string, delay: number): Shot | null {
    return this.#history(match)?.due(this.#clock(), delay)?.value ?? null;
  }

  /** When that changes next, UTC ms; null: not before the next event. */
  next(match: string, delay: number): number | null {
    return this.#matches.get(match)?.next(this.#clock(), delay) ?? null;
  }

  removed(match: string): void {
    this.#matches.delete(match);
  }

  committed({ match, events }: CommittedMatch): void {
    const history = this.#history(match);
    const open = this.#folds.get(match);
    const { state } = open.fold;
    if (history === null || state === null) return;
    // Whoever practises does not mean to be on air.
    if (!state.practice) this.#latest = match;
    const now = this.#clock();
    const before = history.due(now, 0)?.value;
    if (before !== undefined && before.place.seq === open.head.seq && before.place.term === open.head.term) return;
    const ids = events.slice(-MAX_JUDGED).map(({ event }) => event.id);
    const corrected = events.some(({ event }) => event.type.startsWith('correction.'));
    const kept = corrected ? standing(open, before?.moment ?? null) : (before?.moment ?? null);
    const moment = ids.reduce<Moment | null>((found, id) => momentOf(open, id, now) ?? found, kept);
    history.push(now, shotOf(open, state, moment, before));
  }

  /** Null for a match that does not exist. One that is new here begins with how it stands. */
  #history(match: string): History<Shot> | null {
    const known = this.#matches.get(match);
    if (known !== undefined) {
      this.#matches.delete(match);
      this.#matches.set(match, known);
      return known;
    }
    const open = this.#folds.get(match);
    const { state } = open.fold;
    if (state === null) return null;
    const history = new History<Shot>(MAX_OUTPUT_DELAY);
    history.push(this.#clock(), shotOf(open, state, null, undefined));
    this.#matches.set(match, history);
    const [oldest] = this.#matches.keys();
    if (this.#matches.size > MAX_MATCHES && oldest !== undefined) this.#matches.delete(oldest);
    return history;
  }
}

function shotOf(open: OpenMatch, state: MatchState, moment: Moment | null, before: Shot | undefined): Shot {
  const place = placeOf(open);
  const held = state.flags.includes('under-review') ? heldOf(open, state, before) : null;
  const scene = inEach((locale) => sceneOf(place, state, locale));
  return { place, state, players: picturedIn(open.fold), scene, held, moment };
}

function placeOf({ match, head: { term, seq } }: OpenMatch): Place {
  return { match, term, seq };
}

/** Drawn once for each language that some output shows. */
function inEach(draw: (locale: Locale) => OutputScene): (locale: Locale) => OutputScene {
  const drawn = new Map<Locale, OutputScene>();
  return (locale) => {
    const scene = drawn.get(locale) ?? draw(locale);
    drawn.set(locale, scene);
    return scene;
  };
}

/** The score as it stood when the review began, with the clocks and flags of now. */
function heldOf(open: OpenMatch, now: MatchState, before: Shot | undefined): Shot | null {
  const state = (before?.held ?? before)?.state ?? beforeReview(open);
  if (state === null) return null;
  const place = placeOf(open);
  const scene = inEach((locale) => {
    const { clock, second } = sceneOf(place, now, locale);
    const { flags, status } = now;
    return { ...sceneOf(place, state, locale), held: true, flags: [...flags], status, clock, second };
  });
  return { place, state, players: [], scene, held: null, moment: null };
}

/** After a start in the middle of a review the log says what there was before it. */
function beforeReview({ fold }: OpenMatch): MatchState | null {
  const flagged = fold.effective.findLast(
    (event) => !event.voided && event.type === 'match.flagged' && event.data.flag === 'under-review',
  );
  return flagged === undefined ? null : (fold.around(flagged.id)?.before ?? null);
}

function momentOf({ fold }: OpenMatch, id: string, at: number): Moment | null {
  const step = fold.around(id);
  if (step === null || step.before === null || step.after === null || step.event.voided === true) return null;
  if (step.before === step.after) return null;
  const { event, before, after } = step;
  const graphics = graphicsOf(after.sport);
  const tell = (locale: Locale) => {
    const line = before.game.narrate(event, locale);
    const words = wordsIn(locale);
    return graphics.fires({ type: event.type, line, before: before.game, after: after.game, locale, words });
  };
  const [en, hi] = [tell('en'), tell('hi')];
  if (en === null) return null;
  const about = namedFirst(en.text, picturedIn(fold));
  return {
    id,
    kind: en.kind,
    told: { en, hi: hi ?? en },
    card: en.card === true,
    side: sideOf(before, after),
    photo: about?.photo ?? null,
    at,
  };
}

/** Whose score it changed. */
function sideOf(before: MatchState, after: MatchState): number | null {
  const [was, is] = [before.game.board('en').sides, after.game.board('en').sides];
  const changed = is.findIndex(({ score }, i) => score !== was[i]?.score);
  return changed < 0 ? null : changed;
}

/** A moment whose event was voided or changed is over at once. */
function standing({ fold }: OpenMatch, moment: Moment | null): Moment | null {
  if (moment === null) return null;
  const event = fold.around(moment.id)?.event;
  return event === undefined || event.voided === true || event.correctedBy !== undefined ? null : moment;
}
