import type { JsonObject } from '#shared/json/json.ts';
import { type CricketEvent, DismissalKind } from '#shared/sports/cricket/events.ts';
import type { State } from '#shared/sports/cricket/state.ts';
import { text } from './text.ts';
import { nameOf } from './view.ts';

/** One line for an event that the commentary passes over: its name and who it is about. */
export function describe(type: string, data: JsonObject, state: State | null): string {
  if (!isCricket(type)) return type;
  const person = ['player', 'batter', 'bowler', 'striker'].map((key) => data[key]).find((id) => typeof id === 'string');
  const kind = DismissalKind.safeParse(data.kind);
  const what = type === 'cricket.wicket' && kind.success ? text.kinds[kind.data] : text.event[type];
  return typeof person === 'string' ? `${what}: ${nameOf(state, person)}` : what;
}

function isCricket(type: string): type is CricketEvent['type'] {
  return Object.hasOwn(text.event, type);
}
