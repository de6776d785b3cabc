import type { EffectiveEvent } from '../../match/effective.ts';
import { RuleViolation, type Warning } from '../sport.ts';
import type { DataOf, TennisEvent } from './events.ts';
import { serverName } from './names.ts';
import type { Turn } from './place.ts';
import { type Prepared, prepare } from './play.ts';
import { choosesReceiver, type Server, serverOf } from './service.ts';
import { resolve, type State, sideName } from './state.ts';

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
  if (event.type === 'tennis.penalty') return outOfSchedule(state, event.data);
  if (event.type === 'tennis.fault' && state.faulted) {
    return [{ code: 'second-fault', message: 'That makes two faults: a point to the receiver (Rule 24).' }];
  }
  if (event.type === 'tennis.receiver') return ofServingSide(state, event.data);
  if (event.type !== 'tennis.point') return [];
  const prepared = prepare(state, event.data);
  if (prepared instanceof RuleViolation) return [];
  const turn = TURNS[prepared.turn];
  return [
    ...(turn === null ? [] : [turn]),
    ...outOfTurn(state, prepared.due, prepared.server),
    ...wrongReceiver(state, prepared),
  ];
}

function ofServingSide(state: State, { receiver }: DataOf<'tennis.receiver'>): readonly Warning[] {
  const server = serverOf(state.format, state.score);
  if (server === null || resolve(state, receiver)?.side !== server.side) return [];
  return [{ code: 'receiver', message: `${serverName(state, server)} serves: this names no receiver (Rule 15).` }];
}

function wrongReceiver(state: State, { receiving: { due, told } }: Prepared): readonly Warning[] {
  if (due === null || told === null || due.player === told.player || choosesReceiver(state.score)) return [];
  const message = `By the order of receiving ${serverName(state, due)} receives; it is that again in the next game.`;
  return [{ code: 'receiver', message }];
}

/**
 * The usual schedule: for violations of the code a warning, a point, then a game each; for those of the time a warning,
 * then a serve from the server and a point from the receiver.
 */
function outOfSchedule(state: State, data: DataOf<'tennis.penalty'>): readonly Warning[] {
  const side = resolve(state, data.against)?.side;
  if (side === undefined) return [];
  const kind = data.violation ?? (data.penalty === 'fault' ? 'time' : 'code');
  const before = state.violations.filter(({ against, violation }) => against === side && violation === kind).length;
  const serving = serverOf(state.format, state.score)?.side === side;
  const then = kind === 'code' ? (before === 1 ? 'point' : 'game') : serving ? 'fault' : 'point';
  const due = before === 0 ? 'warning' : then;
  if (due === data.penalty) return [];
  const what = { warning: 'a warning', fault: 'the loss of a serve', point: 'a point', game: 'a game' }[due];
  return [{ code: 'schedule', message: `By the schedule the penalty for ${sideName(state, side)} is ${what}.` }];
}

/** Rule 27. At the beginning of a set partners choose anew who serves (Rule 14), so only the side is held against it. */
function outOfTurn(state: State, due: Server | null, server: Server): readonly Warning[] {
  if (due === null) return [];
  const choosing = state.score.log.length < 2 && due.side === server.side;
  if (choosing || (due.side === server.side && due.player === server.player)) return [];
  return [{ code: 'server', message: `By the order of service ${serverName(state, due)} serves.` }];
}
