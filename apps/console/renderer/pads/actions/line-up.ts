import { type Person, peopleAnswers, peopleChoices } from './people.ts';
import { type Choose, score } from './steps.ts';

interface Sheet {
  /** The event's type ("football.lineup"). */
  readonly type: string;
  readonly team: string;
  readonly people: readonly Person[];
  /** So many start, at most. */
  readonly most: number;
  readonly words: { readonly start: string; readonly keeper: string; readonly noKeeper: string };
}

/** Who starts, and who of them keeps goal; the others are on the bench. */
export function goalLineUp({ type, team, people, most, words }: Sheet): Choose {
  return {
    kind: 'choose',
    title: words.start,
    choices: peopleChoices(people),
    min: 1,
    max: most,
    next: (starting) => {
      const bench = people.flatMap(({ id }) => (starting.includes(id) ? [] : [id]));
      const named = { team, starting: [...starting], bench };
      return {
        kind: 'ask',
        title: words.keeper,
        answers: peopleAnswers(
          people.filter(({ id }) => starting.includes(id)),
          (goalkeeper) => score(type, { ...named, goalkeeper }),
        ),
        skip: { label: words.noKeeper, next: () => score(type, named) },
      };
    },
  };
}
