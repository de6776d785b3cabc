import type { Locale } from '../../text/locale.ts';
import { variantOf } from '../../text/variant.ts';
import { other } from '../side.ts';
import { type CommentaryLine, RuleViolation } from '../sport.ts';
import type { AppliedEvent } from './apply.ts';
import { prepare } from './delivery.ts';
import { wicketFacts } from './dismissal.ts';
import type { Delivery } from './events.ts';
import { noteOf } from './notes.ts';
import { remarksOf } from './remarks.ts';
import { type Innings, inningsOvers, playerName, type State } from './state.ts';
import type { BallFacts, Remark } from './text/facts.ts';
import { type Words, words } from './text/words.ts';

/** What is said about `event`, which led from `before` to `after`. Its id chooses among phrases that say the same. */
export function commentary(before: State, event: AppliedEvent, after: State, locale: Locale): CommentaryLine | null {
  const text = words(locale);
  if (event.type === 'cricket.delivery') {
    const prepared = prepare(before, event.data, event.override);
    if (prepared instanceof RuleViolation) return null;
    return ballLine(before, prepared.innings, event.data, after, text, variantOf(event.id));
  }
  const note = noteOf(event, after);
  const remarks = remarksOf(before, before.current, after);
  if (note === null && remarks.length === 0) return null;
  const variant = variantOf(event.id);
  const sentences = [
    ...(note === null ? [] : [text.note(note, variant)]),
    ...remarks.map((remark) => text.remark(remark, variant)),
  ];
  const kind = note?.kind === 'wicket' ? 'wicket' : note?.kind === 'innings' ? 'period' : 'note';
  return {
    mark: after.current === null ? '' : inningsOvers(after.current),
    kind: remarks.some((remark) => remark.kind === 'result') ? 'result' : kind,
    text: sentences.join(' '),
    ...(kind === 'wicket' && { badge: 'W' }),
  };
}

function ballLine(
  before: State,
  innings: Innings,
  ball: Delivery,
  after: State,
  text: Words,
  variant: number,
): CommentaryLine {
  const facts = ballFacts(before, innings, ball, after);
  const remarks = remarksOf(before, innings, after);
  const said = [text.ball(facts, variant), ...(ball.remark === undefined ? [] : [ball.remark])];
  return {
    mark: `${innings.over.index}.${innings.over.legal + 1}`,
    kind: kindOf(facts, remarks),
    text: [...said, ...remarks.map((remark) => text.remark(remark, variant))].join(' '),
    badge: badge(ball),
  };
}

function ballFacts(before: State, innings: Innings, ball: Delivery, after: State): BallFacts {
  const { batter, wides = 0, noballs = 0, byes = 0, legbyes = 0, penalty = 0 } = ball.runs;
  const bowler = innings.bowlers[innings.bowler]?.id ?? '';
  const facing = innings.batters[innings.striker];
  const striker = facing?.id ?? '';
  const boundary = isBoundary(ball);
  return {
    bowler: playerName(after, other(innings.batting), bowler),
    striker: playerName(after, innings.batting, striker),
    ...{ batter, wides, noballs, byes, legbyes, penalty },
    boundary,
    hatTrickBall: (innings.bowlers[innings.bowler]?.streak ?? 0) === 2,
    offTheMark: batter > 0 && facing?.runs === 0,
    boundaries: boundary ? 1 + running(innings, (each) => each.striker === striker && isBoundary(each)) : 0,
    again: running(innings, (each) => each.striker === striker && isSame(each, ball)),
    dots: isDot(ball) ? 1 + running(innings, isDot) : 0,
    freeHit: innings.freeHit,
    freeHitNext: before.format.freeHit && noballs > 0 && after.current?.closed === null,
    wickets: (ball.wickets ?? []).map((wicket) => wicketFacts(after, wicket)),
    speedKmh: ball.speedKmh ?? null,
  };
}

/** How many balls of the over so far, the newest backwards, are such. */
function running({ over }: Innings, isSuch: (ball: Delivery) => boolean): number {
  const last = over.balls.findLastIndex((ball) => !isSuch(ball));
  return over.balls.length - 1 - last;
}

function isSame(before: Delivery, ball: Delivery): boolean {
  if (before.wickets !== undefined || isBoundary(before) !== isBoundary(ball)) return false;
  return KINDS.every((kind) => (before.runs[kind] ?? 0) === (ball.runs[kind] ?? 0));
}

const KINDS = ['batter', 'wides', 'noballs', 'byes', 'legbyes', 'penalty'] as const;

function isBoundary({ runs, nonBoundary, overthrows = 0 }: Delivery): boolean {
  return (runs.batter === 4 || runs.batter === 6) && nonBoundary !== true && overthrows === 0;
}

function isDot({ runs }: Delivery): boolean {
  const { batter, wides = 0, noballs = 0, byes = 0, legbyes = 0 } = runs;
  return batter + wides + noballs + byes + legbyes === 0;
}

function kindOf(facts: BallFacts, remarks: readonly Remark[]): CommentaryLine['kind'] {
  if (remarks.some(({ kind }) => kind === 'result')) return 'result';
  if (facts.wickets.length > 0) return 'wicket';
  if (facts.boundary) return 'boundary';
  return remarks.some(({ kind }) => MILESTONES.has(kind)) ? 'milestone' : 'play';
}

const MILESTONES: ReadonlySet<Remark['kind']> = new Set(['batter', 'partnership', 'haul', 'hat-trick', 'team']);

/** "4", "W", "1lb", "5nb", "•". */
function badge({ runs, wickets = [] }: Delivery): string {
  const { batter, wides = 0, noballs = 0, byes = 0, legbyes = 0, penalty = 0 } = runs;
  const total = batter + wides + noballs + byes + legbyes + penalty;
  if (wickets.length > 0) return total > 0 ? `${total}W` : 'W';
  if (wides > 0) return `${total}wd`;
  if (noballs > 0) return `${total}nb`;
  if (byes > 0) return `${total}b`;
  if (legbyes > 0) return `${total}lb`;
  return total === 0 ? '•' : String(total);
}
