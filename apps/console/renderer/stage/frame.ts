import { type Guard, isFlag, isInt, isText, isWord, listOf, nullOr, shape } from '#shared/client/guard.ts';
import type { Flag, MatchStatus } from '#shared/match/lifecycle.ts';
import type {
  OutputClock,
  OutputFrame,
  OutputLook,
  OutputMoment,
  OutputScene,
  OutputSide,
  OutputSlide,
} from '#shared/wire/outputs.ts';

const isNumber: Guard<number> = (value): value is number => typeof value === 'number';
const isPoint: Guard<[number, number]> = (value): value is [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every(isNumber);
const isRate: Guard<OutputClock['rate']> = (value) => value === 1 || value === -1 || value === 0;

const isLook: Guard<OutputLook> = shape({
  theme: isWord<OutputLook['theme']>,
  language: isWord<OutputLook['language']>,
  home: nullOr(isText),
  away: nullOr(isText),
  place: isWord<OutputLook['place']>,
  delay: isInt,
  hold: isFlag,
  auto: isFlag,
  seconds: isInt,
  sponsors: isInt,
  guides: isFlag,
});

const isClock: Guard<OutputClock> = shape({
  label: isText,
  ms: isNumber,
  at: isInt,
  rate: isRate,
  direction: isWord<OutputClock['direction']>,
  limit: nullOr(isNumber),
  tenths: isFlag,
});

const isSide: Guard<OutputSide> = shape({
  name: isText,
  short: isText,
  score: isText,
  parts: listOf(shape({ text: isText, won: isFlag })),
  games: nullOr(isText),
  detail: isText,
  active: isFlag,
  counts: listOf(shape({ label: isText, text: isText, alarm: isFlag })),
  cards: listOf(isWord<OutputSide['cards'][number]>),
});

const isScene: Guard<OutputScene> = shape({
  match: isText,
  term: isInt,
  seq: isInt,
  sport: isText,
  title: isText,
  status: isWord<MatchStatus>,
  layout: isWord<OutputScene['layout']>,
  phase: isText,
  situation: isText,
  result: nullOr(isText),
  flags: listOf(isWord<Flag>),
  held: isFlag,
  sides: listOf(isSide),
  clock: nullOr(isClock),
  second: nullOr(isClock),
  people: listOf(
    shape({
      role: isWord<OutputScene['people'][number]['role']>,
      name: isText,
      text: isText,
      more: isText,
      active: isFlag,
    }),
  ),
  strip: listOf(shape({ text: isText, tone: isWord<OutputScene['strip'][number]['tone']> })),
  chips: listOf(isText),
});

const isSlide: Guard<OutputSlide> = shape({
  id: isText,
  title: isText,
  headline: isText,
  text: isText,
  table: nullOr(
    shape({
      columns: listOf(shape({ label: isText, numeric: isFlag })),
      rows: listOf(shape({ cells: listOf(isText), emphasis: isFlag })),
    }),
  ),
  chart: nullOr(
    shape({
      kind: isWord<NonNullable<OutputSlide['chart']>['kind']>,
      xLabel: isText,
      yLabel: isText,
      series: listOf(shape({ name: isText, points: listOf(isPoint) })),
    }),
  ),
  photo: nullOr(isText),
});

const isMoment: Guard<OutputMoment> = shape({
  id: isText,
  kind: isWord<OutputMoment['kind']>,
  title: isText,
  text: isText,
  side: nullOr(isInt),
  slide: nullOr(isSlide),
  photo: nullOr(isText),
  age: isNumber,
});

const isFrame: Guard<OutputFrame> = shape({
  now: isInt,
  look: isLook,
  visible: isFlag,
  scene: nullOr(isScene),
  slide: nullOr(isSlide),
  moment: nullOr(isMoment),
  sponsors: listOf(isText),
});

/** Null: it is no frame that this page understands. */
export function readFrame(text: string): OutputFrame | null {
  try {
    const value: unknown = JSON.parse(text);
    return isFrame(value) ? value : null;
  } catch {
    return null;
  }
}
