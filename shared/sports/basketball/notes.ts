import { changesOf } from '../playing/playing.ts';
import { other, type Side, teamName, teamSide } from '../side.ts';
import type { AppliedEvent } from './apply.ts';
import type { DataOf } from './events.ts';
import { isHalf, leadOf, periodFacts } from './facts.ts';
import { teamFouls } from './fouls.ts';
import { excluded, lineOf } from './players.ts';
import { ahead, playerName, type State } from './state.ts';
import type { Effect, NoteFacts, ShotFacts } from './text/facts.ts';

/** What is told of an event; null: nothing of its own. */
export function noteOf(before: State, event: AppliedEvent, after: State): NoteFacts | null {
  switch (event.type) {
    case 'basketball.shot':
      return shotNote(before, event.data, after);
    case 'basketball.freethrow':
      return freeThrowNote(before, event.data, after);
    case 'basketball.foul':
      return foulNote(before, event.data, after);
    case 'basketball.rebound': {
      const { team, player, kind } = event.data;
      return { kind: 'rebound', ...who(after, team, player), offensive: kind === 'offensive' };
    }
    case 'basketball.turnover': {
      const { team, player, kind = null, steal } = event.data;
      return { kind: 'turnover', ...who(after, team, player), how: kind, steal: opponent(after, team, steal) };
    }
    case 'basketball.credit': {
      const { team, player, for: credit } = event.data;
      return { kind: 'credit', ...who(after, team, player), credit };
    }
    case 'basketball.timeout': {
      const { team } = event.data;
      return { kind: 'timeout', team: team === undefined ? null : nameOf(after, team), score: after.score.join('-') };
    }
    case 'basketball.substitution': {
      const { team, in: ins, out } = event.data;
      const names = (ids: readonly string[]) => ids.map((id) => player(after, team, id));
      return { kind: 'substitution', team: nameOf(after, team), in: names(ins), out: names(out) };
    }
    case 'basketball.starters': {
      const { team, players } = event.data;
      return { kind: 'starters', team: nameOf(after, team), names: players.map((id) => player(after, team, id)) };
    }
    default:
      return otherNote(before, event, after);
  }
}

function otherNote(before: State, event: AppliedEvent, after: State): NoteFacts | null {
  switch (event.type) {
    case 'basketball.period': {
      const { period = after.periods.length, team } = event.data;
      const name = team === undefined ? null : nameOf(after, team);
      return { kind: 'period', period: periodFacts(after, period), team: name };
    }
    case 'basketball.end':
      return endNote(event.data, after);
    case 'basketball.jumpball': {
      const { winner, players } = event.data;
      if (winner === undefined) return null;
      const names = (players ?? []).map((id, index) => playerName(after, index === 0 ? 0 : 1, id));
      return { kind: 'jumpball', team: nameOf(after, winner), opening: before.arrow === null, players: names };
    }
    case 'basketball.arrow':
      return { kind: 'arrow', team: nameOf(after, event.data.team) };
    case 'basketball.review': {
      const { team, decision = null, reason = null } = event.data;
      return { kind: 'review', team: team === undefined ? null : nameOf(after, team), decision, reason };
    }
    case 'basketball.adjust':
      return {
        kind: 'adjusted',
        score: after.score.join('-'),
        changes: changesOf(
          after,
          event.data.playing,
          (side) => ({ before: [...before.court[side].keys()], after: [...after.court[side].keys()] }),
          (side, id) => playerName(after, side, id),
        ),
      };
    case 'basketball.forfeit': {
      const { team, kind, reason = null } = event.data;
      return { kind: 'forfeit', team: nameOf(after, team), how: kind, reason };
    }
    case 'basketball.protest':
      return { kind: 'protest', team: nameOf(after, event.data.team), reason: event.data.reason ?? null };
    default:
      return lifecycleNote(event);
  }
}

function lifecycleNote({ type, data }: AppliedEvent): NoteFacts | null {
  if (type === 'match.resumed') return { kind: 'resumed' };
  if (type !== 'match.paused') return null;
  return { kind: 'paused', reason: 'reason' in data && typeof data.reason === 'string' ? data.reason : null };
}

function shotNote(before: State, data: DataOf<'basketball.shot'>, after: State): NoteFacts | null {
  const side = teamSide(after, data.team);
  if (side === null) return null;
  const { style = null, place, points } = data;
  const outside = points === after.format.fieldGoals[1];
  const distance = place === undefined || !outside ? null : Math.round(Math.hypot(place.x, place.y) * 10) / 10;
  const shot: ShotFacts = { ...who(after, data.team, data.player), outside, points, style, distance };
  if (!data.made) return { kind: 'miss', shot, block: opponent(after, data.team, data.block) };
  return {
    kind: 'basket',
    shot,
    assist: data.assist === undefined ? null : player(after, data.team, data.assist),
    goaltending: data.goaltending === true,
    fastBreak: data.fastBreak === true,
    effect: effectOf(before, after, side),
    score: after.score.join('-'),
  };
}

function freeThrowNote(before: State, data: DataOf<'basketball.freethrow'>, after: State): NoteFacts | null {
  const side = teamSide(after, data.team);
  if (side === null) return null;
  const { made, number = null, of = null, assist } = data;
  return {
    kind: 'freethrow',
    ...who(after, data.team, data.player),
    made,
    number,
    of,
    assist: assist === undefined ? null : player(after, data.team, assist),
    effect: made ? effectOf(before, after, side) : null,
    score: after.score.join('-'),
  };
}

/** Points behind that late in the game leave it open. */
const CLOSE = 3;

function effectOf(before: State, after: State, side: Side): Effect {
  const [was, now] = [ahead(before.score), ahead(after.score)];
  const team = teamName(after, side);
  const [behind, points] = [before.score, after.score].map(([a, b]) => Math.abs(a - b));
  if (before.score[0] + before.score[1] === 0) return { kind: 'opens', team };
  if (now === null) return { kind: 'ties' };
  if (now === side && was !== side) return { kind: before.leader === side ? 'regains' : 'leads', team };
  if (behind === undefined || points === undefined) return { kind: 'none' };
  const late = after.periods.length >= after.format.periods;
  if (now !== side) return late && points <= CLOSE ? { kind: 'cuts', team, points } : { kind: 'none' };
  return Math.floor(points / 10) > Math.floor(behind / 10) ? { kind: 'extends', team, points } : { kind: 'none' };
}

function foulNote(before: State, data: DataOf<'basketball.foul'>, after: State): NoteFacts | null {
  const side = teamSide(after, data.team);
  if (side === null) return null;
  const { player: id, by, kind, double = false, drawn, freeThrows = 0 } = data;
  const { bonus } = after.format;
  const out = id === undefined ? null : excluded(after, side, id);
  return {
    kind: 'foul',
    ...who(after, data.team, id),
    ...{ by, foul: kind, double, freeThrows },
    drawn: opponent(after, data.team, drawn),
    count: id === undefined ? null : lineOf(after, side, id).fouls,
    out: id === undefined || excluded(before, side, id) === out ? null : out,
    penalty: teamFouls(before, side) + 1 === bonus - 1 && teamFouls(after, side) === bonus - 1,
  };
}

function endNote({ period }: DataOf<'basketball.end'>, after: State): NoteFacts {
  const number = period ?? after.periods.length;
  return {
    kind: 'end',
    period: periodFacts(after, number),
    halfTime: isHalf(after, number),
    overtimeNext: after.result === null && number >= after.format.periods,
    over: after.result !== null,
    lead: leadOf(after),
    score: after.score.join('-'),
  };
}

function who(state: State, team: string, id: string | undefined) {
  return { team: nameOf(state, team), player: id === undefined ? null : player(state, team, id) };
}

function player(state: State, team: string, id: string): string {
  const side = teamSide(state, team);
  return side === null ? id : playerName(state, side, id);
}

function opponent(state: State, team: string, id: string | undefined): string | null {
  const side = teamSide(state, team);
  return side === null || id === undefined ? null : playerName(state, other(side), id);
}

function nameOf(state: State, team: string): string {
  const side = teamSide(state, team);
  return side === null ? team : teamName(state, side);
}
