import type { Override } from '../../match/event.ts';
import { against, waived } from '../refusal.ts';
import type { RuleViolation } from '../sport.ts';
import { endPair } from './pairs.ts';
import type { Format } from './setup.ts';
import { type Bowler, type Innings, type Over, type OverSummary, oversText } from './state.ts';

export function newOver(index: number): Over {
  return { index, legal: 0, deliveries: 0, runs: 0, conceded: 0, bowlers: [], balls: [] };
}

/** "Over": the bowler is credited, the batters change ends where the end of bowling changes (Law 17.5, 17.7). */
export function endOver(innings: Innings, format: Format): Innings {
  const { over } = innings;
  const maiden = over.conceded === 0 && over.bowlers.length === 1 && over.deliveries > 0;
  const summary: OverSummary = {
    index: over.index,
    bowlers: over.bowlers,
    legal: over.legal,
    runs: over.runs,
    conceded: over.conceded,
    total: innings.runs,
    down: innings.wickets,
    maiden,
  };
  const next = changeEnds(innings, over.index, format);
  return {
    ...(next.pairs === null ? next : endPair(next, over.index)),
    bowlers: creditOver(innings.bowlers, over, maiden, 1),
    bowler: -1,
    over: newOver(over.index + 1),
    lastOver: over,
    overs: [...innings.overs, summary],
  };
}

/** Takes "over" back: the umpires let a ball too many be bowled, and it counts in that over (Law 17.5). */
function reopenOver(innings: Innings, format: Format): Innings {
  const over = innings.lastOver;
  if (over === null) return innings;
  const maiden = innings.overs.at(-1)?.maiden ?? false;
  return {
    ...changeEnds(innings, over.index, format),
    bowlers: creditOver(innings.bowlers, over, maiden, -1),
    bowler: over.bowlers.at(-1) ?? -1,
    over,
    lastOver: null,
    overs: innings.overs.slice(0, -1),
    closed: innings.closed === 'overs' ? null : innings.closed,
  };
}

function changeEnds(innings: Innings, index: number, format: Format): Innings {
  if ((index + 1) % format.oversPerEnd !== 0) return innings;
  return { ...innings, striker: innings.nonStriker, nonStriker: innings.striker };
}

function creditOver(bowlers: readonly Bowler[], over: Over, maiden: boolean, sign: 1 | -1): readonly Bowler[] {
  const [alone, ...shared] = over.bowlers;
  const bowler = alone === undefined || shared.length > 0 ? undefined : bowlers[alone];
  if (alone === undefined || bowler === undefined) return bowlers;
  return bowlers.with(alone, {
    ...bowler,
    maidens: bowler.maidens + (maiden ? sign : 0),
    wholeOvers: bowler.wholeOvers + sign,
    wholeBalls: bowler.wholeBalls + sign * over.legal,
  });
}

/** The ball's own word on its over, against the count: called early, a ball too many, or neither. */
export type OverTurn = 'same' | 'early' | 'long' | 'skipped' | 'past';

export function overTurn(innings: Innings, over: number | undefined): OverTurn {
  const { index, deliveries } = innings.over;
  if (over === undefined || over === index) return 'same';
  if (over === index + 1 && deliveries > 0) return 'early';
  if (over === index - 1 && deliveries === 0 && innings.lastOver?.index === over) return 'long';
  return over > index ? 'skipped' : 'past';
}

/** The innings with the over in progress that the ball belongs to. */
export function alignOver(
  innings: Innings,
  over: number | undefined,
  format: Format,
  override: Override | undefined,
): Innings | RuleViolation {
  switch (overTurn(innings, over)) {
    case 'same':
      return innings;
    case 'early':
      return endOver(innings, format);
    case 'long':
      return reopenOver(innings, format);
    case 'skipped': {
      if (over === undefined) return innings;
      if (over > innings.over.index + 1 && !waived(override, 'over-skipped')) {
        const now = oversText(innings.over.index, innings.over.legal);
        return against(
          'over-skipped',
          `The innings stands at ${now} overs; a ball of over ${over + 1} leaves some out.`,
        );
      }
      const ended = innings.over.deliveries > 0 ? endOver(innings, format) : innings;
      return { ...ended, bowler: -1, over: newOver(over) };
    }
    case 'past':
      if (over === undefined || waived(override, 'over-past')) return innings;
      return against('over-past', `Over ${over + 1} is finished; over ${innings.over.index + 1} is in progress.`);
  }
}

/** Whether the overs of the innings are used up. */
export function oversUp(innings: Innings): boolean {
  const { limit, over } = innings;
  if (limit === null) return false;
  return over.index > limit.overs || (over.index === limit.overs && over.legal >= limit.balls);
}
