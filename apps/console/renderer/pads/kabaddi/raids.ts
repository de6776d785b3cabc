import type { DataOf, RaiderOut } from '#shared/sports/kabaddi/events.ts';
import { isDoOrDie, nextRaiders } from '#shared/sports/kabaddi/raid.ts';
import { type State, stageOf } from '#shared/sports/kabaddi/state.ts';
import { other, type Side } from '#shared/sports/side.ts';
import type { Action } from '../actions/pad-spec.ts';
import { askSide, askWhich, askWho, peopleAnswers, peopleChoices, teamId } from '../actions/people.ts';
import { type Ask, type Choose, type Step, score } from '../actions/steps.ts';
import { text } from './labels.ts';
import { people } from './people.ts';

type Facts = Partial<DataOf<'kabaddi.raid'>>;

/** More defenders than that are touched in one raid so rarely that they share a key. */
const COUNTED_TOUCHES = 3;

/** What can come of the raid; whose it is follows from the turn. The digits are the touches. */
export function raidActions(state: State): readonly Action[] {
  const then = (next: (by: By) => Step) => () => withRaider(state, next);
  const side = nextRaiders(state);
  const mustScore = side !== null && (stageOf(state) ?? 0) < 5 && isDoOrDie(state, side);
  const counted = Array.from({ length: COUNTED_TOUCHES }, (_, i) => i + 1);
  return [
    {
      id: 'raider',
      key: 'r',
      label: state.raid === null ? text.raider : text.raiderChanged,
      look: state.raid === null ? 'major' : 'plain',
      step: () => setsOut(state),
    },
    {
      id: 'empty',
      key: '0',
      label: mustScore ? text.emptyOut : text.empty,
      step: then((by) => raid(by, mustScore ? { raiderOut: 'do or die' } : {})),
    },
    ...counted.map(
      (count): Action => ({
        id: `touch-${count}`,
        key: String(count),
        label: text.touches(count),
        look: 'score',
        step: then((by) => touched(state, by, count, {})),
      }),
    ),
    {
      id: 'touches',
      key: 'm',
      label: text.more,
      look: 'score',
      step: then((by) => touchedFreely(state, by, {})),
    },
    { id: 'bonus', key: 'b', label: text.bonus, look: 'score', step: then((by) => bonus(state, by)) },
    { id: 'tackled', key: 'k', label: text.tackled, look: 'score', step: then((by) => tackled(state, by, {})) },
    { id: 'raider-out', key: 'o', label: text.raiderOut, step: then((by) => raiderOut(by, {})) },
    { id: 'self-out', key: 'd', label: text.selfOut, step: then((by) => selfOut(state, by)) },
  ];
}

interface By {
  readonly side: Side;
  readonly team: string;
  readonly raider: string | null;
}

/** The raider who has set out, else the one who is asked for; and where the turn does not tell, which side raids. */
function withRaider(state: State, next: (by: By) => Step): Step {
  const side = nextRaiders(state);
  const known = state.raid?.raider ?? null;
  const from = (raiding: Side): Step => {
    const team = teamId(state, raiding);
    if (known !== null && raiding === side) return next({ side: raiding, team, raider: known });
    return askWho(text.whoRaids, people(state, raiding), (raider) => next({ side: raiding, team, raider }));
  };
  return side === null ? askSide(text.whoseRaid, state.setup.teams, from) : from(side);
}

function setsOut(state: State): Step {
  const from = (side: Side): Ask =>
    askWho(text.whoRaids, people(state, side), (raider) =>
      score('kabaddi.raider', { team: teamId(state, side), ...(raider !== null && { raider }) }),
    );
  const side = nextRaiders(state);
  return side === null ? askSide(text.whoseRaid, state.setup.teams, from) : from(side);
}

function raid({ team, raider }: By, facts: Facts): Step {
  return score('kabaddi.raid', { team, ...(raider !== null && { raider }), ...facts });
}

/** So many, of whom those may stay unnamed whom nobody could tell. */
function touched(state: State, by: By, count: number, facts: Facts): Choose {
  return {
    kind: 'choose',
    title: text.touched,
    choices: peopleChoices(people(state, other(by.side))),
    min: 0,
    max: count,
    none: text.untold,
    next: (ids) => raid(by, { ...facts, touched: [...ids], ...(ids.length < count && { touches: count }) }),
  };
}

function touchedFreely(state: State, by: By, facts: Facts): Choose {
  const choices = peopleChoices(people(state, other(by.side)));
  return {
    kind: 'choose',
    title: text.touched,
    choices,
    min: 1,
    max: state.format.playersPerSide,
    next: (ids) => raid(by, { ...facts, touched: [...ids] }),
  };
}

function tackled(state: State, by: By, facts: Facts): Choose {
  return {
    kind: 'choose',
    title: text.tacklers,
    choices: peopleChoices(people(state, other(by.side))),
    min: 0,
    max: state.format.playersPerSide,
    none: text.untold,
    next: (ids) => raid(by, { ...facts, raiderOut: 'tackled', tacklers: [...ids] }),
  };
}

/** The bonus counts however the raid ends. */
function bonus(state: State, by: By): Ask {
  const facts = { bonus: true } as const;
  return {
    kind: 'ask',
    title: text.andThen,
    answers: [
      ...peopleAnswers(people(state, other(by.side)), (id) => raid(by, { ...facts, touched: [id] })).map((answer) => ({
        ...answer,
        note: text.touches(1),
      })),
      { keys: 'm', label: text.more, next: () => touchedFreely(state, by, facts) },
      { keys: 'k', label: text.tackled, next: () => tackled(state, by, facts) },
      { keys: 'o', label: text.raiderOut, next: () => raiderOut(by, facts) },
    ],
    skip: { label: text.home, next: () => raid(by, facts) },
  };
}

const OUTS = [
  { key: 'b', value: 'out of bounds', label: text.outs['out of bounds'] },
  { key: 's', value: 'self out', label: text.outs['self out'] },
  { key: 't', value: 'time over', label: text.outs['time over'] },
  { key: 'l', value: 'baulk line', label: text.outs['baulk line'] },
  { key: 'd', value: 'do or die', label: text.outs['do or die'] },
  { key: 'c', value: 'cant', label: text.outs.cant },
  { key: 'o', value: 'other', label: text.outs.other },
] as const satisfies readonly { readonly key: string; readonly value: RaiderOut; readonly label: string }[];

function raiderOut(by: By, facts: Facts): Ask {
  return askWhich(text.how, OUTS, (how) => raid(by, { ...facts, raiderOut: how }));
}

function selfOut(state: State, by: By): Choose {
  return {
    kind: 'choose',
    title: text.whoOut,
    choices: peopleChoices(people(state, other(by.side))),
    min: 0,
    max: state.format.playersPerSide,
    none: text.untold,
    next: (ids) => raid(by, ids.length === 0 ? { selfOuts: 1 } : { selfOut: [...ids] }),
  };
}
