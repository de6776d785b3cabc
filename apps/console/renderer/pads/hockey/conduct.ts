import { cancelled, referralsLeft } from '#shared/sports/hockey/referral.ts';
import type { State } from '#shared/sports/hockey/state.ts';
import type { Side } from '#shared/sports/side.ts';
import { goalLineUp } from '../actions/line-up.ts';
import type { Action } from '../actions/pad-spec.ts';
import { askWhich, askWho, peopleChoices, teamId } from '../actions/people.ts';
import { type Ask, type Choose, type Deed, type Step, score } from '../actions/steps.ts';
import { text } from './labels.ts';
import { people } from './people.ts';

/** Cards, changes and referrals of a team. */
export function conductActions(state: State, side: Side): readonly Action[] {
  const referral: Action = {
    id: 'referral',
    key: 'v',
    label: text.referral,
    side,
    step: () => refer(state, { by: 'team', team: teamId(state, side) }),
  };
  return [
    { id: 'card', key: 'c', label: text.card, side, look: 'card', step: () => card(state, side) },
    { id: 'substitution', key: 's', label: text.substitution, side, step: () => substitution(state, side) },
    ...(state.format.referrals > 0 || referralsLeft(state, side) > 0 ? [referral] : []),
    { id: 'line-up', key: 'l', label: text.lineUp, side, step: () => lineUp(state, side) },
  ];
}

const CARDS = [
  { key: 'g', value: 'green', label: text.cards.green },
  { key: 'y', value: 'yellow', label: text.cards.yellow },
  { key: 'r', value: 'red', label: text.cards.red },
] as const;

/** Minutes beyond the format's that umpires give a yellow card (Rule 14.1c: at least five). */
const LONGER_MINUTES = [10, 15];

export function card(state: State, side: Side): Ask {
  const team = teamId(state, side);
  return askWhich(text.which, CARDS, (colour) =>
    askWho(text.booked, people(state, side), (player) => {
      const shown = { team, card: colour, ...(player !== null && { player }) };
      return colour === 'yellow' ? askMinutes(state, shown) : score('hockey.card', shown);
    }),
  );
}

function askMinutes({ format }: State, shown: Deed['data']): Ask {
  return {
    kind: 'ask',
    title: text.minutes,
    answers: LONGER_MINUTES.filter((minutes) => minutes > format.yellowMinutes).map((minutes) => ({
      keys: String(minutes),
      label: text.minutesEach(minutes),
      next: () => score('hockey.card', { ...shown, minutes }),
    })),
    skip: { label: text.minutesEach(format.yellowMinutes), next: () => score('hockey.card', shown) },
  };
}

/** Several at once; a side may be a player short, or fill a gap. */
function substitution(state: State, side: Side): Choose {
  const team = teamId(state, side);
  const coming = (off: readonly string[]): Choose => ({
    kind: 'choose',
    title: text.on,
    choices: peopleChoices(people(state, side, 'bench').filter(({ id }) => !off.includes(id))),
    min: off.length === 0 ? 1 : 0,
    max: Math.max(1, off.length),
    none: text.nobodyOff,
    next: (on) => ({
      kind: 'score',
      deeds: Array.from({ length: Math.max(off.length, on.length) }, (_, i) => ({
        type: 'hockey.substitution',
        data: { team, ...one('off', off[i]), ...one('on', on[i]) },
      })),
    }),
  });
  return {
    kind: 'choose',
    title: text.off,
    choices: peopleChoices(people(state, side)),
    min: 0,
    max: state.format.playersPerSide,
    none: text.nobodyOff,
    next: coming,
  };
}

function one(key: 'off' | 'on', id: string | undefined): Deed['data'] {
  return id === undefined ? {} : { [key]: id };
}

export function lineUp(state: State, side: Side): Choose {
  return goalLineUp({
    type: 'hockey.lineup',
    team: teamId(state, side),
    people: people(state, side, 'all'),
    most: state.format.playersPerSide,
    words: text,
  });
}

const SUBJECTS = [
  { key: 'g', value: 'goal', label: text.subjects.goal },
  { key: 'p', value: 'penalty corner', label: text.subjects['penalty corner'] },
  { key: 's', value: 'penalty stroke', label: text.subjects['penalty stroke'] },
  { key: 'c', value: 'card', label: text.subjects.card },
] as const;

const DECISIONS = [
  { key: 'p', value: 'upheld', label: text.decisions.upheld },
  { key: 'r', value: 'rejected', label: text.decisions.rejected },
  { key: 'n', value: 'no decision', label: text.decisions['no decision'] },
] as const;

/** What it is about, what was decided, and whether the newest of its kind on record is taken back by it. */
export function refer(state: State, by: { readonly by: 'team' | 'umpire'; readonly team?: string }): Ask {
  return askWhich(text.subject, SUBJECTS, (subject) =>
    askWhich(text.decision, DECISIONS, (decision): Step => {
      const found = { ...by, subject, decision };
      const gone = cancelled(state, { ...found, cancels: {} });
      if (gone === null || decision === 'no decision' || (by.by === 'team' && decision === 'rejected')) {
        return score('hockey.referral', found);
      }
      return {
        kind: 'ask',
        title: text.cancels,
        answers: [
          { keys: 'y', label: text.takenBack, next: () => score('hockey.referral', { ...found, cancels: {} }) },
        ],
        skip: { label: text.stands, next: () => score('hockey.referral', found) },
      };
    }),
  );
}
