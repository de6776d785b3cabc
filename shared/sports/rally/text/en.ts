import { because } from '../../../text/reason.ts';
import type { ChallengeOutcome } from '../challenge.ts';
import { capital } from '../progress.ts';
import type { CommonNote } from './facts.ts';

const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth'];

export function ordinal(number: number): string {
  return ORDINALS[number] ?? `number ${number}`;
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** Small numbers in words. */
export function counted(count: number): string {
  return NUMBERS[count] ?? String(count);
}

/** "Match point", "Three match points" */
export function several(count: number, noun: string): string {
  return capital(count === 1 ? noun : `${counted(count)} ${noun}s`);
}

/** "25-20, 18-25" */
export function listed(score: string): string {
  return score.replaceAll(' ', ', ');
}

const CHALLENGES: Readonly<Record<ChallengeOutcome, string>> = {
  upheld: 'the call was wrong and is changed',
  failed: 'the call stands',
  'no decision': 'the pictures decide nothing and the call stands',
};

export function commonNote(value: CommonNote): string {
  switch (value.kind) {
    case 'adjusted':
      return `The score is set to ${listed(value.score)}.`;
    case 'challenge':
      return `Challenge by ${value.name}: ${CHALLENGES[value.outcome]}.`;
    case 'started':
      return 'The match is under way.';
    case 'paused':
      return `Play is stopped${because(value.reason)}.`;
    case 'resumed':
      return 'Play is on again.';
  }
}

/** What is said alike of games and sets; `plural`: a side is spoken of as "they". */
export function rallyWords(noun: 'game' | 'set', plural: boolean) {
  const lead = plural ? 'lead' : 'leads';
  const title = (number: number): string => `${capital(noun)} ${number}`;
  return {
    sentence: (text: string): string => `${text}.`,
    title,
    won: (count: number): string => `${count} ${noun}${count === 1 ? '' : 's'}`,
    begins: (a: string, b: string): string => `${a} v ${b} has not begun`,
    leads: (leader: string, won: string, score: string): string => `${leader} ${lead} ${won} (${listed(score)})`,
    level: (a: string, b: string, won: string, score: string): string =>
      `${a} and ${b} are level at ${won} (${listed(score)})`,
    standing: (leader: string | null, score: string): string =>
      leader === null ? `${capital(noun)}s level at ${score}` : `${leader} ${lead} ${score} in ${noun}s`,
    charts: { race: (number: number): string => `${title(number)}: points`, rally: 'Rally', points: 'Points' },
    minutes: (count: number): string => `${count} min`,
  };
}
