import type { EffectiveEvent } from '../../match/effective.ts';
import { RuleViolation, type Warning } from '../sport.ts';
import type { TennisEvent } from './events.ts';
import { serverName } from './names.ts';
import type { Turn } from './place.ts';
import { prepare } from './play.ts';
import type { Server } from './service.ts';
import type { State } from './state.ts';

const TURNS: Readonly<Record<Turn, Warning | null>> = {
  same: null,
  skipped: { code: 'game-skipped', message: 'No point of the game before is on record.' },
  'game short': { code: 'game-short', message: 'The game before is not over by the points on record.' },
  'set short': { code: 'set-short', message: 'The set before is not over by the games on record.' },
  'game long': { code: 'game-long', message: 'The game was over by the points on record and goes on.' },
  'set long': { code: 'set-long', message: 'The set was over by the games on record and goes on.' },
};

/** What is unusual about an event that the rules allow. */
export function warnings(state: State, event: EffectiveEvent & TennisEvent): readonly Warning[] {
  if (event.type !== 'tennis.point') return [];
  const prepared = prepare(state, event.data);
  if (prepared instanceof RuleViolation) return [];
  const turn = TURNS[prepared.turn];
  return [...(turn === null ? [] : [turn]), ...outOfTurn(state, prepared.due, prepared.server)];
}

/** Rule 27. At the beginning of a set partners choose anew who serves (Rule 14), so only the side is held against it. */
function outOfTurn(state: State, due: Server | null, server: Server): readonly Warning[] {
  if (due === null) return [];
  const choosing = state.score.log.length < 2 && due.side === server.side;
  if (choosing || (due.side === server.side && due.player === server.player)) return [];
  return [{ code: 'server', message: `By the order of service ${serverName(state, due)} serves.` }];
}
