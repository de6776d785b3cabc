import { latest, type State } from '#shared/sports/basketball/state.ts';
import { other, type Side } from '#shared/sports/side.ts';
import { peopleAnswers, teamId } from '../actions/people.ts';
import { type Ask, type Score, score } from '../actions/steps.ts';
import { text } from './labels.ts';
import { people } from './people.ts';

type Kind = 'offensive' | 'defensive';

/** After a miss: most often a defender has it, so their shirts stand first; the shooters' are behind a letter. */
export function askRebound(state: State, defence: Side, more: Ask['answers'] = []): Ask {
  return {
    kind: 'ask',
    title: text.reboundWho,
    answers: [
      ...peopleAnswers(people(state, defence), (player) => rebound(state, defence, 'defensive', player)),
      { keys: 't', label: text.teamRebound, next: () => rebound(state, defence, 'defensive', null) },
      { keys: 'o', label: text.offensive, next: () => askWhose(state, other(defence), 'offensive') },
      ...more,
    ],
    skip: { label: text.noRebound, next: () => ({ kind: 'score', deeds: [] }) },
  };
}

/** At which end it was follows from who shot last. */
export function reboundOf(state: State, side: Side): Ask {
  const last = latest(state)?.attempts.at(-1);
  if (last !== undefined && !last.made) {
    return askWhose(state, side, last.side === side ? 'offensive' : 'defensive');
  }
  const kinds: readonly Kind[] = ['defensive', 'offensive'];
  return {
    kind: 'ask',
    title: text.reboundKind,
    answers: kinds.map((kind) => ({
      keys: kind.charAt(0),
      label: text[kind],
      next: () => askWhose(state, side, kind),
    })),
  };
}

function askWhose(state: State, side: Side, kind: Kind): Ask {
  return {
    kind: 'ask',
    title: kind === 'offensive' ? text.offensiveWho : text.reboundWho,
    answers: peopleAnswers(people(state, side), (player) => rebound(state, side, kind, player)),
    skip: { label: text.teamRebound, next: () => rebound(state, side, kind, null) },
  };
}

function rebound(state: State, side: Side, kind: Kind, player: string | null): Score {
  return score('basketball.rebound', { team: teamId(state, side), ...(player !== null && { player }), kind });
}
