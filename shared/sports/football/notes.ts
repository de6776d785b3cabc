import { changesOf } from '../playing/playing.ts';
import { type Pair, type Side, teamName, teamSide } from '../side.ts';
import type { AppliedEvent } from './apply.ts';
import { cardOf } from './cards.ts';
import type { DataOf } from './events.ts';
import { goalFacts, scoreLine, scoreText, situationOf, winnersFirst } from './facts.ts';
import { onPitch, playersOn } from './players.ts';
import { higher } from './result.ts';
import { cancelledCard, cancelledGoal } from './review.ts';
import { latest, playedScore, playerName, type State } from './state.ts';
import type { Effect, NoteFacts } from './text/facts.ts';

/** What is told of an event; null: nothing of its own. */
export function noteOf(before: State, event: AppliedEvent, after: State): NoteFacts | null {
  switch (event.type) {
    case 'football.goal':
      return goalNote(after);
    case 'football.penalty':
      return { kind: 'penalty', ...who(after, event.data), outcome: event.data.outcome };
    case 'football.card':
      return cardNote(before, event.data, after);
    case 'football.substitution': {
      const { team, off, on, kind } = event.data;
      const name = (id: string) => playerName(after, teamSide(after, team) ?? 0, id);
      return {
        kind: 'substitution',
        team: who(after, event.data).team,
        off: name(off),
        on: name(on),
        concussion: kind === 'concussion',
      };
    }
    case 'football.sinbin': {
      const { reason = null, player } = event.data;
      const { team, player: name } = who(after, event.data);
      return { kind: 'sinbin', team, player: name ?? player, minutes: after.format.sinBinMinutes, reason };
    }
    case 'football.return': {
      const { team, player } = who(after, event.data);
      return before.sinBins === after.sinBins ? null : { kind: 'return', team, player: player ?? event.data.player };
    }
    case 'football.break': {
      const { kind, team, player, reason = null } = event.data;
      const names = team === undefined ? { team: null, player: null } : who(after, { team, player });
      return { kind: 'break', why: kind, ...names, reason };
    }
    case 'football.review':
      return reviewNote(before, event.data, after);
    case 'football.kickoff': {
      const last = latest(after);
      return (
        last && {
          kind: 'kickoff',
          period: last.period,
          team: last.kickOff === null ? null : teamName(after, last.kickOff),
        }
      );
    }
    case 'football.whistle': {
      const last = latest(after);
      return (
        last && {
          kind: 'whistle',
          period: event.data.period ?? last.period,
          score: scoreLine(after, playedScore(after)),
        }
      );
    }
    case 'football.stoppage':
      return { kind: 'stoppage', minutes: event.data.minutes };
    case 'football.lineup': {
      const side = teamSide(after, event.data.team) ?? 0;
      const names = event.data.starting.map((id) => playerName(after, side, id));
      return { kind: 'lineup', team: teamName(after, side), names };
    }
    case 'football.toss':
      return { kind: 'toss', winner: nameOf(after, event.data.winner), decision: event.data.decision };
    case 'football.action':
      return { kind: 'action', ...who(after, event.data), action: event.data.action };
    case 'football.shootout': {
      const first = after.shootOut?.first ?? null;
      return { kind: 'shootout', team: first === null ? null : teamName(after, first) };
    }
    case 'football.kick':
      return kickNote(after);
    case 'football.adjust':
      return {
        kind: 'adjusted',
        score: scoreLine(after, playedScore(after)),
        shootOut: event.data.shootOut === undefined ? null : scoreText(event.data.shootOut.scored),
        changes: changesOf(
          after,
          event.data.playing,
          (side) => ({ before: onPitch(before, side), after: onPitch(after, side) }),
          (side, id) => playerName(after, side, id),
        ),
      };
    case 'football.award':
      return { kind: 'award', team: nameOf(after, event.data.winner), reason: event.data.reason ?? null };
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

function goalNote(after: State): NoteFacts | null {
  const goal = after.goals.at(-1);
  if (goal === undefined) return null;
  const same = after.goals.filter(
    (each) =>
      each.side === goal.side &&
      each.player === goal.player &&
      !each.cancelled &&
      (each.kind === 'own goal') === (goal.kind === 'own goal'),
  );
  const score = playedScore(after);
  return {
    kind: 'goal',
    goal: goalFacts(after, goal),
    effect: effectOf(score, goal.side),
    nth: same.length,
    score: scoreLine(after, score),
    standing: winnersFirst(score, higher(score) ?? 0),
  };
}

function effectOf(score: Pair<number>, side: Side): Effect {
  const [own, theirs] = side === 0 ? score : [score[1], score[0]];
  if (own === theirs) return 'equalises';
  if (own < theirs) return 'reduces';
  if (own > theirs + 1) return 'extends';
  return theirs === 0 ? 'opens' : 'leads';
}

function cardNote(before: State, data: DataOf<'football.card'>, after: State): NoteFacts {
  const side = teamSide(after, data.team) ?? 0;
  const left = playersOn(after, side);
  return {
    kind: 'card',
    team: teamName(after, side),
    name: data.official ?? (data.player === undefined ? null : playerName(after, side, data.player)),
    card: cardOf(before, data),
    reason: data.reason ?? null,
    left: left < playersOn(before, side) ? left : null,
  };
}

function reviewNote(before: State, data: DataOf<'football.review'>, after: State): NoteFacts {
  const goal = data.decision === 'cancelled' ? cancelledGoal(before, data) : null;
  const card = data.decision === 'cancelled' ? cancelledCard(before, data) : null;
  const side = data.team === undefined ? null : teamSide(after, data.team);
  const player = goal === null ? (card?.player ?? null) : null;
  return {
    kind: 'review',
    subject: data.subject,
    decision: data.decision,
    player:
      goal === null
        ? player === null || card === null
          ? null
          : playerName(after, card.side, player)
        : goalFacts(after, goal).player,
    team: side === null ? null : teamName(after, side),
    reason: data.reason ?? null,
    score: goal === null ? null : scoreLine(after, playedScore(after)),
  };
}

function kickNote(after: State): NoteFacts | null {
  const kick = after.shootOut?.kicks.at(-1);
  if (kick === undefined || after.shootOut === null) return null;
  const next = situationOf(after);
  return {
    kind: 'kick',
    team: teamName(after, kick.side),
    player: kick.player === null ? null : playerName(after, kick.side, kick.player),
    outcome: kick.outcome,
    score: after.result === null ? scoreText(after.shootOut.scored) : null,
    next: next.kind === 'kick' && next.stake !== null ? { team: next.team, stake: next.stake } : null,
  };
}

function who(state: State, { team, player }: { team: string; player?: string | undefined }) {
  const side = teamSide(state, team) ?? 0;
  return { team: teamName(state, side), player: player === undefined ? null : playerName(state, side, player) };
}

function nameOf(state: State, team: string): string {
  const side = teamSide(state, team);
  return side === null ? team : teamName(state, side);
}
