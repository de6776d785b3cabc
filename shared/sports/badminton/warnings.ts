import type { EffectiveEvent } from '../../match/effective.ts';
import { playing } from '../rally/part.ts';
import { teamName } from '../side.ts';
import { RuleViolation, type Warning } from '../sport.ts';
import type { BadmintonEvent, DataOf } from './events.ts';
import { type Service, serviceNow, withService } from './service.ts';
import type { State } from './state.ts';

/** What is unusual about an event that the Laws allow. */
export function warnings(state: State, event: EffectiveEvent & BadmintonEvent): readonly Warning[] {
  if (event.type === 'badminton.rally') return serviceWarnings(state, event.data);
  if (event.type !== 'badminton.game' || state.current === null) return [];
  const { number, winner, points } = state.current;
  const untouched = points[0] + points[1] === 0;
  return winner === null && !untouched
    ? [{ code: 'game-short', message: `Game ${number} ends at ${points.join('-')} by the officials' word.` }]
    : [];
}

/** Law 12: the rally counts although the service was not where the score puts it. */
function serviceWarnings(state: State, data: DataOf<'badminton.rally'>): readonly Warning[] {
  const game = playing(state);
  if (game === null || game.serving === null) return [];
  const served = withService(state, game, data);
  if (served instanceof RuleViolation || served === game) return [];
  const due = serviceNow(state, game);
  const did = serviceNow(state, served);
  if (did.serving !== due.serving) {
    return [{ code: 'server', message: `${teamName(state, game.serving)} won the last rally and should have served.` }];
  }
  return contradicts(due, did)
    ? [{ code: 'service-court', message: 'Server or receiver stood in the other service court (Law 12).' }]
    : [];
}

function contradicts(due: Service, did: Service): boolean {
  return (['server', 'receiver'] as const).some((role) => due[role] !== null && due[role] !== did[role]);
}
