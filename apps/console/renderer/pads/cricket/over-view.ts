import type { Delivery } from '#shared/sports/cricket/events.ts';
import type { Innings, Over } from '#shared/sports/cricket/state.ts';
import { isWicket } from '#shared/sports/cricket/wicket.ts';

export type Tone = 'dot' | 'run' | 'four' | 'six' | 'extra' | 'wicket';

export interface BallMark {
  readonly text: string;
  readonly tone: Tone;
}

/** A ball as scorers write it in the over: "•", "4", "2lb", "wd", "nb4", "W". */
export function ballMark(ball: Delivery): BallMark {
  const { batter, wides = 0, noballs = 0, byes = 0, legbyes = 0, penalty = 0 } = ball.runs;
  const fell = ball.wickets?.some(({ kind }) => isWicket(kind)) ?? false;
  const parts = [
    wides > 0 && counted(wides, 'wd'),
    noballs > 0 && (batter > 0 ? `nb${batter}` : 'nb'),
    byes > 0 && counted(byes, 'b'),
    legbyes > 0 && counted(legbyes, 'lb'),
    penalty > 0 && counted(penalty, 'p'),
    noballs === 0 && batter > 0 && String(batter),
    fell && 'W',
  ].filter((part) => part !== false);
  const text = parts.length === 0 ? '•' : parts.join('');
  if (fell) return { text, tone: 'wicket' };
  if (wides + noballs + byes + legbyes + penalty > 0) return { text, tone: 'extra' };
  if (batter === 4 && ball.nonBoundary !== true) return { text, tone: 'four' };
  if (batter === 6 && ball.nonBoundary !== true) return { text, tone: 'six' };
  return { text, tone: batter === 0 ? 'dot' : 'run' };
}

function counted(runs: number, unit: string): string {
  return runs === 1 ? unit : `${runs}${unit}`;
}

/** The over to show: the one in progress, or the finished one until somebody is named to bowl the next. */
export function shownOver(innings: Innings): { readonly over: Over; readonly complete: boolean } {
  const { over, lastOver, bowler } = innings;
  return over.deliveries === 0 && bowler < 0 && lastOver !== null
    ? { over: lastOver, complete: true }
    : { over, complete: false };
}

export function wicketsIn({ balls }: Over): number {
  return balls.reduce((sum, ball) => sum + (ball.wickets ?? []).filter(({ kind }) => isWicket(kind)).length, 0);
}
