import type { EffectiveEvent } from '../../match/effective.ts';
import { playing } from '../rally/part.ts';
import { teamName } from '../side.ts';
import { RuleViolation, type Warning } from '../sport.ts';
import type { DataOf, VolleyballEvent } from './events.ts';
import { mayNotPlay } from './interruptions.ts';
import { withService } from './play.ts';
import { onCourt, playerName, type State, serverNow } from './state.ts';

/** What is unusual about an event that the Rules allow. */
export function warnings(state: State, event: EffectiveEvent & VolleyballEvent): readonly Warning[] {
  if (event.type === 'volleyball.rally') return [...serviceWarnings(state, event.data), ...courtWarnings(state)];
  if (event.type === 'volleyball.adjust') return positionWarnings(state, event.data);
  if (event.type !== 'volleyball.set' || state.current === null) return [];
  const { number, winner, points } = state.current;
  const untouched = points[0] + points[1] === 0;
  return winner === null && !untouched
    ? [{ code: 'set-short', message: `Set ${number} ends at ${points.join('-')} by the officials' word.` }]
    : [];
}

/** Who is sent off leaves the court at once (Rule 21.3). */
function courtWarnings(state: State): readonly Warning[] {
  const set = playing(state);
  if (set === null) return [];
  return set.teams
    .flatMap((team) => onCourt(team) ?? [])
    .filter((player) => mayNotPlay(state, set, player))
    .map((player) => ({ code: 'sent-off', message: `${playerName(state, player)} may not play and is on court.` }));
}

/** Those whom a rebuilt set puts on court against the sanctions, or as players of a rotation that no libero is part of. */
function positionWarnings(state: State, { positions }: DataOf<'volleyball.adjust'>): readonly Warning[] {
  const { current, liberos } = state;
  return (positions ?? []).flat().flatMap((player) => {
    const name = playerName(state, player);
    if (liberos.includes(player)) {
      return [{ code: 'libero', message: `${name} is a libero and stands in nobody’s position (Rule 19.3.1).` }];
    }
    if (current === null || !mayNotPlay(state, current, player)) return [];
    return [{ code: 'sent-off', message: `${name} may not play.` }];
  });
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
