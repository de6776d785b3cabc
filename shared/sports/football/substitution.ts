import type { Override } from '../../match/event.ts';
import { against, impossible, waived } from '../refusal.ts';
import { other, type Side, teamSide } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import { momentOf } from './periods.ts';
import { admit, presence, unknownTeam } from './players.ts';
import { inPlay, latest, type Mark, playerName, type State, type Substitution } from './state.ts';

/** Changes made at one stoppage may be entered over a minute's end. */
const SAME_STOPPAGE_MS = 60_000;

/** `football.substitution` (Law 3). */
export function substitute(
  before: State,
  data: DataOf<'football.substitution'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const side = teamSide(before, data.team);
  if (side === null) return unknownTeam(data.team);
  const moment = momentOf(before, data, at, override);
  if (moment instanceof RuleViolation) return moment;
  const { off, on, kind } = data;
  let state = moment.state;
  for (const id of [off, on]) {
    const next = admit(state, side, id, override);
    if (next instanceof RuleViolation) return next;
    state = next;
  }
  const window = kind === 'concussion' ? null : windowOf(before, side, data, moment.mark, at);
  const refused = checkPlayers(state, side, data, override) ?? checkLimits(state, side, kind, window, override);
  if (refused !== null) return refused;
  const entry: Substitution = { side, off, on, kind, mark: moment.mark, at, window };
  return { ...state, substitutions: [...state.substitutions, entry] };
}

function checkPlayers(
  state: State,
  side: Side,
  { off, on }: DataOf<'football.substitution'>,
  override: Override | undefined,
): RuleViolation | null {
  if (off === on) return impossible('same-player', 'Nobody replaces himself.');
  const name = playerName(state, side, on);
  const comes = presence(state, side, on);
  if (comes === 'pitch') return impossible('on-pitch', `${name} is on the pitch already.`);
  if (comes === 'sent off' && !waived(override, 'sent-off')) {
    return against('sent-off', `${name} has been sent off.`, 'Law 3.6');
  }
  if (comes === 'out' && !state.format.returnSubstitutes && !waived(override, 'substituted')) {
    return against('substituted', `${name} has been substituted and takes no further part.`, 'Law 3.3');
  }
  if (presence(state, side, off) === 'sin bin' && !waived(override, 'sin-bin')) {
    const who = playerName(state, side, off);
    return against('sin-bin', `${who} is in the sin bin and is replaced only after it.`);
  }
  if (presence(state, side, off) === 'sent off' && !waived(override, 'sent-off')) {
    return against('sent-off', `${playerName(state, side, off)} has been sent off and is not replaced.`, 'Law 3.6');
  }
  return null;
}

function checkLimits(
  state: State,
  side: Side,
  kind: Substitution['kind'],
  window: number | null,
  override: Override | undefined,
): RuleViolation | null {
  const { format } = state;
  const own = state.substitutions.filter((each) => each.side === side);
  const concussed = own.filter((each) => each.kind === 'concussion').length;
  if (kind === 'concussion') {
    return concussed < format.concussionSubstitutes || waived(override, 'concussion-limit')
      ? null
      : against('concussion-limit', 'No further concussion substitute is allowed.', 'IFAB concussion protocol');
  }
  const more = extraAllowance(state, side);
  const normal = own.filter((each) => each.kind === 'normal');
  const most = format.substitutes === null ? null : format.substitutes + more;
  if (most !== null && normal.length >= most && !waived(override, 'substitution-limit')) {
    return against('substitution-limit', `All ${most} substitutes have been used.`, 'Law 3.2');
  }
  if (window === null || format.windows === null || window <= format.windows + more) return null;
  return waived(override, 'window-limit')
    ? null
    : against('window-limit', `All ${format.windows + more} substitution stoppages have been used.`, 'Law 3.2');
}

/** One more in extra time, and one for each concussion substitute of the other side. */
function extraAllowance(state: State, side: Side): number {
  const last = latest(state);
  const extraTime = last !== null && (last.period > 2 || (last.period === 2 && last.ended));
  const theirs = state.substitutions.filter((each) => each.side === other(side) && each.kind === 'concussion').length;
  return (extraTime ? state.format.extraTimeSubstitutes : 0) + theirs;
}

/** The team's stoppages are numbered from 1; intervals do not count. */
function windowOf(
  state: State,
  side: Side,
  data: DataOf<'football.substitution'>,
  mark: Mark,
  at: number,
): number | null {
  if (data.window !== undefined) return data.window;
  if (!inPlay(state) && data.minute === undefined) return null;
  const last = state.substitutions.findLast((each) => each.side === side && each.window !== null);
  if (last === undefined || last.window === null) return 1;
  const sameMinute =
    last.mark.period === mark.period && last.mark.minute === mark.minute && last.mark.added === mark.added;
  return sameMinute || Math.abs(at - last.at) < SAME_STOPPAGE_MS ? last.window : last.window + 1;
}
