import { other, teamName, teamSide } from '../side.ts';
import type { AppliedEvent } from './apply.ts';
import type { DataOf } from './events.ts';
import { scoreLine } from './result.ts';
import { playerName, playing, type State } from './state.ts';
import type { NoteFacts } from './text/facts.ts';

/** What is told of an event other than a rally; null: nothing of its own. */
export function noteOf(before: State, event: AppliedEvent, after: State): NoteFacts | null {
  switch (event.type) {
    case 'volleyball.toss':
      return { kind: 'toss', winner: nameOf(after, event.data.winner), choice: event.data.choice };
    case 'volleyball.lineup': {
      const players = event.data.positions.map((player) => playerName(after, player));
      return { kind: 'lineup', team: nameOf(after, event.data.team), players };
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
    case 'volleyball.libero':
      return { kind: 'libero', ...exchange(after, event.data) };
    case 'volleyball.timeout': {
      const { team } = event.data;
      const score = after.current?.points.join('-') ?? '';
      return { kind: 'timeout', team: team === undefined ? null : nameOf(after, team), score };
    }
    case 'volleyball.sanction':
      return sanctionNote(before, event.data, after);
    case 'volleyball.courts':
      return { kind: 'courts' };
    case 'volleyball.default': {
      const { team, kind, reason } = event.data;
      return { kind: 'default', team: nameOf(after, team), forfeit: kind === 'forfeit', reason: reason ?? null };
    }
    case 'volleyball.adjust':
      return { kind: 'adjusted', score: scoreLine(after, 0) };
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

function exchange(state: State, { team, out, in: comes }: DataOf<'volleyball.libero'>) {
  return { team: nameOf(state, team), in: playerName(state, comes), out: playerName(state, out) };
}

function sanctionNote(before: State, data: DataOf<'volleyball.sanction'>, after: State): NoteFacts {
  const { team, kind, player, person, reason } = data;
  const side = teamSide(after, team);
  const isPenalty = kind === 'penalty' || kind === 'delay penalty';
  const name = player === undefined ? person : playerName(after, player);
  return {
    kind: 'sanction',
    sanction: kind,
    name: name === undefined ? nameOf(after, team) : `${name} (${nameOf(after, team)})`,
    reason: reason ?? null,
    pointTo: isPenalty && side !== null && playing(before) !== null ? teamName(after, other(side)) : null,
  };
}

function nameOf(state: State, team: string): string {
  const side = teamSide(state, team);
  return side === null ? team : teamName(state, side);
}
