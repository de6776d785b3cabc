import { standing } from '#shared/sports/badminton/adjust.ts';
import { serviceNow } from '#shared/sports/badminton/service.ts';
import type { State } from '#shared/sports/badminton/state.ts';
import { other, type Side } from '#shared/sports/side.ts';
import type { Action, Fact } from '../actions/pad-spec.ts';
import { askSide, askWhich, peopleAnswers, teamId } from '../actions/people.ts';
import { challenge, rallyWon, setScore } from '../actions/rally.ts';
import { type Ask, type Step, score } from '../actions/steps.ts';
import { text } from './labels.ts';

const SIDES = [0, 1] as const;
const SPORT = 'badminton';

/** Everything that can be scored in this state. */
export function actions(state: State): readonly Action[] {
  const adjust = setScore(SPORT, standing(state));
  if (state.outcome !== null) return [adjust];
  return [
    ...SIDES.flatMap((side) => sideActions(state, side)),
    { id: 'let', key: 'l', label: text.let, step: () => score('badminton.let') },
    { id: 'service', key: 'n', label: text.service, step: () => askService(state) },
    {
      id: 'ends',
      key: 'b',
      label: text.ends,
      step: () =>
        askSide(text.endsWho, state.setup.teams, (side) => score('badminton.ends', { left: teamId(state, side) })),
    },
    adjust,
  ];
}

function sideActions(state: State, side: Side): readonly Action[] {
  const team = teamId(state, side);
  return [
    rallyWon(SPORT, state, side),
    { id: 'winner', key: 'w', label: text.winner, side, look: 'score', step: () => winner(state, side) },
    { id: 'mistake', key: 'm', label: text.mistake, side, step: () => mistake(state, side) },
    challenge(SPORT, state, side),
    {
      id: 'card',
      key: 'y',
      label: text.card,
      side,
      look: 'card',
      step: () => askWhich(text.which, COLOURS, (colour) => score('badminton.card', { team, colour })),
    },
    { id: 'injury', key: 'i', label: text.injury, side, step: () => score('badminton.injury', { team }) },
    {
      id: 'retires',
      key: 'r',
      label: text.retires,
      side,
      step: () => ({
        kind: 'ask',
        title: text.sure,
        answers: [{ keys: 'y', label: text.yes, next: () => score('badminton.retirement', { team }) }],
      }),
    },
  ];
}

const COLOURS = [
  { key: 'y', value: 'yellow', label: text.colours.yellow },
  { key: 'r', value: 'red', label: text.colours.red },
  { key: 'b', value: 'black', label: text.colours.black },
] as const;

const STROKES = [
  { key: 's', value: 'smash', label: text.strokes.smash },
  { key: 'd', value: 'drop', label: text.strokes.drop },
  { key: 'n', value: 'net shot', label: text.strokes['net shot'] },
  { key: 'c', value: 'clear', label: text.strokes.clear },
  { key: 'v', value: 'drive', label: text.strokes.drive },
  { key: 'k', value: 'kill', label: text.strokes.kill },
] as const;

function winner(state: State, side: Side): Ask {
  const rally = { winner: teamId(state, side), how: 'winner' };
  return {
    ...askWhich(text.stroke, STROKES, (stroke) => score('badminton.rally', { ...rally, stroke })),
    skip: { label: text.winner, next: () => score('badminton.rally', rally) },
  };
}

const MISTAKES = [
  { key: 'o', value: 'out', label: text.mistakes.out },
  { key: 'n', value: 'net', label: text.mistakes.net },
  { key: 'm', value: 'misjudged', label: text.mistakes.misjudged },
  { key: 'f', value: 'fault', label: text.mistakes.fault },
  { key: 's', value: 'service fault', label: text.mistakes['service fault'] },
] as const;

function mistake(state: State, side: Side): Ask {
  return askWhich(text.how, MISTAKES, (how) => score('badminton.rally', { winner: teamId(state, other(side)), how }));
}

/** Before the first rally of a match: who serves, and in doubles which player to which. */
export function need(state: State): Ask | null {
  if (state.outcome !== null || (state.current !== null && state.current.serving !== null)) return null;
  return askService(state);
}

function askService(state: State): Ask {
  const begins = state.current === null || state.current.winner !== null;
  const say = (facts: Record<string, string>): Step => score(begins ? 'badminton.game' : 'badminton.service', facts);
  if (state.format.discipline === 'singles')
    return askSide(text.serves, state.setup.teams, (side) => say({ serving: teamId(state, side) }));
  const receivers = (side: Side, server: string): Step => ({
    kind: 'ask',
    title: text.receiver,
    answers: peopleAnswers(state.setup.teams[other(side)].players, (receiver) =>
      say({ serving: teamId(state, side), server, receiver }),
    ),
  });
  return {
    kind: 'ask',
    title: text.server,
    answers: peopleAnswers(
      SIDES.flatMap((side) => state.setup.teams[side].players),
      (server) => receivers(state.setup.teams[0].players.some(({ id }) => id === server) ? 0 : 1, server),
    ),
  };
}

export function facts(state: State): readonly Fact[] {
  const { current, format, challenges } = state;
  const service = current === null ? null : serviceNow(state, current);
  const left =
    format.challenges === null
      ? []
      : SIDES.map((side) => ({
          label: text.challenges,
          text: String(Math.max(0, (format.challenges ?? 0) - challenges[side])),
          side,
        }));
  const cards = SIDES.flatMap((side) => {
    const shown = state.cards.filter((card) => card.side === side).map(({ colour }) => text.shown[colour]);
    return shown.length === 0 ? [] : [{ label: text.cardsShown, text: shown.join(', '), side, urgent: true }];
  });
  if (service === null || service.serving === null) return [...left, ...cards];
  const court = service.court === null ? '' : `, ${text.courts[service.court]}`;
  return [
    { label: text.serving, text: `${nameOf(state, service.serving, service.server)}${court}` },
    { label: text.receiving, text: nameOf(state, other(service.serving), service.receiver) },
    ...left,
    ...cards,
  ];
}

function nameOf(state: State, side: Side, player: number | null): string {
  const team = state.setup.teams[side];
  return (player === null ? undefined : team.players[player]?.name) ?? team.name;
}
