import { lifecycleNote, teamNamed } from '../rally/notes.ts';
import { playing, scoreLine } from '../rally/part.ts';
import { other, teamName, teamSide } from '../side.ts';
import type { AppliedEvent } from './apply.ts';
import type { DataOf } from './events.ts';
import { playerName, type State } from './state.ts';
import type { NoteFacts } from './text/facts.ts';

/** What is told of an event other than a rally; null: nothing of its own. */
export function noteOf(before: State, event: AppliedEvent, after: State): NoteFacts | null {
  switch (event.type) {
    case 'volleyball.toss':
      return { kind: 'toss', winner: teamNamed(after, event.data.winner), choice: event.data.choice };
    case 'volleyball.lineup': {
      if (isSameSix(before, event.data)) return null;
      const players = event.data.positions.map((player) => playerName(after, player));
      return { kind: 'lineup', team: teamNamed(after, event.data.team), players };
    }
    case 'volleyball.set': {
      const serving = after.current?.serving ?? null;
      const number = after.current?.number ?? 1;
      return { kind: 'set', number, serving: serving === null ? null : teamName(after, serving) };
    }
    case 'volleyball.replay':
      return { kind: 'replay', reason: event.data.reason ?? null };
    case 'volleyball.substitution':
      return { kind: 'substitution', ...exchange(after, event.data) };
    case 'volleyball.redesignation':
      return { kind: 'redesignation', ...exchange(after, event.data) };
    case 'volleyball.challenge':
      return { kind: 'challenge', name: teamNamed(after, event.data.team), outcome: event.data.outcome };
    case 'volleyball.timeout': {
      const { team } = event.data;
      const score = after.current?.points.join('-') ?? '';
      return { kind: 'timeout', team: team === undefined ? null : teamNamed(after, team), score };
    }
    case 'volleyball.sanction':
      return sanctionNote(before, event.data, after);
    case 'volleyball.courts':
      return { kind: 'courts' };
    case 'volleyball.default': {
      const { team, kind, reason } = event.data;
      return { kind: 'default', team: teamNamed(after, team), forfeit: kind === 'forfeit', reason: reason ?? null };
    }
    case 'volleyball.adjust':
      return { kind: 'adjusted', score: scoreLine(after, 0) };
    default:
      return lifecycleNote(event);
  }
}

/** The players who were on court when the last set ended, in whatever rotation: no news. */
function isSameSix(state: State, { team, positions }: DataOf<'volleyball.lineup'>): boolean {
  const side = teamSide(state, team);
  const known = side === null ? null : (state.current?.teams[side].positions ?? null);
  return known !== null && known.toSorted().join() === positions.toSorted().join();
}

function exchange(state: State, { team, out, in: comes }: DataOf<'volleyball.libero'>) {
  return { team: teamNamed(state, team), in: playerName(state, comes), out: playerName(state, out) };
}

function sanctionNote(before: State, data: DataOf<'volleyball.sanction'>, after: State): NoteFacts {
  const { team, kind, player, person, reason } = data;
  const side = teamSide(after, team);
  const isPenalty = kind === 'penalty' || kind === 'delay penalty';
  const name = player === undefined ? person : playerName(after, player);
  return {
    kind: 'sanction',
    sanction: kind,
    name: name === undefined ? teamNamed(after, team) : `${name} (${teamNamed(after, team)})`,
    reason: reason ?? null,
    pointTo: isPenalty && side !== null && playing(before) !== null ? teamName(after, other(side)) : null,
  };
}
