import { type Due, latest, type State } from '#shared/sports/basketball/state.ts';
import { other, type Side } from '#shared/sports/side.ts';
import { peopleAnswers, teamId } from '../actions/people.ts';
import type { Ask, Score } from '../actions/steps.ts';
import { text } from './labels.ts';
import { people } from './people.ts';
import { askRebound } from './rebounds.ts';

interface Throw {
  readonly side: Side;
  readonly number: number;
  readonly of: number;
}

/** The next free throw that is due, until all are taken. */
export function dueThrow(state: State): Ask | null {
  const due = state.due[0];
  if (due === undefined) return null;
  const next = { side: due.side, number: due.taken + 1, of: due.of };
  const shooter = shooterOf(state, due);
  return shooter === null ? askShooter(state, next) : askThrow(state, next, shooter);
}

/** The first of so many free throws: whoever was fouled shoots, else it is asked. */
export function firstThrow(state: State, side: Side, of: number, shooter: string | null): Ask {
  const first = { side, number: 1, of };
  return shooter === null ? askShooter(state, first) : askThrow(state, first, shooter);
}

/** One that no foul on record gives. */
export function loneThrow(state: State, side: Side): Ask {
  const how = (player: string | null): Ask => ({
    kind: 'ask',
    title: text.lone,
    answers: [true, false].map((made) => ({
      keys: made ? '1' : '0',
      label: made ? text.good : text.noGood,
      next: () => thrown(state, side, player, made),
    })),
  });
  return {
    kind: 'ask',
    title: text.shooter,
    answers: peopleAnswers(people(state, side), how),
    skip: { label: text.untold, next: () => how(null) },
  };
}

function askShooter(state: State, next: Throw): Ask {
  return {
    kind: 'ask',
    title: text.freeThrowWho(next.number, next.of),
    answers: peopleAnswers(people(state, next.side), (player) => askThrow(state, next, player)),
    skip: { label: text.untold, next: () => askThrow(state, next, null) },
  };
}

function askThrow(state: State, { side, number, of }: Throw, shooter: string | null): Ask {
  const name = shooter === null ? '' : (state.squads[side].players.get(shooter)?.name ?? shooter);
  const title = text.freeThrowOf(number, of);
  return {
    kind: 'ask',
    title: name === '' ? title : `${title}: ${name}`,
    answers: [true, false].map((made) => ({
      keys: made ? '1' : '0',
      label: made ? text.good : text.noGood,
      next: () => {
        const scored = thrown(state, side, shooter, made);
        if (number < of) return { ...scored, follow: askThrow(state, { side, number: number + 1, of }, shooter) };
        return made ? scored : { ...scored, follow: askRebound(state, other(side)) };
      },
    })),
  };
}

function thrown(state: State, side: Side, player: string | null, made: boolean): Score {
  const data = { team: teamId(state, side), ...(player !== null && { player }), made };
  return { kind: 'score', deeds: [{ type: 'basketball.freethrow', data }] };
}

/** Who shot the one before; null: nobody yet. */
function shooterOf(state: State, { side, taken }: Due): string | null {
  const last = latest(state)?.attempts.at(-1);
  return taken > 0 && last?.from === 'free' && last.side === side ? last.player : null;
}
