import { logOf } from '#shared/formats/scorewire.ts';
import type { JsonObject } from '#shared/json/json.ts';
import { genesis } from '#shared/match/chain.ts';
import type { MatchEvent } from '#shared/match/event.ts';
import { MatchFold } from '#shared/match/fold.ts';
import { stories } from '#shared/sports/testing/stories.ts';
import { percentile, round } from './figures.ts';
import { testMatch } from './test-match.ts';

const ROUNDS = 7;
/** A round of a match that is folded in less is made of several. */
const ROUND_MS = 50;
/** Until then it is mostly the compiler that is measured. */
const WARM_UP_MS = 500;

/**
 * Folding a 3,000-ball Test: what appending a ball costs early and late in it, and what voiding its first ball costs.
 * Then a whole match of each sport, with what parsing it as JSON costs beside it.
 */
export async function* run(): AsyncGenerator<object> {
  yield* longMatch();
  for (const story of stories) yield wholeMatch(logOf(story));
}

function wholeMatch(log: readonly MatchEvent[]): object {
  const sport = MatchFold.of(log).state?.sport;
  const texts = log.map((event) => JSON.stringify(event));
  const parsing = perSecond(log.length, () => {
    for (const text of texts) JSON.parse(text);
  });
  const folding = perSecond(log.length, () => void MatchFold.of(log));
  return {
    bench: 'fold',
    case: 'story',
    sport,
    events: log.length,
    events_per_s: Math.round(folding),
    json_parse_events_per_s: Math.round(parsing),
  };
}

async function* longMatch(): AsyncGenerator<object> {
  const log = [...testMatch(3000)];
  const balls = log.filter((event) => event.type === 'cricket.delivery').length;
  const whole = perSecond(log.length, () => void MatchFold.of(log));
  yield {
    bench: 'fold',
    case: 'whole',
    sport: 'cricket',
    events: log.length,
    balls,
    ms: round((log.length / whole) * 1000),
    events_per_s: Math.round(whole),
  };

  const early = best(() => appendCost(log, 300));
  const late = best(() => appendCost(log, log.length));
  yield {
    bench: 'fold',
    case: 'append',
    sport: 'cricket',
    after_300_us: round(early * 1000),
    after_3000_us: round(late * 1000),
    ratio: round(late / early),
  };

  const first = log.find((event) => event.type === 'cricket.delivery');
  if (first === undefined) throw new Error('The match has no ball.');
  const samples = Array.from({ length: ROUNDS }, (_, round_) => voidCost(log, first, round_));
  yield {
    bench: 'fold',
    case: 'void-first-ball',
    sport: 'cricket',
    balls,
    p50_ms: round(percentile(samples, 0.5)),
    max_ms: round(Math.max(...samples)),
  };
}

/** Mean milliseconds for each of the 100 appends that end at event `end`. */
function appendCost(log: readonly MatchEvent[], end: number): number {
  const fold = MatchFold.of(log.slice(0, end - 100));
  const started = performance.now();
  for (const event of log.slice(end - 100, end)) fold.append(event);
  return (performance.now() - started) / 100;
}

function voidCost(log: readonly MatchEvent[], target: MatchEvent, round_: number): number {
  const fold = MatchFold.of(log);
  const last = log.at(-1);
  const data: JsonObject = { target: target.id };
  const started = performance.now();
  fold.append({
    ...target,
    id: `void-${round_}`,
    seq: (last?.seq ?? 0) + 1,
    type: 'correction.void',
    data,
    prev: genesis('bench'),
  });
  return performance.now() - started;
}

function perSecond(events: number, work: () => void): number {
  meanMs(WARM_UP_MS, work);
  return (events / best(() => meanMs(ROUND_MS, work))) * 1000;
}

/** Milliseconds that `work` takes on average, done over and over for about `ms`. */
function meanMs(ms: number, work: () => void): number {
  const started = performance.now();
  let times = 0;
  let spent = 0;
  while (spent < ms) {
    work();
    times++;
    spent = performance.now() - started;
  }
  return spent / times;
}

function best(measure: () => number): number {
  return Math.min(...Array.from({ length: ROUNDS }, measure));
}
