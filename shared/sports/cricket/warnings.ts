import type { EffectiveEvent } from '../../match/effective.ts';
import { other } from '../side.ts';
import { RuleViolation, type Warning } from '../sport.ts';
import { prepare } from './delivery.ts';
import type { CricketEvent, DataOf, Delivery } from './events.ts';
import { ballsOf, limitFrom } from './limits.ts';
import { overTurn } from './over.ts';
import { DL_STANDARD, revised } from './revision.ts';
import { oversText, playerName, type State } from './state.ts';

/** What is unusual about an event that the rules allow. */
export function warnings(state: State, event: EffectiveEvent & CricketEvent): readonly Warning[] {
  switch (event.type) {
    case 'cricket.delivery':
      return [
        ...overWarnings(state, event.data),
        ...creaseWarnings(state, event),
        ...extraWarnings(state, event.data),
        ...runWarnings(state, event.data),
      ];
    case 'cricket.overs':
      return lengthWarnings(state, event.data);
    case 'cricket.target':
      return targetWarnings(state, event.data);
    case 'cricket.close':
      return closeWarnings(state, event.data);
    default:
      return [];
  }
}

function lengthWarnings({ current, format }: State, { overs }: DataOf<'cricket.overs'>): readonly Warning[] {
  const limit = current?.closed === null ? current.limit : null;
  if (limit !== null && ballsOf(limitFrom(overs), format) > ballsOf(limit, format)) {
    const now = oversText(limit.overs, limit.balls);
    return [{ code: 'overs-raised', message: `The innings has ${now} overs; ${overs} are more, not fewer.` }];
  }
  if (format.minOvers === null || overs >= format.minOvers) return [];
  return [
    { code: 'overs-few', message: `A match needs ${format.minOvers} overs a side; with ${overs} it has no result.` },
  ];
}

/** The scorer's target counts; where it is said to be the Standard Edition's, it should be. */
function targetWarnings(state: State, { runs, overs, method }: DataOf<'cricket.target'>): readonly Warning[] {
  const dls = method === DL_STANDARD && overs === undefined ? revised(state) : null;
  if (dls === null || dls.target === runs) return [];
  return [{ code: 'target-differs', message: `By the Standard Edition the target is ${dls.target}, not ${runs}.` }];
}

function closeWarnings({ format }: State, { reason }: DataOf<'cricket.close'>): readonly Warning[] {
  if (reason !== 'declared' || format.overs === null || format.inningsPerSide === 2) return [];
  return [{ code: 'declared-limited', message: 'In matches of limited overs innings are not declared, as a rule.' }];
}

function runWarnings({ format }: State, { runs, crossed, overthrows = 0, wickets = [] }: Delivery): readonly Warning[] {
  const found: Warning[] = [];
  const caught = wickets.some(({ kind }) => kind === 'caught' || kind === 'caught and bowled');
  if (crossed === true && caught && !format.caughtCrossing) {
    const message = 'After a catch the new batter faces, whether or not the batters had crossed (Law 18.11).';
    found.push({ code: 'crossed-catch', message });
  }
  const { batter, wides = 0, noballs = 0, byes = 0, legbyes = 0 } = runs;
  if (overthrows > batter + wides + noballs + byes + legbyes) {
    found.push({ code: 'overthrows', message: 'More runs by overthrows than the ball has at all.' });
  }
  return found;
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
