import type { EffectiveEvent } from '../../match/effective.ts';
import { playing } from '../rally/part.ts';
import { teamName } from '../side.ts';
import { RuleViolation, type Warning } from '../sport.ts';
import type { DataOf, VolleyballEvent } from './events.ts';
import { withService } from './play.ts';
import { playerName, type State, serverNow } from './state.ts';

/** What is unusual about an event that the Rules allow. */
export function warnings(state: State, event: EffectiveEvent & VolleyballEvent): readonly Warning[] {
  if (event.type === 'volleyball.rally') return serviceWarnings(state, event.data);
  if (event.type !== 'volleyball.set' || state.current === null) return [];
  const { number, winner, points } = state.current;
  const untouched = points[0] + points[1] === 0;
  return winner === null && !untouched
    ? [{ code: 'set-short', message: `Set ${number} ends at ${points.join('-')} by the officials' word.` }]
    : [];
}

function serviceWarnings(state: State, data: DataOf<'volleyball.rally'>): readonly Warning[] {
  const set = playing(state);
  if (set === null || set.serving === null) return [];
  const served = withService(state, set, data);
  if (served instanceof RuleViolation) return [];
  if (served.serving !== set.serving) {
    return [{ code: 'server', message: `${teamName(state, set.serving)} won the last rally and should have served.` }];
  }
  const due = serverNow(set);
  if (due === null || data.server === undefined || data.server === due) return [];
  const message = `${playerName(state, data.server)} served out of turn: ${playerName(state, due)} is in position 1 (Rule 12.7.1).`;
  return [{ code: 'rotation', message }];
}
