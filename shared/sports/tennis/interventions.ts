import { impossible } from '../refusal.ts';
import { other } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import { unknown, whyClosed } from './play.ts';
import { gameWinner, isSetScore, setRules, setWinner, target } from './rules.ts';
import { receiverOf, type Server, serverOf, withReceiver, withServer } from './service.ts';
import {
  type Ending,
  hasBegun,
  isDoubles,
  type Pair,
  resolve,
  type Score,
  type SetRecord,
  type State,
  setsWon,
  sum,
} from './state.ts';

/** Rule 9. The choice says who serves first, or the scorer does. */
export function toss(state: State, data: DataOf<'tennis.toss'>): State | RuleViolation {
  const winner = resolve(state, data.winner);
  if (winner === null) return unknown(data.winner);
  const left = data.left === undefined ? null : resolve(state, data.left);
  if (data.left !== undefined && left === null) return unknown(data.left);
  const told = data.server === undefined ? null : resolve(state, data.server);
  if (data.server !== undefined && told === null) return unknown(data.server);
  const chosen =
    data.choice === 'serve' ? winner.side : data.choice === 'receive' ? other(winner.side) : (told?.side ?? null);
  if (told !== null && told.side !== chosen) {
    return impossible(
      'toss',
      `The winner of the toss chose to ${data.choice}: the server is of the other side.`,
      'Rule 9',
    );
  }
  const next = { ...state, toss: { winner: winner.side, choice: data.choice }, left: left?.side ?? state.left };
  if (chosen === null || hasBegun(state)) return next;
  return { ...next, score: withServer(state.format, state.score, { side: chosen, player: told?.player ?? 0 }) };
}

export function nameServer(state: State, id: string): State | RuleViolation {
  const closed = whyClosed(state);
  if (closed !== null) return closed;
  const who = resolve(state, id);
  if (who === null) return unknown(id);
  if (state.score.winner !== null) return impossible('match-over', 'The match is over.');
  const player = isDoubles(state) ? (who.player ?? state.score.service.turn[who.side]) : 0;
  return { ...state, score: withServer(state.format, state.score, { side: who.side, player }) };
}

/** `tennis.receiver` (Rule 15) */
export function nameReceiver(state: State, id: string): State | RuleViolation {
  const closed = whyClosed(state);
  if (closed !== null) return closed;
  const who = resolve(state, id);
  if (who === null) return unknown(id);
  if (who.player === null || !isDoubles(state)) {
    return impossible('receiver', 'Only partners in doubles have an order of receiving.', 'Rule 15');
  }
  // Who serves follows from the games before, which may have been corrected: no reason to lose the event.
  if (serverOf(state.format, state.score)?.side === who.side) return state;
  return { ...state, score: withReceiver(state.format, state.score, { side: who.side, player: who.player }) };
}

export function endEarly(
  state: State,
  kind: Ending['kind'],
  { by, reason }: DataOf<'tennis.retired'>,
): State | RuleViolation {
  const who = resolve(state, by);
  if (who === null) return unknown(by);
  const closed = whyClosed(state);
  if (closed !== null) return closed;
  if (state.score.winner !== null) return impossible('match-over', 'The match is over: it has been played to its end.');
  if (kind === 'walkover' && hasBegun(state)) {
    return impossible('walkover', 'Play has begun: whoever gives up now retires or is defaulted.');
  }
  return { ...state, ending: { kind, by: who.side, reason: reason ?? null } };
}

/** What a rebuilt match starts from: how it stands by the record. */
export function standing(state: State): DataOf<'tennis.adjust'> {
  const { format, score, setup } = state;
  const {
    games: [a, b],
    points: [c, d],
  } = score;
  const server = serverOf(format, score);
  const receiver = isDoubles(state) ? receiverOf(format, score) : null;
  const idOf = ({ side, player }: Server) => setup.teams[side].players[player]?.id;
  const sets = score.sets.map(({ games: [home, away], tieBreak }) => ({
    games: both(home, away),
    ...(tieBreak !== null && { tieBreak: both(tieBreak[0], tieBreak[1]) }),
  }));
  return {
    sets: [...sets, { games: both(a, b) }],
    points: both(c, d),
    ...(server !== null && { server: isDoubles(state) ? idOf(server) : setup.teams[server.side].id }),
    ...(receiver !== null && { receiver: idOf(receiver) }),
  };
}

function both(a: number, b: number): [number, number] {
  return [a, b];
}

/** `tennis.adjust`: the score as the officials have it. Sets that are as they were keep their games. */
export function adjust(
  state: State,
  { sets, points, server, receiver }: DataOf<'tennis.adjust'>,
): State | RuleViolation {
  const closed = whyClosed(state);
  if (closed !== null) return closed;
  const score = scoreOf(state, sets, points ?? [0, 0]);
  if (score instanceof RuleViolation) return score;
  const next = { ...state, score, previous: null, adjusted: true, faulted: false };
  if (score.winner !== null) return next;
  const served = server === undefined ? next : nameServer(next, server);
  return served instanceof RuleViolation || receiver === undefined ? served : nameReceiver(served, receiver);
}

function scoreOf(
  { format, score: was }: State,
  sets: DataOf<'tennis.adjust'>['sets'],
  points: Pair,
): Score | RuleViolation {
  const done: SetRecord[] = [];
  let games: Pair = [0, 0];
  for (const [index, set] of sets.entries()) {
    const rules = setRules(format, index);
    const winner = setWinner(rules, set.games);
    const text = set.games.join('-');
    if (!isSetScore(rules, set.games)) return impossible('score', `A set of this match cannot stand at ${text}.`);
    if (leads(done, format.bestOf)) return impossible('score', `The match was over before set ${index + 1}.`, 'Rule 7');
    if (winner !== null) {
      done.push(setRecord(was.sets[index], set, winner, rules.kind === 'match tie-break'));
    } else if (index < sets.length - 1) {
      return impossible('score', `Set ${index + 1} is not over at ${text}.`, 'Rule 6');
    } else {
      games = set.games;
    }
  }
  const over = leads(done, format.bestOf);
  const place = { set: done.length + 1, game: sum(games) + 1 };
  const log = same(games, was.games) && done.length === was.sets.length ? was.log : [];
  const next = { ...was, sets: done, games, points: [0, 0] as const, last: null, log, place, changingEnds: false };
  if (gameWinner(points, target(format, next)) !== null || (over && sum(points) > 0)) {
    return impossible('score', `The game is over at ${points.join('-')} points.`, 'Rule 5');
  }
  const [a, b] = setsWon(next);
  const winner = over ? (a > b ? 0 : 1) : null;
  const last = points[0] > points[1] ? 0 : points[1] > points[0] ? 1 : null;
  return { ...next, points, last, winner };
}

function leads(sets: readonly SetRecord[], bestOf: number): boolean {
  return Math.max(...setsWon({ sets })) > bestOf / 2;
}

function setRecord(
  was: SetRecord | undefined,
  { games, tieBreak }: DataOf<'tennis.adjust'>['sets'][number],
  winner: SetRecord['winner'],
  matchTieBreak: boolean,
): SetRecord {
  if (was !== undefined && same(was.games, games)) return { ...was, tieBreak: tieBreak ?? was.tieBreak };
  return { games, winner, tieBreak: tieBreak ?? null, matchTieBreak, log: [] };
}

function same([a, b]: Pair, [c, d]: Pair): boolean {
  return a === c && b === d;
}
