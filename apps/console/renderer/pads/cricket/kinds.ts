import type { JsonObject } from '#shared/json/json.ts';
import type { MatchState } from '#shared/match/state.ts';
import type { CricketEvent } from '#shared/sports/cricket/events.ts';
import { DL_STANDARD, revised } from '#shared/sports/cricket/revision.ts';
import type { State } from '#shared/sports/cricket/state.ts';
import { other } from '#shared/sports/side.ts';
import type { EventKind } from '../pad.ts';
import { text } from './text.ts';
import { cricketOf } from './view.ts';

type Blank = (state: State) => JsonObject;

/** What an event's form starts from. */
const BLANKS: { readonly [Type in CricketEvent['type']]: Blank } = {
  'cricket.delivery': ({ current }) => ({
    runs: { batter: 0 },
    ...(current !== null && { over: current.over.index, ...crease(current) }),
  }),
  'cricket.wicket': ({ current }) => ({ kind: 'retired hurt', player: current?.batters[current.striker]?.id ?? '' }),
  'cricket.bowler': (state) => ({ player: anyone(state, 'fielding') }),
  'cricket.batter': (state) => ({ player: anyone(state, 'batting') }),
  'cricket.ends': ({ current }) => ({
    striker: current?.batters[current.nonStriker]?.id ?? '',
    nonStriker: current?.batters[current.striker]?.id ?? '',
  }),
  'cricket.over': () => ({}),
  'cricket.penalty': ({ setup }) => ({ to: setup.teams[0].id, runs: 5 }),
  'cricket.replacement': ({ setup }) => ({ team: setup.teams[0].id, in: { id: '', name: '' } }),
  'cricket.absent': (state) => ({ players: [anyone(state, 'batting')] }),
  'cricket.overs': ({ format }) => ({ overs: format.overs ?? 50 }),
  'cricket.target': (state) => {
    const dls = revised(state);
    return dls === null ? { runs: state.current?.target ?? 1 } : { runs: dls.target, method: DL_STANDARD };
  },
  'cricket.review': ({ setup }) => ({ by: setup.teams[0].id, decision: 'upheld' }),
  'cricket.powerplay': () => ({ kind: 'mandatory', from: 0.1, to: 5.6 }),
  'cricket.adjust': ({ current }) => ({
    runs: current?.runs ?? 0,
    wickets: current?.wickets ?? 0,
    balls: current?.legal ?? 0,
    ...(current && crease(current)),
  }),
  'cricket.decider': ({ setup }) => ({ winner: setup.teams[0].id, method: '' }),
  'cricket.award': ({ setup }) => ({ winner: setup.teams[0].id, how: 'awarded' }),
  'cricket.suspension': (state) => ({ player: anyone(state, 'fielding') }),
  'cricket.dead-ball': () => ({}),
  'cricket.days': ({ format }) => ({ days: Math.max(1, (format.days ?? 5) - 1) }),
  'cricket.reviews': ({ setup }) => ({ team: setup.teams[0].id, left: 1 }),
  'cricket.toss': ({ setup }) => ({ winner: setup.teams[0].id, decision: 'bat' }),
  'cricket.innings': () => ({}),
  'cricket.close': () => ({ reason: 'declared' }),
};

/** In the order in which they are missed. */
const INSERTABLE: readonly CricketEvent['type'][] = [
  'cricket.delivery',
  'cricket.wicket',
  'cricket.batter',
  'cricket.bowler',
  'cricket.ends',
  'cricket.over',
  'cricket.penalty',
  'cricket.innings',
  'cricket.close',
  'cricket.toss',
  'cricket.review',
  'cricket.replacement',
  'cricket.absent',
  'cricket.powerplay',
  'cricket.overs',
  'cricket.target',
  'cricket.adjust',
  'cricket.suspension',
  'cricket.reviews',
  'cricket.dead-ball',
];

/** What the pad's keys do not cover. */
const RARER: readonly CricketEvent['type'][] = [
  'cricket.review',
  'cricket.replacement',
  'cricket.absent',
  'cricket.powerplay',
  'cricket.overs',
  'cricket.target',
  'cricket.adjust',
  'cricket.decider',
  'cricket.award',
  'cricket.suspension',
  'cricket.reviews',
  'cricket.days',
  'cricket.dead-ball',
  'cricket.penalty',
  'cricket.toss',
  'cricket.delivery',
];

export const insertable: readonly EventKind[] = INSERTABLE.map(kindOf);
export const rarer: readonly EventKind[] = RARER.map(kindOf);

function kindOf(type: CricketEvent['type']): EventKind {
  return {
    type,
    label: text.event[type],
    blank(before: MatchState | null) {
      const state = cricketOf(before);
      return state === null ? {} : BLANKS[type](state);
    },
  };
}

function crease(current: NonNullable<State['current']>): JsonObject {
  const striker = current.batters[current.striker]?.id;
  const nonStriker = current.batters[current.nonStriker]?.id;
  const bowler = current.bowlers[current.bowler]?.id;
  return {
    ...(striker !== undefined && { striker }),
    ...(nonStriker !== undefined && { nonStriker }),
    ...(bowler !== undefined && { bowler }),
  };
}

function anyone(state: State, which: 'batting' | 'fielding'): string {
  const batting = state.current?.batting ?? 0;
  const side = which === 'batting' ? batting : other(batting);
  return state.rosters[side].players.keys().next().value ?? '';
}
