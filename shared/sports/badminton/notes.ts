import { lifecycleNote, teamNamed } from '../rally/notes.ts';
import { playing, scoreLine } from '../rally/part.ts';
import { other, teamName, teamSide } from '../side.ts';
import type { AppliedEvent } from './apply.ts';
import { playerAt } from './board.ts';
import type { DataOf } from './events.ts';
import { serviceNow } from './service.ts';
import { playerName, type State } from './state.ts';
import type { NoteFacts } from './text/facts.ts';

/** What is told of an event other than a rally; null: nothing of its own. */
export function noteOf(before: State, event: AppliedEvent, after: State): NoteFacts | null {
  switch (event.type) {
    case 'badminton.toss':
      return { kind: 'toss', winner: teamNamed(after, event.data.winner), choice: event.data.choice };
    case 'badminton.game':
      return { kind: 'game', number: after.current?.number ?? 1, ...servers(after) };
    case 'badminton.let':
      return { kind: 'let', reason: event.data.reason ?? null };
    case 'badminton.service':
      return { kind: 'service', server: servers(after).server };
    case 'badminton.ends':
      return { kind: 'ends' };
    case 'badminton.card':
      return cardNote(before, event.data, after);
    case 'badminton.challenge':
      return { kind: 'challenge', name: teamNamed(after, event.data.team), outcome: event.data.outcome };
    case 'badminton.injury':
      return { kind: 'injury', name: personOf(after, event.data) };
    case 'badminton.retirement':
      return { kind: 'retirement', name: personOf(after, event.data), reason: event.data.reason ?? null };
    case 'badminton.walkover':
      return { kind: 'walkover', name: teamNamed(after, event.data.team), reason: event.data.reason ?? null };
    case 'badminton.adjust':
      return { kind: 'adjusted', score: scoreLine(after, 0) };
    default:
      return lifecycleNote(event);
  }
}

function cardNote(before: State, data: DataOf<'badminton.card'>, after: State): NoteFacts {
  const side = teamSide(after, data.team);
  const point = data.colour === 'red' && playing(before) !== null && side !== null;
  return {
    kind: 'card',
    name: personOf(after, data),
    colour: data.colour,
    reason: data.reason ?? null,
    pointTo: point ? teamName(after, other(side)) : null,
  };
}

function servers(state: State): { readonly server: string | null; readonly receiver: string | null } {
  const game = playing(state);
  if (game === null) return { server: null, receiver: null };
  const { serving, server, receiver } = serviceNow(state, game);
  if (serving === null) return { server: null, receiver: null };
  if (state.format.discipline === 'singles') return { server: teamName(state, serving), receiver: null };
  return {
    server: playerAt(state, serving, server) ?? teamName(state, serving),
    receiver: playerAt(state, other(serving), receiver),
  };
}

function personOf(state: State, { team, player }: { team: string; player?: string | undefined }): string {
  const side = teamSide(state, team);
  return side === null || player === undefined ? teamNamed(state, team) : playerName(state, side, player);
}
