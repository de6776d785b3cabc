import { other, teamName, teamSide } from '../side.ts';
import type { AppliedEvent } from './apply.ts';
import { ballsLeft, scoreText } from './board.ts';
import { wicketFacts } from './dismissal.ts';
import { inningsOf, inningsOvers, playerName, type State } from './state.ts';
import type { NoteFacts } from './text/facts.ts';

/** What is told of an event other than a delivery; null: nothing of its own. */
export function noteOf(event: AppliedEvent, after: State): NoteFacts | null {
  const { current } = after;
  switch (event.type) {
    case 'cricket.toss':
      return {
        ...{ kind: 'toss', winner: nameOf(after, event.data.winner), decision: event.data.decision },
        uncontested: event.data.uncontested === true,
      };
    case 'cricket.innings':
      return inningsNote(after);
    case 'cricket.batter':
      return (
        current && {
          ...{ kind: 'batter', name: playerName(after, current.batting, event.data.player) },
          place: current.batters.findIndex(({ id }) => id === event.data.player) + 1,
          score: scoreText(after, current),
        }
      );
    case 'cricket.bowler': {
      if (current === null) return null;
      const name = playerName(after, other(current.batting), event.data.player);
      return { kind: 'bowler', name, over: current.over.index + 1 };
    }
    case 'cricket.wicket':
      return { kind: 'wicket', wicket: wicketFacts(after, event.data) };
    case 'cricket.over':
      return { kind: 'early' };
    case 'cricket.absent':
      return (
        current && { kind: 'absent', names: event.data.players.map((id) => playerName(after, current.batting, id)) }
      );
    case 'cricket.penalty': {
      const { to, runs, reason } = event.data;
      return { kind: 'penalty', team: nameOf(after, to), runs, reason: reason ?? null };
    }
    case 'cricket.replacement': {
      const { team, in: comes, out, role, reason } = event.data;
      const side = teamSide(after, team) ?? 0;
      return {
        ...{ kind: 'replacement', team: nameOf(after, team), role: role ?? null, reason: known(reason) },
        in: playerName(after, side, comes.id),
        out: out === undefined ? null : playerName(after, side, out),
      };
    }
    case 'cricket.powerplay':
      return { kind: 'powerplay', name: event.data.kind, from: String(event.data.from), to: String(event.data.to) };
    case 'cricket.overs':
      return { kind: 'overs', overs: String(event.data.overs) };
    case 'cricket.days':
      return { kind: 'days', days: event.data.days, lead: after.format.followOnLead };
    case 'cricket.suspension': {
      if (current === null) return null;
      const name = playerName(after, other(current.batting), event.data.player);
      return { kind: 'suspension', name, reason: event.data.reason ?? null };
    }
    case 'cricket.dead-ball':
      return { kind: 'dead ball', reason: event.data.reason ?? null };
    case 'cricket.reviews':
      return { kind: 'reviews', team: nameOf(after, event.data.team), left: event.data.left };
    case 'cricket.award':
      return event.data.reason === undefined ? null : { kind: 'award', reason: event.data.reason };
    case 'cricket.target': {
      const { runs, overs, method } = event.data;
      return { kind: 'target', runs, overs: overs === undefined ? null : String(overs), method: method ?? null };
    }
    case 'cricket.review': {
      const { by, decision, umpiresCall } = event.data;
      const side = teamSide(after, by);
      const left = side === null ? null : (current?.reviewsLeft[side] ?? null);
      return { kind: 'review', team: nameOf(after, by), decision, umpiresCall: umpiresCall ?? false, left };
    }
    case 'cricket.adjust':
      return current && { kind: 'adjusted', score: scoreText(after, current), overs: inningsOvers(current) };
    default:
      return lifecycleNote(event);
  }
}

function lifecycleNote({ type, data }: AppliedEvent): NoteFacts | null {
  if (type === 'match.started') return { kind: 'started' };
  if (type === 'match.resumed') return { kind: 'resumed' };
  if (type !== 'match.paused') return null;
  return { kind: 'paused', reason: 'reason' in data && typeof data.reason === 'string' ? data.reason : null };
}

function inningsNote(state: State): NoteFacts | null {
  const { current } = state;
  if (current === null) return null;
  const { batting, followOn, target } = current;
  const superOver = current.superOver > 0;
  const ordinal = inningsOf(state).filter((innings) => innings.batting === batting && innings.superOver === 0).length;
  const balls = ballsLeft(state, current);
  const openers = [current.striker, current.nonStriker]
    .map((index) => current.batters[index])
    .filter((batter) => batter !== undefined)
    .map(({ id }) => playerName(state, batting, id));
  return { kind: 'innings', team: teamName(state, batting), superOver, followOn, ordinal, target, balls, openers };
}

/** Some records give "unknown" as a reason, which is none. */
function known(reason: string | undefined): string | null {
  return reason === undefined || reason === 'unknown' ? null : reason;
}

function nameOf(state: State, team: string): string {
  const side = teamSide(state, team);
  return side === null ? team : teamName(state, side);
}
