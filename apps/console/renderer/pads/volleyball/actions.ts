import { other, type Side } from '#shared/sports/side.ts';
import { standing } from '#shared/sports/volleyball/adjust.ts';
import { onCourt, playerName, type State, serverNow } from '#shared/sports/volleyball/state.ts';
import type { Action, Fact } from '../actions/pad-spec.ts';
import { askSide, askWhich, askWho, type Person, peopleAnswers, peopleChoices, teamId } from '../actions/people.ts';
import { challenge, rallyWon, setScore } from '../actions/rally.ts';
import { type Ask, type Choose, score } from '../actions/steps.ts';
import { text } from './labels.ts';

const SIDES = [0, 1] as const;
const SPORT = 'volleyball';

/** Everything that can be scored in this state. */
export function actions(state: State): readonly Action[] {
  const adjust = setScore(SPORT, standing(state));
  if (state.outcome !== null) return [adjust];
  return [
    ...SIDES.flatMap((side) => teamActions(state, side)),
    {
      id: 'set',
      key: 'n',
      label: text.next,
      look: betweenSets(state) ? 'major' : 'plain',
      step: () => askServing(state),
    },
    { id: 'replay', key: 'p', label: text.replay, step: () => score('volleyball.replay') },
    {
      id: 'courts',
      key: 'd',
      label: text.courts,
      step: () =>
        askSide(text.left, state.setup.teams, (side) => score('volleyball.courts', { left: teamId(state, side) })),
    },
    adjust,
  ];
}

function betweenSets({ current }: State): boolean {
  return current === null || current.winner !== null;
}

function teamActions(state: State, side: Side): readonly Action[] {
  const team = teamId(state, side);
  const scored = (id: string, key: string, label: string, how: string): Action => ({
    id,
    key,
    label,
    side,
    look: 'score',
    step: () =>
      askWho(text.booked, people(state, side), (player) =>
        score('volleyball.rally', { winner: team, how, ...(player && { player }) }),
      ),
  });
  return [
    rallyWon(SPORT, state, side),
    scored('kill', 'k', text.kill, 'attack'),
    scored('ace', 'a', text.ace, 'ace'),
    scored('block', 'b', text.block, 'block'),
    { id: 'error', key: 'i', label: text.error, side, step: () => error(state, side) },
    { id: 'time-out', key: 't', label: text.timeOut, side, step: () => score('volleyball.timeout', { team }) },
    { id: 'substitution', key: 's', label: text.substitution, side, step: () => exchange(state, side, 'substitution') },
    { id: 'libero', key: 'o', label: text.libero, side, step: () => exchange(state, side, 'libero') },
    challenge(SPORT, state, side),
    {
      id: 'sanction',
      key: 'y',
      label: text.sanction,
      side,
      look: 'card',
      step: () => askWhich(text.whichSanction, SANCTIONS, (kind) => score('volleyball.sanction', { team, kind })),
    },
    {
      id: 'line-up',
      key: 'l',
      label: text.lineUp,
      side,
      step: () => lineUp(state, side),
    },
  ];
}

const SANCTIONS = [
  { key: 'w', value: 'warning', label: text.sanctions.warning },
  { key: 'p', value: 'penalty', label: text.sanctions.penalty },
  { key: 'e', value: 'expulsion', label: text.sanctions.expulsion },
  { key: 'd', value: 'disqualification', label: text.sanctions.disqualification },
  { key: 'l', value: 'delay warning', label: text.sanctions['delay warning'] },
  { key: 'k', value: 'delay penalty', label: text.sanctions['delay penalty'] },
] as const;

const ERRORS = [
  { key: 's', value: 'serve error', label: text.errors['serve error'] },
  { key: 'a', value: 'attack error', label: text.errors['attack error'] },
  { key: 'r', value: 'reception error', label: text.errors['reception error'] },
  { key: 't', value: 'set error', label: text.errors['set error'] },
  { key: 'd', value: 'dig error', label: text.errors['dig error'] },
  { key: 'p', value: 'position fault', label: text.errors['position fault'] },
  { key: 'o', value: 'rotation fault', label: text.errors['rotation fault'] },
  { key: 'f', value: 'fault', label: text.errors.fault },
] as const;

function error(state: State, side: Side): Ask {
  return askWhich(text.how, ERRORS, (how) =>
    askWho(text.booked, people(state, side), (player) =>
      score('volleyball.rally', { winner: teamId(state, other(side)), how, ...(player && { player }) }),
    ),
  );
}

/** Out first, then in; the libero's exchange is no substitution (Rule 19.3.2). */
function exchange(state: State, side: Side, kind: 'substitution' | 'libero'): Ask {
  const court = new Set(courtOf(state, side));
  const all = people(state, side);
  const going = court.size === 0 ? all : all.filter(({ id }) => court.has(id));
  const coming = (out: string): Ask => ({
    kind: 'ask',
    title: text.in,
    answers: peopleAnswers(
      all.filter(({ id }) => id !== out && !court.has(id)),
      (player) => score(`volleyball.${kind}`, { team: teamId(state, side), out, in: player }),
    ),
  });
  return { kind: 'ask', title: text.out, answers: peopleAnswers(going, coming) };
}

/** In the order of the positions, from 1. */
function lineUp(state: State, side: Side): Choose {
  const { players } = state.format;
  return {
    kind: 'choose',
    title: text.lineUp,
    choices: peopleChoices(people(state, side)),
    min: players,
    max: players,
    next: (positions) => score('volleyball.lineup', { team: teamId(state, side), positions: [...positions] }),
  };
}

function askServing(state: State): Ask {
  return askSide(text.serves, state.setup.teams, (side) => score('volleyball.set', { serving: teamId(state, side) }));
}

/** Who serves first is asked before the first rally of the match. */
export function need(state: State): Ask | null {
  if (state.outcome !== null || (state.current !== null && state.current.serving !== null)) return null;
  return state.current === null || state.current.record.length === 0 ? askServing(state) : null;
}

export function facts(state: State): readonly Fact[] {
  const { current, format } = state;
  if (current === null) return [];
  const server = serverNow(current);
  const name = server === null ? null : playerName(state, server);
  const serving = current.serving === null ? null : state.setup.teams[current.serving].name;
  const own = SIDES.flatMap((side) => {
    const { timeouts, substitutions } = current.teams[side];
    const court = courtOf(state, side).map((id) => shirtOf(state, side, id));
    return [
      { label: text.timeOuts, text: `${timeouts}/${format.timeouts}`, side },
      { label: text.substitutions, text: `${substitutions.length}/${format.substitutions}`, side },
      ...(court.length === 0 ? [] : [{ label: text.positions, text: court.join(' '), side }]),
    ];
  });
  return serving === null
    ? own
    : [{ label: text.serving, text: name === null ? serving : `${name} (${serving})` }, ...own];
}

function courtOf({ current }: State, side: Side): readonly string[] {
  return current === null ? [] : (onCourt(current.teams[side]) ?? []);
}

function shirtOf(state: State, side: Side, id: string): string {
  const player = state.setup.teams[side].players.find((each) => each.id === id);
  return String(player?.number ?? player?.name ?? id);
}

/** Who is on court first. */
function people(state: State, side: Side): readonly Person[] {
  const court = new Set(courtOf(state, side));
  return state.setup.teams[side].players.map(({ id, name, number }) => ({
    id,
    name,
    number,
    muted: court.size > 0 && !court.has(id),
  }));
}
