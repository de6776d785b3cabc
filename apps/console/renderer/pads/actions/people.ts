import type { Pair, Side } from '#shared/sports/side.ts';
import type { Team } from '#shared/sports/teams.ts';
import type { Answer, Ask, Choice, Step } from './steps.ts';
import { text } from './text.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly number?: number | null | undefined;
  readonly note?: string;
  /** Not where one would expect: on the bench, sent off. */
  readonly muted?: boolean;
}

/** People to choose from, by their shirt numbers; who has none, or another's, gets the lowest free one. */
export function peopleChoices(people: readonly Person[]): readonly Choice[] {
  const taken = new Set<string>();
  const numbered = people.map((person) => {
    const key = person.number == null ? null : String(person.number);
    if (key === null || taken.has(key)) return { person, key: null };
    taken.add(key);
    return { person, key };
  });
  let free = 1;
  const choices = numbered.map(({ person: { id, name, note, muted }, key }) => {
    while (key === null && taken.has(String(free))) free++;
    const keys = key ?? String(free);
    taken.add(keys);
    return { id, keys, label: name, ...(note !== undefined && { note }), muted: muted === true };
  });
  return choices.toSorted((a, b) => Number(a.muted) - Number(b.muted));
}

/** One of them. */
export function peopleAnswers(people: readonly Person[], next: (id: string) => Step): readonly Answer[] {
  return peopleChoices(people).map(({ id, ...option }) => ({ ...option, next: () => next(id) }));
}

/** Who was it? Enter: nobody says. */
export function askWho(title: string, people: readonly Person[], next: (id: string | null) => Step): Ask {
  return {
    kind: 'ask',
    title,
    answers: peopleAnswers(people, next),
    skip: { label: text.none, next: () => next(null) },
  };
}

/** One of the given words, each on a letter of its own. */
export function askWhich<T extends string>(
  title: string,
  words: readonly { readonly key: string; readonly value: T; readonly label: string }[],
  next: (value: T) => Step,
): Ask {
  const answers = words.map(({ key, value, label }) => ({ keys: key, label, next: () => next(value) }));
  return { kind: 'ask', title, answers };
}

/** Which side: to serve first, on the left, with the toss. */
export function askSide(
  title: string,
  teams: readonly [{ readonly name: string }, { readonly name: string }],
  next: (side: Side) => Step,
): Ask {
  const answers = ([0, 1] as const).map((side) => ({
    keys: String(side + 1),
    label: teams[side].name,
    next: () => next(side),
  }));
  return { kind: 'ask', title, answers };
}

/** What every sport's state says of who plays. */
interface Sides {
  readonly setup: { readonly teams: Pair<Team> };
}

interface Squad {
  readonly players: ReadonlyMap<string, Pick<Person, 'id' | 'name'> & { readonly number: number | null }>;
}

export function teamId({ setup }: Sides, side: Side): string {
  return setup.teams[side].id;
}

/** The teams as the state knows them: with those who turned up beside the team sheet. */
export function squadsOf({ setup, squads }: Sides & { readonly squads: Pair<Squad> }): Pair<Team> {
  const [home, away] = setup.teams;
  return [
    { ...home, players: playersOf(squads[0]) },
    { ...away, players: playersOf(squads[1]) },
  ];
}

function playersOf({ players }: Squad): Team['players'] {
  return [...players.values()].map(({ id, name, number }) => ({ id, name, ...(number !== null && { number }) }));
}
