import type { EffectiveEvent } from '../../match/effective.ts';
import { other, type Side, teamName, teamSide } from '../side.ts';
import { RuleViolation, type Warning } from '../sport.ts';
import type { DataOf, KabaddiEvent } from './events.ts';
import { whereIs } from './mat.ts';
import { isDoOrDie, judge, nextRaiders, type RaidPoints, type Verdict } from './raid.ts';
import { nextStage } from './result.ts';
import { inPlay, latest, places, playerName, type State } from './state.ts';

/** What is unusual about an event that the rules allow. */
export function warnings(state: State, event: EffectiveEvent & KabaddiEvent): readonly Warning[] {
  switch (event.type) {
    case 'kabaddi.start':
      return startWarnings(state, event.data);
    case 'kabaddi.raid': {
      const verdict = judge(state, event.data, event.at, event.override);
      return verdict instanceof RuleViolation ? [] : raidWarnings(state, event.data, verdict);
    }
    case 'kabaddi.card':
      return event.data.player === undefined && event.data.official === undefined
        ? [{ code: 'no-name', message: 'The card has no name on it.' }]
        : [];
    case 'kabaddi.substitution': {
      const side = teamSide(state, event.data.team);
      const { off } = event.data;
      const suspended = side !== null && whereIs(state, side, off) === 'suspended';
      return suspended ? [{ code: 'suspended', message: `${playerName(state, side, off)} is suspended.` }] : [];
    }
    case 'kabaddi.adjust':
      return playingWarnings(state, event.data);
    default:
      return [];
  }
}

/** Those whom a rebuilt match puts on the mat against the cards on record. */
function playingWarnings(state: State, { playing, mat }: DataOf<'kabaddi.adjust'>): readonly Warning[] {
  return ([0, 1] as const).flatMap((side) => {
    const ids = playing?.[side] ?? [];
    const most = places(state, side);
    const name = teamName(state, side);
    const found: Warning[] = [];
    if (ids.length > most) {
      found.push({ code: 'too-many', message: `${name} have ${ids.length} on the mat and may have ${most}.` });
    }
    if (mat !== undefined && mat[side] < ids.length) {
      const message = `${name} have ${mat[side]} on the mat, and ${ids.length} are named: the last are taken off.`;
      found.push({ code: 'mat', message });
    }
    for (const id of ids) {
      const where = whereIs(state, side, id);
      if (where !== 'suspended' && where !== 'dismissed') continue;
      found.push({ code: 'suspended', message: `${playerName(state, side, id)} is suspended by the cards on record.` });
    }
    return found;
  });
}

function startWarnings(state: State, { period = 1 }: DataOf<'kabaddi.start'>): readonly Warning[] {
  const found: Warning[] = [];
  if (inPlay(state)) found.push({ code: 'no-end', message: 'The period in progress has no end; it ends with this.' });
  if (period > (latest(state)?.period ?? 0) + 1) {
    found.push({ code: 'period-skipped', message: 'The period before this one is not on record.' });
  }
  if (period === 3 && !inPlay(state) && nextStage(state) === 'over') {
    found.push({ code: 'not-level', message: 'The score is not level.' });
  }
  return found;
}

function raidWarnings(state: State, data: DataOf<'kabaddi.raid'>, verdict: Verdict): readonly Warning[] {
  const { side, mark, found } = verdict;
  const broken = mark.stage === 5 || mark.stage === 6;
  const attackers = found.teams[side];
  const defenders = found.teams[other(side)];
  const list: Warning[] = [];
  const due = nextRaiders(state);
  if (due !== null && due !== side) {
    list.push({ code: 'out-of-turn', message: `It was ${teamName(state, due)}\u2019s turn to raid.` });
  }
  if (!broken && data.clock === undefined && !inPlay(found)) {
    list.push({ code: 'not-in-play', message: 'No half is in progress.' });
  }
  if (data.raiderOut !== null && verdict.touches > 0) {
    list.push({ code: 'touch-and-out', message: 'The raider is out: touches count only in a raid that comes home.' });
  }
  if (data.tacklers.length > 0 && data.raiderOut !== 'tackled') {
    list.push({ code: 'no-tackle', message: 'There are tacklers, and the raider was not tackled.' });
  }
  if (!broken) {
    if (data.bonus && defenders.on.length < state.format.bonusDefenders) {
      list.push({
        code: 'bonus-defenders',
        message: `The bonus line counts against ${state.format.bonusDefenders} defenders; by the record there were ${defenders.on.length}.`,
      });
    }
    if (verdict.touches + verdict.selfOuts > defenders.on.length) {
      list.push({ code: 'few-defenders', message: `By the record only ${defenders.on.length} defenders were there.` });
    }
    if (data.raiderOut !== null && attackers.on.length === 0) {
      list.push({ code: 'no-raiders', message: 'By the record nobody of the raiding side was on the mat.' });
    }
    list.push(...doOrDieWarnings(data, verdict), ...placeWarnings(found, side, data));
  }
  if (differs(verdict)) {
    const [given, derived] = [pointsText(verdict.points), pointsText(verdict.derived)];
    list.push({
      code: 'points-differ',
      message: `The points given (${given}) are not what the raid makes (${derived}).`,
    });
  }
  return list;
}

function doOrDieWarnings(
  { doOrDie }: DataOf<'kabaddi.raid'>,
  { side, found, outcome, ...verdict }: Verdict,
): readonly Warning[] {
  const by = isDoOrDie(found, side);
  const list: Warning[] = [];
  if (doOrDie !== undefined && doOrDie !== by) {
    const message = by
      ? 'By the raids before, this is a do-or-die raid.'
      : 'By the raids before, this is no do-or-die raid.';
    list.push({ code: 'do-or-die', message });
  }
  if (verdict.doOrDie && outcome === 'empty') {
    list.push({ code: 'do-or-die-empty', message: 'A raider who scores nothing in a do-or-die raid is out.' });
  }
  return list;
}

function placeWarnings(state: State, side: Side, { raider, touched, selfOut, tacklers }: DataOf<'kabaddi.raid'>) {
  const check = (of: Side, ids: readonly string[]): readonly Warning[] => {
    const { on } = state.teams[of];
    if (on.includes(null)) return [];
    return ids
      .filter((id) => !on.includes(id))
      .map((id) => ({ code: 'not-on-mat', message: `${playerName(state, of, id)} is not on the mat by the record.` }));
  };
  return [
    ...check(side, raider === undefined ? [] : [raider]),
    ...check(other(side), [...new Set([...touched, ...selfOut, ...tacklers])]),
  ];
}

/** Technical points beyond those that the raid explains are the officials' to give. */
function differs({ points: { raid, defence }, derived }: Verdict): boolean {
  return (
    raid.touch !== derived.raid.touch ||
    raid.bonus !== derived.raid.bonus ||
    raid.technical < derived.raid.technical ||
    raid.allOut !== derived.raid.allOut ||
    defence.capture !== derived.defence.capture ||
    defence.bonus !== derived.defence.bonus ||
    defence.technical < derived.defence.technical ||
    defence.allOut !== derived.defence.allOut
  );
}

function pointsText({ raid, defence }: RaidPoints): string {
  const attack = [raid.touch, raid.bonus, raid.technical, raid.allOut].join('+');
  return `${attack} to ${[defence.capture, defence.bonus, defence.technical, defence.allOut].join('+')}`;
}
