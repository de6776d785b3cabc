import { changesOf } from '../playing/playing.ts';
import { type Pair, type Side, teamName, teamSide } from '../side.ts';
import type { AppliedEvent } from './apply.ts';
import type { DataOf } from './events.ts';
import { goalFacts, periodFacts, scoreFacts } from './facts.ts';
import { allowedPlayers, onField } from './players.ts';
import { cancelled, referralsLeft } from './referral.ts';
import { attemptsOf } from './result.ts';
import { latest, nameOrNull, playedScore, playerName, type State } from './state.ts';
import type { Effect, NoteFacts } from './text/facts.ts';
import { halfTimeAfter } from './time.ts';

/** What is told of an event; null: nothing of its own. */
export function noteOf(before: State, event: AppliedEvent, after: State): NoteFacts | null {
  const challenge = after.format.penalty === 'challenge';
  switch (event.type) {
    case 'hockey.goal':
      return goalNote(after);
    case 'hockey.corner': {
      const side = sideOf(after, event.data.team);
      const nth = after.corners.filter((each) => each.side === side && !each.cancelled).length;
      return { kind: 'corner', team: teamName(after, side), nth };
    }
    case 'hockey.corner-result':
      return { kind: 'corner result', ...who(after, event.data), outcome: event.data.outcome, challenge };
    case 'hockey.stroke':
      return { kind: 'stroke', ...who(after, event.data), outcome: event.data.outcome, challenge };
    case 'hockey.action':
      return { kind: 'action', ...who(after, event.data), action: event.data.action };
    case 'hockey.possession': {
      const { first } = event.data;
      return { kind: 'possession', teams: [teamName(after, 0), teamName(after, 1)], share: [first, 100 - first] };
    }
    case 'hockey.card':
      return cardNote(before, event.data, after, event.at);
    case 'hockey.extension': {
      const { team, player, minutes } = event.data;
      if (before.cards === after.cards) return null;
      return { kind: 'extension', player: playerName(after, sideOf(after, team), player), minutes };
    }
    case 'hockey.substitution':
      return changeNote(before, event.data, after);
    case 'hockey.referral':
      return referralNote(before, event.data, after);
    case 'hockey.start': {
      const last = latest(after);
      if (last === null) return null;
      const team = last.centrePass === null ? null : teamName(after, last.centrePass);
      return { kind: 'start', team, ...periodFacts(after, last.period) };
    }
    case 'hockey.end': {
      const period = event.data.period ?? latest(after)?.period;
      if (period === undefined) return null;
      const halfTime = period === halfTimeAfter(after.format);
      return { kind: 'end', halfTime, score: scoreFacts(after, playedScore(after)), ...periodFacts(after, period) };
    }
    case 'hockey.lineup': {
      const { team, starting, goalkeeper } = event.data;
      const side = sideOf(after, team);
      const names = starting.filter((id) => id !== goalkeeper).map((id) => playerName(after, side, id));
      return { kind: 'lineup', team: teamName(after, side), names, keeper: nameOrNull(after, side, goalkeeper) };
    }
    case 'hockey.toss': {
      const { winner, decision } = event.data;
      return { kind: 'toss', winner: teamName(after, sideOf(after, winner)), decision };
    }
    case 'hockey.shootout': {
      const first = after.shootOut?.first ?? null;
      return { kind: 'shootout', team: first === null ? null : teamName(after, first) };
    }
    case 'hockey.attempt':
      return attemptNote(event.data, after);
    case 'hockey.adjust':
      return {
        kind: 'adjusted',
        score: scoreFacts(after, playedScore(after)),
        shootOut: event.data.shootOut?.scored ?? null,
        changes: changesOf(
          after,
          event.data.playing,
          (side) => ({ before: onField(before, side, event.at), after: onField(after, side, event.at) }),
          (side, id) => playerName(after, side, id),
        ),
      };
    case 'hockey.award': {
      const { winner, reason = null } = event.data;
      return { kind: 'award', team: teamName(after, sideOf(after, winner)), reason };
    }
    case 'match.paused': {
      const { reason } = event.data;
      return { kind: 'paused', reason: typeof reason === 'string' ? reason : null };
    }
    case 'match.resumed':
      return { kind: 'resumed' };
    default:
      return null;
  }
}

/** The rules refuse an event of a team that does not play. */
function sideOf(state: State, team: string): Side {
  return teamSide(state, team) ?? 0;
}

function who(state: State, { team, player }: { team: string; player?: string | undefined }) {
  const side = sideOf(state, team);
  return { team: teamName(state, side), player: nameOrNull(state, side, player) };
}

function goalNote(after: State): NoteFacts | null {
  const goal = after.goals.at(-1);
  if (goal === undefined) return null;
  const same = after.goals.filter((each) => each.side === goal.side && each.player === goal.player && !each.cancelled);
  const score = playedScore(after);
  return {
    kind: 'goal',
    goal: goalFacts(after, goal),
    effect: effectOf(score, goal.side),
    nth: same.length,
    score: scoreFacts(after, score),
  };
}

function effectOf(score: Pair<number>, side: Side): Effect {
  const [own, theirs] = side === 0 ? score : [score[1], score[0]];
  if (own === theirs) return 'equalises';
  if (own < theirs) return 'reduces';
  if (own > theirs + 1) return 'extends';
  return theirs === 0 ? 'opens' : 'leads';
}

function cardNote(before: State, data: DataOf<'hockey.card'>, after: State, at: number): NoteFacts | null {
  const side = sideOf(after, data.team);
  const entry = after.cards.at(-1);
  if (entry === undefined) return null;
  const { shootOut } = entry.mark;
  const left = allowedPlayers(after, side, at);
  return {
    kind: 'card',
    team: teamName(after, side),
    name: data.official ?? nameOrNull(after, side, data.player),
    card: data.card,
    minutes: entry.player === null || shootOut ? null : entry.minutes,
    reason: data.reason ?? null,
    left: !shootOut && left < allowedPlayers(before, side, at) ? left : null,
    shootOut,
  };
}

/** Outfield players come and go all the time; only the goal is told of. */
function changeNote(before: State, data: DataOf<'hockey.substitution'>, after: State): NoteFacts | null {
  const side = sideOf(after, data.team);
  const change = {
    team: teamName(after, side),
    off: nameOrNull(after, side, data.off),
    on: nameOrNull(after, side, data.on),
  };
  if (data.as === 'goalkeeper') return { kind: 'goalkeeper', ...change, empty: false };
  const left = after.squads[side].goal.empty && !before.squads[side].goal.empty;
  return left ? { kind: 'goalkeeper', ...change, empty: true } : null;
}

function referralNote(before: State, data: DataOf<'hockey.referral'>, after: State): NoteFacts {
  const { by, subject, decision, reason = null } = data;
  const side = data.team === undefined ? null : sideOf(after, data.team);
  const found = cancelled(before, data);
  return {
    kind: 'referral',
    by,
    team: side === null ? null : teamName(after, side),
    subject,
    decision,
    cancelled:
      found === null
        ? null
        : {
            team: teamName(after, found.entry.side),
            player: nameOrNull(after, found.entry.side, found.entry.player),
          },
    score: found?.kind === 'goal' ? scoreFacts(after, playedScore(after)) : null,
    left: by === 'team' && side !== null ? referralsLeft(after, side) : null,
    reason,
  };
}

function attemptNote({ goalkeeper }: DataOf<'hockey.attempt'>, after: State): NoteFacts | null {
  const { shootOut, format } = after;
  const last = shootOut?.attempts.at(-1);
  if (shootOut === null || last === undefined) return null;
  const { side, player, outcome, stroke } = last;
  const taken = shootOut.taken[0] + shootOut.taken[1];
  return {
    kind: 'attempt',
    team: teamName(after, side),
    player: nameOrNull(after, side, player),
    keeper: nameOrNull(after, side === 0 ? 1 : 0, goalkeeper),
    outcome,
    stroke,
    seconds: format.shootOut?.seconds ?? 8,
    score: scoreFacts(after, shootOut.scored),
    suddenDeath: outcome !== 're-taken' && taken === 2 * attemptsOf(after) + 1,
  };
}
