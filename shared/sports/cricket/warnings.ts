import type { EffectiveEvent } from '../../match/effective.ts';
import { other } from '../side.ts';
import { RuleViolation, type Warning } from '../sport.ts';
import { prepare } from './delivery.ts';
import type { CricketEvent, Delivery } from './events.ts';
import { overTurn } from './over.ts';
import { playerName, type State } from './state.ts';

/** What is unusual about an event that the rules allow. */
export function warnings(state: State, event: EffectiveEvent & CricketEvent): readonly Warning[] {
  if (event.type !== 'cricket.delivery') return [];
  return [...overWarnings(state, event.data), ...creaseWarnings(state, event), ...extraWarnings(state, event.data)];
}

function overWarnings({ current, format }: State, { over }: Delivery): readonly Warning[] {
  if (current === null) return [];
  const { index, legal } = current.over;
  switch (overTurn(current, over)) {
    case 'early':
      return [
        { code: 'over-short', message: `Over ${index + 1} ends after ${legal} of ${format.ballsPerOver} balls.` },
      ];
    case 'long':
      return [{ code: 'over-long', message: `Over ${index} goes on after its ${format.ballsPerOver} balls.` }];
    case 'skipped':
      return [{ code: 'over-skipped', message: `No ball of over ${index + 1} is on record.` }];
    default:
      return [];
  }
}

/** A wide or no-ball is worth so much before anything is run (Law 22.6, 21.15). */
function extraWarnings({ format }: State, { runs }: Delivery): readonly Warning[] {
  const { wides = 0, noballs = 0 } = runs;
  if (wides > 0 && wides < format.wideRuns) {
    return [{ code: 'extra-value', message: `A wide is ${format.wideRuns} runs in this match.` }];
  }
  if (noballs === 0 || noballs === format.noballRuns) return [];
  return [
    { code: 'extra-value', message: `A no-ball is ${format.noballRuns} in this match; other runs are not no-balls.` },
  ];
}

function creaseWarnings(
  state: State,
  { data, override }: { readonly data: Delivery; readonly override?: EffectiveEvent['override'] },
): readonly Warning[] {
  const { current } = state;
  const prepared = prepare(state, data, override);
  if (current === null || prepared instanceof RuleViolation) return [];
  const found: Warning[] = [];
  if (overTurn(current, data.over) !== 'same') return found;
  const [striker, nonStriker] = [current.batters[current.striker]?.id, current.batters[current.nonStriker]?.id];
  const facing = prepared.innings.batters[prepared.innings.striker]?.id;
  if (facing !== undefined && striker !== undefined && nonStriker !== undefined && facing !== striker) {
    const name = playerName(state, current.batting, facing);
    found.push({ code: 'ends', message: `${name} faces although the runs put the other batter on strike.` });
  }
  for (const id of [striker, nonStriker]) {
    if (id === undefined || prepared.innings.batters.find((batter) => batter.id === id)?.status !== 'away') continue;
    const name = playerName(state, current.batting, id);
    found.push({ code: 'left-crease', message: `${name} is no longer at the crease, but neither out nor retired.` });
  }
  const bowler = current.bowlers[current.bowler]?.id;
  if (current.over.deliveries > 0 && data.bowler !== undefined && bowler !== undefined && data.bowler !== bowler) {
    const side = other(current.batting);
    const message = `${playerName(state, side, data.bowler)} takes the over up from ${playerName(state, side, bowler)}.`;
    found.push({ code: 'bowler-changed', message });
  }
  return found;
}
