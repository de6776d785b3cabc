import type { EffectiveEvent } from '../../match/effective.ts';
import { other, type Side, teamName, teamSide } from '../side.ts';
import { RuleViolation, type Warning } from '../sport.ts';
import { apply } from './apply.ts';
import type { DataOf, FootballEvent } from './events.ts';
import { playersOn, presence } from './players.ts';
import { higher, tieOf } from './result.ts';
import { cancelledCard, cancelledGoal } from './review.ts';
import { nextKicker } from './shootout.ts';
import { inPlay, latest, playedScore, playerName, type State } from './state.ts';

/** What is unusual about an event that the rules allow. */
export function warnings(state: State, event: EffectiveEvent & FootballEvent): readonly Warning[] {
  switch (event.type) {
    case 'football.kickoff':
      return kickOffWarnings(state, event.data);
    case 'football.goal':
      return [
        ...playWarnings(state, event.data),
        ...takingPart(state, scorerSide(state, event.data), event.data.player),
      ];
    case 'football.penalty':
      return [
        ...playWarnings(state, event.data),
        ...takingPart(state, teamSide(state, event.data.team), event.data.player),
      ];
    case 'football.substitution':
      return takingPart(state, teamSide(state, event.data.team), event.data.off);
    case 'football.card':
      return tooFew(state, event);
    case 'football.sinbin':
      return [
        ...takingPart(state, teamSide(state, event.data.team), event.data.player),
        ...secondSinBin(state, event.data),
      ];
    case 'football.return':
      return notInSinBin(state, event.data);
    case 'football.review':
      return reviewWarnings(state, event.data);
    case 'football.adjust':
      return playingWarnings(state, event.data);
    case 'football.shootout':
      return [...noWhistle(state), ...notLevel(state)];
    case 'football.kick':
      return kickWarnings(state, event.data);
    default:
      return [];
  }
}

function kickOffWarnings(state: State, { period = 1 }: DataOf<'football.kickoff'>): readonly Warning[] {
  const last = latest(state);
  const found = [...noWhistle(state)];
  if (period > (last?.period ?? 0) + 1) {
    found.push({ code: 'period-skipped', message: 'The period before this one is not on record.' });
  }
  return period === 3 ? [...found, ...notLevel(state)] : found;
}

function noWhistle(state: State): readonly Warning[] {
  if (!inPlay(state)) return [];
  return [{ code: 'no-whistle', message: 'The period in progress has no final whistle; it ends with this.' }];
}

function notLevel(state: State): readonly Warning[] {
  const tie = tieOf(state);
  if ((tie === null ? higher(playedScore(state)) : tie.leader) === null) return [];
  return [{ code: 'not-level', message: 'The score is not level.' }];
}

function playWarnings(
  state: State,
  { period, minute }: Pick<DataOf<'football.goal'>, 'period' | 'minute'>,
): readonly Warning[] {
  const last = latest(state);
  if (minute !== undefined || last === null || (last.period === (period ?? last.period) && !last.ended)) return [];
  return [{ code: 'not-in-play', message: 'That period is not in progress; the minute is a guess until you give it.' }];
}

function scorerSide(state: State, { team, kind }: DataOf<'football.goal'>): Side | null {
  const side = teamSide(state, team);
  return side !== null && kind === 'own goal' ? other(side) : side;
}

function takingPart(state: State, side: Side | null, id: string | undefined): readonly Warning[] {
  if (side === null || id === undefined) return [];
  const where = presence(state, side, id);
  if (where === 'pitch' || where === 'unknown') return [];
  const name = playerName(state, side, id);
  if (where === 'sin bin') return [{ code: 'in-sin-bin', message: `${name} is in the sin bin.` }];
  if (where === 'sent off') return [{ code: 'sent-off', message: `${name} has been sent off.` }];
  return [{ code: 'not-on-pitch', message: `${name} is not on the pitch by the line-up and the substitutions.` }];
}

/** A match does not go on with a team that is too small (Law 3.1). */
function tooFew(
  state: State,
  event: EffectiveEvent & FootballEvent & { readonly type: 'football.card' },
): readonly Warning[] {
  const side = teamSide(state, event.data.team);
  const next = apply(state, event);
  if (side === null || next instanceof RuleViolation) return [];
  const left = playersOn(next, side);
  if (left >= state.format.minPlayers || left === playersOn(state, side)) return [];
  return [
    {
      code: 'too-few-players',
      message: `${teamName(state, side)} have ${left} players left: too few to go on (Law 3.1).`,
    },
  ];
}

/** Those whom a rebuilt match puts on the pitch against the cards and the changes on record. */
function playingWarnings(state: State, { playing }: DataOf<'football.adjust'>): readonly Warning[] {
  const { playersPerSide, minPlayers, returnSubstitutes } = state.format;
  return ([0, 1] as const).flatMap((side) => {
    const ids = playing?.[side] ?? [];
    if (ids.length === 0) return [];
    const found: Warning[] = [];
    if (ids.length > playersPerSide || ids.length < minPlayers) {
      const message = `${teamName(state, side)} would have ${ids.length} players on the pitch (Law 3.1).`;
      found.push({ code: ids.length > playersPerSide ? 'too-many-players' : 'too-few-players', message });
    }
    for (const id of ids) {
      const where = presence(state, side, id);
      if (where === 'sent off' || where === 'sin bin') found.push(...takingPart(state, side, id));
      if (where !== 'out' || returnSubstitutes) continue;
      const message = `${playerName(state, side, id)} has been substituted and takes no further part (Law 3.3).`;
      found.push({ code: 'substituted', message });
    }
    return found;
  });
}

/** A second temporary dismissal ends the match for the player (IFAB guidelines). */
function secondSinBin(state: State, { team, player }: DataOf<'football.sinbin'>): readonly Warning[] {
  const side = teamSide(state, team);
  if (side === null || !state.sinBins.some((each) => each.side === side && each.player === player)) return [];
  const name = playerName(state, side, player);
  return [{ code: 'second-sin-bin', message: `It is the second temporary dismissal of ${name}, who may not return.` }];
}

function notInSinBin(state: State, { team, player }: DataOf<'football.return'>): readonly Warning[] {
  const side = teamSide(state, team);
  if (side === null || presence(state, side, player) === 'sin bin') return [];
  return [{ code: 'not-in-sin-bin', message: `${playerName(state, side, player)} is not in the sin bin.` }];
}

function reviewWarnings(state: State, data: DataOf<'football.review'>): readonly Warning[] {
  if (data.decision !== 'cancelled' || data.subject === 'penalty') return [];
  if (cancelledGoal(state, data) !== null || cancelledCard(state, data) !== null) return [];
  return [{ code: 'nothing-to-cancel', message: 'There is nothing on record that this review takes back.' }];
}

function kickWarnings(state: State, { team, player }: DataOf<'football.kick'>): readonly Warning[] {
  const { shootOut } = state;
  const side = team === undefined ? null : teamSide(state, team);
  if (shootOut === null || side === null) return notLevel(state);
  const due = nextKicker(shootOut);
  const turn: readonly Warning[] =
    due === null || due === side
      ? []
      : [{ code: 'out-of-turn', message: `It was ${teamName(state, due)}\u2019s turn to kick.` }];
  return [...turn, ...takingPart(state, side, player), ...kickedBefore(state, side, player)];
}

/** Everybody kicks once before anybody kicks twice; both sides with as many players (Law 10.3). */
function kickedBefore(state: State, side: Side, player: string | undefined): readonly Warning[] {
  const kicks = state.shootOut?.kicks.filter((kick) => kick.side === side) ?? [];
  const own = kicks.filter((kick) => kick.player === player).length;
  const eligible = Math.min(playersOn(state, 0), playersOn(state, 1));
  if (player === undefined || own === 0 || kicks.length >= own * eligible) return [];
  const name = playerName(state, side, player);
  return [{ code: 'kicked-again', message: `${name} kicks again before everybody else has.` }];
}
