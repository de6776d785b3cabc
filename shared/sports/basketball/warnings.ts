import type { EffectiveEvent } from '../../match/effective.ts';
import { other, type Side, teamName, teamSide } from '../side.ts';
import { RuleViolation, type Warning } from '../sport.ts';
import { apply } from './apply.ts';
import type { BasketballEvent, DataOf } from './events.ts';
import { timeIsUp } from './periods.ts';
import { coachExcluded, excluded } from './players.ts';
import { inPlay, isOvertime, latest, playerName, type State } from './state.ts';

/** What is unusual about an event that the Rules allow, or that the scorer may have got wrong. */
export function warnings(state: State, event: EffectiveEvent & BasketballEvent): readonly Warning[] {
  switch (event.type) {
    case 'basketball.period':
      return periodWarnings(state, event.data);
    case 'basketball.jumpball':
      return arrowWarnings(state, event.data.winner);
    case 'basketball.shot':
      return [
        ...notInPlay(state, event.data, event.at),
        ...playing(state, event.data.team, [event.data.player, event.data.assist]),
        ...playing(state, opponents(state, event.data.team), [event.data.block]),
      ];
    case 'basketball.freethrow':
      return playing(state, event.data.team, [event.data.player]);
    case 'basketball.rebound':
      return playing(state, event.data.team, [event.data.player]);
    case 'basketball.turnover':
      return [
        ...playing(state, event.data.team, [event.data.player]),
        ...playing(state, opponents(state, event.data.team), [event.data.steal]),
      ];
    case 'basketball.foul':
      return foulWarnings(state, event);
    case 'basketball.substitution':
      return courtWarnings(state, event);
    case 'basketball.adjust':
      return playingWarnings(state, event.data);
    default:
      return [];
  }
}

function periodWarnings(state: State, { period = 1, team }: DataOf<'basketball.period'>): readonly Warning[] {
  const found: Warning[] = [];
  if (inPlay(state)) found.push({ code: 'no-horn', message: 'The period in progress has no end; it ends with this.' });
  if (period > state.periods.length + 1) {
    found.push({ code: 'period-skipped', message: 'The period before this one is not on record.' });
  }
  if (isOvertime(state.format, period) && state.result !== null) {
    found.push({ code: 'game-over', message: 'The game is decided: there is no overtime.' });
  }
  return [...found, ...(period === 1 ? [] : arrowWarnings(state, team))];
}

function arrowWarnings(state: State, team: string | undefined): readonly Warning[] {
  const { arrow } = state;
  if (arrow === null || team === undefined || teamSide(state, team) === arrow) return [];
  return [{ code: 'arrow', message: `The possession arrow points to ${teamName(state, arrow)} (Art. 12.5).` }];
}

function notInPlay(state: State, { period, clock }: DataOf<'basketball.shot'>, at: number): readonly Warning[] {
  const last = latest(state);
  if (last === null || (period ?? last.number) !== last.number) return [];
  if (last.ended) return [{ code: 'not-in-play', message: 'That period is over.' }];
  if (clock !== undefined || !timeIsUp(state, at)) return [];
  return [{ code: 'time-up', message: 'The clock had run out: the shot counts only if it was released before.' }];
}

function opponents(state: State, team: string): string {
  const side = teamSide(state, team);
  return side === null ? team : state.setup.teams[other(side)].id;
}

function playing(state: State, team: string, ids: readonly (string | undefined)[]): readonly Warning[] {
  const side = teamSide(state, team);
  if (side === null) return [];
  return ids.flatMap((id) => (id === undefined ? [] : presence(state, side, id)));
}

function presence(state: State, side: Side, id: string): readonly Warning[] {
  const name = playerName(state, side, id);
  if (excluded(state, side, id) !== null) return [{ code: 'excluded', message: `${name} may not play any more.` }];
  const court = state.court[side];
  if (court.size === 0 || court.has(id)) return [];
  return [{ code: 'not-on-court', message: `${name} is not on the court by the substitutions on record.` }];
}

function foulWarnings(
  state: State,
  event: EffectiveEvent & BasketballEvent & { readonly type: 'basketball.foul' },
): readonly Warning[] {
  const { team, player, by } = event.data;
  const side = teamSide(state, team);
  const next = apply(state, event);
  if (side === null || next instanceof RuleViolation) return [];
  if (by !== 'player') {
    if (coachExcluded(state, side) || !coachExcluded(next, side)) return [];
    return [
      { code: 'coach-out', message: `The head coach of ${teamName(state, side)} is disqualified (Art. 36.2.3).` },
    ];
  }
  if (player === undefined) return [];
  const out = excluded(next, side, player);
  if (out === null || excluded(state, side, player) === out) return playing(state, team, [player]);
  const name = playerName(next, side, player);
  return out === 'disqualified'
    ? [{ code: 'disqualified', message: `${name} is disqualified and must leave the game.` }]
    : [
        {
          code: 'fouled-out',
          message: `${name} has the last foul and must be replaced within 30 seconds (Art. 40.1).`,
        },
      ];
}

/** Those whom a rebuilt game puts on the court against the fouls on record. */
function playingWarnings(state: State, { playing: told }: DataOf<'basketball.adjust'>): readonly Warning[] {
  return ([0, 1] as const).flatMap((side) => {
    const ids = told?.[side] ?? [];
    const barred = ids.filter((id) => excluded(state, side, id) !== null);
    return [
      ...(ids.length === 0 ? [] : onCourtWarnings(state, side, ids.length)),
      ...barred.map((id) => ({
        code: 'excluded',
        message: `${playerName(state, side, id)} may not play any more (Art. 40.1).`,
      })),
    ];
  });
}

function onCourtWarnings(state: State, side: Side, on: number): readonly Warning[] {
  const { players } = state.format;
  if (on === players) return [];
  return [{ code: 'on-court', message: `${teamName(state, side)} have ${on} on the court instead of ${players}.` }];
}

function courtWarnings(
  state: State,
  event: EffectiveEvent & BasketballEvent & { readonly type: 'basketball.substitution' },
): readonly Warning[] {
  const side = teamSide(state, event.data.team);
  const next = apply(state, event);
  if (side === null || next instanceof RuleViolation || state.court[side].size === 0) return [];
  return onCourtWarnings(state, side, next.court[side].size);
}
