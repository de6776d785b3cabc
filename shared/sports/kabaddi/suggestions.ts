import type { Json, JsonObject } from '../../json/json.ts';
import { teamSide } from '../side.ts';
import type { Observation, Proposal } from '../sport.ts';
import { complete } from './complete.ts';
import type { DataOf, KabaddiEvent } from './events.ts';
import { nextRaiders } from './raid.ts';
import { nextStage } from './result.ts';
import { isCount, scoreSuggestion } from './score-suggestion.ts';
import { inPlay, type State } from './state.ts';

/**
 * What a device saw, as events that the scorer may take over. Kinds: `raid-clock` {}: the thirty seconds are over;
 * `bonus-line` {}: crossed; `baulk-line` {crossed}: the raider came home, across it or not; `buzzer` {}: the half ends, or
 * the next begins; `raider` {team?, number?}: somebody set out; `clock` {ms}: a venue clock; `score` {home, away}: a
 * scoreboard's reading.
 */
export function suggestions(state: State, { kind, data }: Observation): readonly Proposal[] {
  if (kind === 'score') return scoreSuggestion(state, data);
  return drafts(state, kind, data).map((draft) => {
    const { type, data: facts } = complete(state, draft, null);
    return { type, data: { ...facts } };
  });
}

function drafts(state: State, kind: string, data: JsonObject): readonly KabaddiEvent[] {
  switch (kind) {
    case 'raid-clock':
      return state.raid === null ? [] : [raid({ raiderOut: 'time over' })];
    case 'bonus-line':
      return raiding(state) ? [raid({ bonus: true })] : [];
    case 'baulk-line':
      return raiding(state) && data.crossed === false ? [raid({ raiderOut: 'baulk line' })] : [];
    case 'buzzer':
      return buzzer(state);
    case 'raider':
      return raider(state, data);
    case 'clock': {
      const { ms } = data;
      return isCount(ms, 3_600_000) && inPlay(state) ? [{ type: 'clock.set', data: { ms } }] : [];
    }
    default:
      return [];
  }
}

function raid(facts: Partial<DataOf<'kabaddi.raid'>>): KabaddiEvent {
  return {
    type: 'kabaddi.raid',
    data: { touched: [], selfOut: [], bonus: false, raiderOut: null, tacklers: [], ...facts },
  };
}

/** Is somebody raiding, or due to? */
function raiding(state: State): boolean {
  return nextRaiders(state) !== null;
}

function buzzer(state: State): readonly KabaddiEvent[] {
  if (inPlay(state)) return [{ type: 'kabaddi.end', data: {} }];
  const next = nextStage(state);
  const begins = next === 'play' || next === 'second half' || next === 'extra time';
  return begins && state.tieBreak === null && state.golden === null ? [{ type: 'kabaddi.start', data: {} }] : [];
}

function raider(state: State, { team, number }: JsonObject): readonly KabaddiEvent[] {
  const said = typeof team === 'string' ? teamSide(state, team) : null;
  const side = said ?? nextRaiders(state);
  if (side === null) return [];
  const id = byNumber(state, side, number);
  return [{ type: 'kabaddi.raider', data: { team: state.setup.teams[side].id, ...(id !== null && { raider: id }) } }];
}

function byNumber(state: State, side: 0 | 1, number: Json | undefined): string | null {
  const players = [...state.teams[side].squad.values()];
  return players.find((player) => player.number !== null && player.number === number)?.id ?? null;
}
