import { changesOf } from '../playing/playing.ts';
import { type Side, teamName, teamSide } from '../side.ts';
import type { AppliedEvent } from './apply.ts';
import type { DataOf } from './events.ts';
import { scoreLine, scoreText } from './facts.ts';
import { named } from './mat.ts';
import { isDoOrDie, nextRaiders } from './raid.ts';
import { raidNote } from './raid-note.ts';
import { latest, nameOrNull, playedScore, playerName, type State } from './state.ts';
import type { NoteFacts } from './text/facts.ts';

/** What is told of an event; null: nothing of its own. */
export function noteOf(before: State, event: AppliedEvent, after: State): NoteFacts | null {
  switch (event.type) {
    case 'kabaddi.raid':
      return raidNote(before, event.data, event, after);
    case 'kabaddi.technical':
      return technicalNote(event.data, after);
    case 'kabaddi.card': {
      const { team, card, player, official, reason } = event.data;
      const side = sideOf(after, team);
      const minutes = card === 'yellow' && player !== undefined ? after.format.suspensionMinutes : null;
      const name = official ?? nameOrNull(after, side, player);
      return { kind: 'card', card, team: teamName(after, side), name, minutes, reason: said(reason) };
    }
    case 'kabaddi.substitution': {
      const { team, off, on } = event.data;
      const side = sideOf(after, team);
      const name = (id: string) => playerName(after, side, id);
      return { kind: 'substitution', team: teamName(after, side), off: name(off), on: name(on) };
    }
    case 'kabaddi.timeout': {
      const { team, reason } = event.data;
      return { kind: 'timeout', team: team === undefined ? null : nameOf(after, team), reason: said(reason) };
    }
    case 'kabaddi.review': {
      const { team, outcome, reason } = event.data;
      return { kind: 'review', team: nameOf(after, team), outcome: outcome ?? null, reason: said(reason) };
    }
    case 'kabaddi.injury': {
      const { team, player, reason } = event.data;
      const side = sideOf(after, team);
      const name = playerName(after, side, player);
      return { kind: 'injury', team: teamName(after, side), player: name, reason: said(reason) };
    }
    case 'kabaddi.raider':
      return raiderNote(before, after);
    case 'kabaddi.start': {
      const last = latest(after);
      const score = scoreLine(after, playedScore(after));
      return (
        last && {
          kind: 'start',
          period: last.period,
          team: last.first === null ? null : teamName(after, last.first),
          score,
        }
      );
    }
    case 'kabaddi.end': {
      const last = latest(after);
      const score = scoreLine(after, playedScore(after));
      return last && { kind: 'end', period: event.data.period ?? last.period, score };
    }
    case 'kabaddi.lineup': {
      const side = sideOf(after, event.data.team);
      const names = event.data.starting.map((id) => playerName(after, side, id));
      return { kind: 'lineup', team: teamName(after, side), names };
    }
    case 'kabaddi.toss':
      return { kind: 'toss', winner: nameOf(after, event.data.winner), choice: event.data.choice };
    case 'kabaddi.tiebreak': {
      const { kind, first } = event.data;
      const golden = kind === 'golden raid';
      const team = first === undefined ? null : nameOf(after, first);
      return { kind: 'tiebreak', golden, raids: after.format.tieBreakRaids ?? 5, team };
    }
    case 'kabaddi.adjust':
      return {
        kind: 'adjusted',
        score: scoreLine(after, playedScore(after)),
        tieBreak: event.data.tieBreak === undefined ? null : scoreText(event.data.tieBreak.points),
        changes: changesOf(
          after,
          event.data.playing,
          (side) => ({ before: named(before.teams[side].on), after: named(after.teams[side].on) }),
          (side, id) => playerName(after, side, id),
        ),
      };
    case 'kabaddi.award': {
      const { winner, how, reason } = event.data;
      return { kind: 'award', team: nameOf(after, winner), how, reason: said(reason) };
    }
    case 'match.paused':
      return { kind: 'paused', reason: typeof event.data.reason === 'string' ? said(event.data.reason) : null };
    case 'match.resumed':
      return { kind: 'resumed' };
    default:
      return null;
  }
}

/** Nothing is said of a raider who sets out, unless the raid must score. */
function raiderNote(before: State, after: State): NoteFacts | null {
  const { raid } = after;
  if (raid === null || before.tieBreak !== null || before.golden !== null) return null;
  if (!isDoOrDie(after, raid.side) || nextRaiders(after) !== raid.side) return null;
  const { side, raider } = raid;
  return { kind: 'do or die raid', raider: nameOrNull(after, side, raider), team: teamName(after, side) };
}

function technicalNote({ team, points, out, reason }: DataOf<'kabaddi.technical'>, after: State): NoteFacts {
  const side = sideOf(after, team);
  return {
    kind: 'technical',
    team: teamName(after, side),
    points,
    out: nameOrNull(after, side === 0 ? 1 : 0, out),
    reason: said(reason),
    score: scoreLine(after, playedScore(after)),
  };
}

function said(reason: string | undefined): string | null {
  const text = reason?.trim() ?? '';
  return text === '' ? null : text;
}

/** Events that were accepted name teams of the match. */
function sideOf(state: State, team: string): Side {
  return teamSide(state, team) ?? 0;
}

function nameOf(state: State, team: string): string {
  return teamName(state, sideOf(state, team));
}
