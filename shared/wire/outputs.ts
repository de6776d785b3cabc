import * as z from 'zod';
import { Hash, Instant, MatchId } from '../match/event.ts';
import { Flag, MatchStatus } from '../match/lifecycle.ts';
import { Locale } from '../text/locale.ts';

/**
 * What the console shows on its own network without a relay: pages for video (`/overlay/{match}`) and for walls
 * (`/board/{match}`), which follow `OUTPUT_LIVE_PATH` (WebSocket, the server alone speaks: `OutputFrame`), and the same
 * as plain data (`/outputs/{match}.json|csv|xml`). All of them want `?key=`, the console's output key, which reads
 * outputs and nothing else. The word `live` for `{match}` is the match that was scored last.
 */
export const LATEST_MATCH = 'live';
export const OUTPUT_LIVE_PATH = '/outputs/live';

/** The longest delay of an output: a video feed by satellite and encoder stays far below. */
export const MAX_OUTPUT_DELAY = 120_000;

export const Colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'a colour is written #1d4ed8');

/** `data` is what the JSON, CSV, XML and files go by. */
export const OutputKind = z.enum(['overlay', 'board', 'data']);
export type OutputKind = z.infer<typeof OutputKind>;

/** How an output looks; each may also be set in its address (`?theme=light&delay=2000`), which goes before what is saved. */
export const OutputLook = z.strictObject({
  theme: z.enum(['dark', 'light']),
  /** Of all that it says; what was saved before there was a choice is in English. */
  language: Locale.default('en'),
  /** Colours of the two sides; null: the theme's. */
  home: Colour.nullable(),
  away: Colour.nullable(),
  /** Corner of the score, for sports whose score stands in one. */
  place: z.enum(['top-left', 'top-right', 'bottom-left', 'bottom-right']),
  /** Everything is shown this long after it was scored, ms: as late as the video that it lies on. */
  delay: z.int().min(0).max(MAX_OUTPUT_DELAY),
  /** While the score is under review the last one before it stays. */
  hold: z.boolean(),
  /** Slides come by themselves: wicket, goal, end of a period. */
  auto: z.boolean(),
  /** How long such a slide stays, s. */
  seconds: z.int().min(2).max(60),
  /** How long each sponsor's picture stays, s; 0: none are shown. */
  sponsors: z.int().min(0).max(3600),
  /** Lines where the safe areas end (EBU R 95), to set a camera or a mixer by. */
  guides: z.boolean(),
});
export type OutputLook = z.infer<typeof OutputLook>;

export const OutputName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/, 'small letters, digits and hyphens');

export const Output = z.strictObject({ name: OutputName, kind: OutputKind, look: OutputLook });
export type Output = z.infer<typeof Output>;

/** A clock that a page runs by itself: it shows `ms` at the instant `at` and `rate` more for each ms since. */
const OutputClock = z.object({
  label: z.string(),
  ms: z.number(),
  at: Instant,
  rate: z.union([z.literal(1), z.literal(-1), z.literal(0)]),
  /** "67:12" counts the seconds that have passed, a clock that counts down those that are left. */
  direction: z.enum(['up', 'down']),
  /** Where regular time ends on a clock that counts up. */
  limit: z.number().nullable(),
  /** Its last minute is shown in tenths. */
  tenths: z.boolean(),
});
export type OutputClock = z.infer<typeof OutputClock>;

export const OutputSide = z.object({
  name: z.string(),
  short: z.string(),
  /** The one number that is looked for. */
  score: z.string(),
  /** Sets or games before the present one, oldest first; `won` is in bold. */
  parts: z.array(z.object({ text: z.string(), won: z.boolean() })),
  /** Between the parts and the score: the points of a game of tennis are the score, its games are this. */
  games: z.string().nullable(),
  detail: z.string(),
  /** Batting, serving, raiding. */
  active: z.boolean(),
  /** Fouls, time-outs left, players on the mat. */
  counts: z.array(z.object({ label: z.string(), text: z.string(), alarm: z.boolean() })),
  /** Players sent off, one each. */
  cards: z.array(z.enum(['yellow', 'red', 'green'])),
});
export type OutputSide = z.infer<typeof OutputSide>;

/** The state of play as graphics need it, the same shape for every sport. */
export const OutputScene = z.object({
  match: MatchId,
  term: z.int(),
  seq: z.int(),
  sport: z.string(),
  title: z.string(),
  status: MatchStatus,
  /** `bar`: a bar along the bottom; `clock`: a score with a clock in a corner; `sets`: a row of sets a side. */
  layout: z.enum(['bar', 'clock', 'sets']),
  phase: z.string(),
  situation: z.string(),
  result: z.string().nullable(),
  flags: z.array(Flag),
  /** The score is that before the review, which goes on. */
  held: z.boolean(),
  sides: z.array(OutputSide),
  clock: OutputClock.nullable(),
  /** Shot clock, raid clock. */
  second: OutputClock.nullable(),
  people: z.array(
    z.object({
      role: z.enum(['first', 'second']),
      name: z.string(),
      text: z.string(),
      more: z.string(),
      active: z.boolean(),
    }),
  ),
  /** The balls of the over. */
  strip: z.array(z.object({ text: z.string(), tone: z.enum(['dot', 'run', 'four', 'six', 'extra', 'wicket']) })),
  chips: z.array(z.string()),
});
export type OutputScene = z.infer<typeof OutputScene>;

export const OutputSlide = z.object({
  id: z.string(),
  title: z.string(),
  headline: z.string(),
  text: z.string(),
  table: z
    .object({
      columns: z.array(z.object({ label: z.string(), numeric: z.boolean() })),
      rows: z.array(z.object({ cells: z.array(z.string()), emphasis: z.boolean() })),
    })
    .nullable(),
  chart: z
    .object({
      kind: z.enum(['line', 'bar']),
      xLabel: z.string(),
      yLabel: z.string(),
      series: z.array(z.object({ name: z.string(), points: z.array(z.tuple([z.number(), z.number()])) })),
    })
    .nullable(),
  /** Address of a picture of whom it is about. */
  photo: z.string().nullable(),
});
export type OutputSlide = z.infer<typeof OutputSlide>;

/** Something that has just happened and is worth a slide of its own. */
export const OutputMoment = z.object({
  /** Id of the event. */
  id: z.string(),
  kind: z.enum(['wicket', 'score', 'card', 'milestone', 'period', 'result']),
  title: z.string(),
  text: z.string(),
  side: z.int().min(0).max(1).nullable(),
  /** The card that goes with it, at the end of a period. */
  slide: OutputSlide.nullable(),
  /** Address of a picture of whom it is about. */
  photo: z.string().nullable(),
  /** How long it has been on, ms. */
  age: z.number(),
});
export type OutputMoment = z.infer<typeof OutputMoment>;

/** All that a page shows. Each frame stands for itself: a page that missed some has missed nothing that still counts. */
export const OutputFrame = z.object({
  /** The console's time, UTC ms, less the output's delay: what the clocks go by. */
  now: Instant,
  look: OutputLook,
  /** False: the operator has taken the output off. */
  visible: z.boolean(),
  /** Null: there is no such match (yet). */
  scene: OutputScene.nullable(),
  /** The slide that the operator shows; it stays until it is taken off. */
  slide: OutputSlide.nullable(),
  moment: OutputMoment.nullable(),
  sponsors: z.array(z.string()),
});
export type OutputFrame = z.infer<typeof OutputFrame>;

/** What the operator shows on an output: `auto` is the score, and slides that come by themselves. */
export const OutputShow = z.discriminatedUnion('show', [
  z.strictObject({ show: z.literal('auto') }),
  z.strictObject({ show: z.literal('hide') }),
  /** The slide after the one that is on; after the last one the score. */
  z.strictObject({ show: z.literal('next') }),
  z.strictObject({ show: z.literal('slide'), slide: z.string().max(80) }),
]);
export type OutputShow = z.infer<typeof OutputShow>;

/** A sponsor's picture (`images.ts`), and what people call it. */
export const Sponsor = z.strictObject({ image: Hash, name: z.string().trim().min(1).max(80) });
export type Sponsor = z.infer<typeof Sponsor>;

/** Requests of the console's API (`console.ts`) that concern outputs. */
export const outputRequests = [
  z.object({ op: z.literal('outputs') }),
  z.object({ op: z.literal('saveOutput'), output: Output }),
  z.object({ op: z.literal('removeOutput'), name: OutputName }),
  /** All addresses that were given out stop working. */
  z.object({ op: z.literal('renewOutputKey') }),
  z.object({ op: z.literal('outputSlides'), match: MatchId, locale: Locale }),
  /** After the others; the picture must be there already. */
  z.object({ op: z.literal('addSponsor'), sponsor: Sponsor }),
  z.object({ op: z.literal('removeSponsor'), image: Hash }),
  z.object({ op: z.literal('showOutput'), match: MatchId, output: OutputName, show: OutputShow }),
] as const;
export type OutputRequest = z.infer<(typeof outputRequests)[number]>;

const Showing = z.object({ output: OutputName, show: z.enum(['auto', 'hide', 'slide']), slide: z.string().nullable() });

export const OutputList = z.object({
  key: z.string(),
  outputs: z.array(Output.extend({ watching: z.int() })),
  /** Where machines on the network reach the console: "http://192.168.1.20:8090". */
  addresses: z.array(z.string()),
  /** Where this very machine reaches it; null: only by its address in the network. */
  local: z.string().nullable(),
  sponsors: z.array(Sponsor),
  /** Where files are written; null: nowhere (OUTPUT_DIR is not set). */
  fileFolder: z.string().nullable(),
  /** Why the files are not up to date; null: they are. */
  fileProblem: z.string().nullable(),
});
export type OutputList = z.infer<typeof OutputList>;

export const OutputSlides = z.object({
  slides: z.array(z.object({ id: z.string(), title: z.string() })),
  showing: z.array(Showing),
});
export type OutputSlides = z.infer<typeof OutputSlides>;

/** Results of these requests by their `op`. */
export const outputResults = {
  outputs: OutputList,
  saveOutput: z.object({}),
  removeOutput: z.object({}),
  renewOutputKey: z.object({}),
  outputSlides: OutputSlides,
  addSponsor: z.object({}),
  removeSponsor: z.object({}),
  showOutput: z.object({}),
} as const;
export type OutputResults = { [Op in keyof typeof outputResults]: z.infer<(typeof outputResults)[Op]> };
