import type { Override } from '../../match/event.ts';
import { reading } from '../clock.ts';
import { against, waived } from '../refusal.ts';
import { teamSide } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import { MINUTE_MS, startMinute } from './minute.ts';
import { momentOf } from './periods.ts';
import { admit, unknownTeam } from './players.ts';
import { playerName, type SinBin, type State } from './state.ts';

const SOURCE = 'IFAB guidelines for temporary dismissals';

/** `football.sinbin` */
export function sendToSinBin(
  before: State,
  data: DataOf<'football.sinbin'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const side = teamSide(before, data.team);
  if (side === null) return unknownTeam(data.team);
  const minutes = before.format.sinBinMinutes;
  if (minutes === null && !waived(override, 'no-sin-bin')) {
    return against('no-sin-bin', 'This competition has no temporary dismissals.', SOURCE);
  }
  const moment = momentOf(before, data, at, override);
  if (moment instanceof RuleViolation) return moment;
  const state = admit(moment.state, side, data.player, override);
  if (state instanceof RuleViolation) return state;
  const until = minutes === null ? null : playedMs(state, at) + minutes * MINUTE_MS;
  const { player, reason = null } = data;
  const entry: SinBin = { side, player, reason, mark: moment.mark, until, returned: null };
  return { ...state, sinBins: [...state.sinBins, entry] };
}

/** `football.return`. That of a player who is not in the sin bin changes nothing. */
export function returnFromSinBin(
  before: State,
  data: DataOf<'football.return'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const side = teamSide(before, data.team);
  if (side === null) return unknownTeam(data.team);
  const moment = momentOf(before, data, at, override);
  if (moment instanceof RuleViolation) return moment;
  const { state, mark } = moment;
  const entry = state.sinBins.findLast(
    (each) => each.side === side && each.player === data.player && each.returned === null,
  );
  if (entry === undefined) return state;
  const left = entry.until === null ? 0 : entry.until - playedMs(state, at);
  if (left > 0 && !waived(override, 'sin-bin-not-over')) {
    const name = playerName(state, side, data.player);
    const minutes = Math.ceil(left / MINUTE_MS);
    return against('sin-bin-not-over', `${name} has ${minutes} min of the temporary dismissal left.`, SOURCE);
  }
  return { ...state, sinBins: state.sinBins.map((each) => (each === entry ? { ...entry, returned: mark } : each)) };
}

/** Playing time from the start of the match, stoppage time included. */
function playedMs({ periods, format }: State, at: number): number {
  return periods.reduce(
    (sum, { clock, period }) => sum + Math.max(0, reading(clock, at) - startMinute(format, period) * MINUTE_MS),
    0,
  );
}
