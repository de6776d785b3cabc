import type { KeyPress } from '../keys/router.ts';

export interface Option {
  readonly id: string;
  readonly label: string;
  /** "12-1-34-2", "retired hurt" */
  readonly note?: string;
  /** Allowed, but not what one would expect. */
  readonly muted?: boolean;
}

/** A choice being made by keys: what was typed so far, and which of the matching options is marked. */
export interface Choosing {
  readonly query: string;
  readonly index: number;
}

export const startChoosing: Choosing = { query: '', index: 0 };

/** `typed`: none of the options, but this name. */
export type Chosen = { readonly id: string } | { readonly typed: string };
export type Step = { readonly choosing: Choosing } | { readonly chosen: Chosen } | null;

/** Options in which every typed word begins some word; accents and case do not matter. */
export function matching(options: readonly Option[], query: string): readonly Option[] {
  const wanted = wordsOf(query);
  if (wanted.length === 0) return options;
  return options.filter((option) => {
    const words = wordsOf(option.label);
    return wanted.every((start) => words.some((word) => word.startsWith(start)));
  });
}

/**
 * One key on the way to a choice. Digits take the option of that number at once (0 is the tenth), letters search,
 * Enter takes the marked one. Null: the key means nothing here.
 * @param free whether a name that is not listed may be given
 */
export function chooseBy(state: Choosing, options: readonly Option[], press: KeyPress, free: boolean): Step {
  const shown = matching(options, state.query);
  const { key } = press;
  if (press.control) return null;
  if (/^\d$/.test(key)) {
    const option = shown[key === '0' ? 9 : Number(key) - 1];
    return option === undefined ? { choosing: state } : { chosen: { id: option.id } };
  }
  switch (key) {
    case 'Enter': {
      const option = shown[state.index];
      if (option !== undefined) return { chosen: { id: option.id } };
      return free && state.query.trim() !== '' ? { chosen: { typed: asName(state.query) } } : { choosing: state };
    }
    case 'ArrowDown':
      return { choosing: { ...state, index: Math.min(state.index + 1, Math.max(0, shown.length - 1)) } };
    case 'ArrowUp':
      return { choosing: { ...state, index: Math.max(0, state.index - 1) } };
    case 'Backspace':
      return state.query === '' ? null : { choosing: { query: state.query.slice(0, -1), index: 0 } };
    case ' ':
      return state.query === '' ? null : { choosing: { query: `${state.query} `, index: 0 } };
    default:
      return /^[\p{L}'.-]$/u.test(key) ? { choosing: { query: state.query + key, index: 0 } } : null;
  }
}

/** Keys come without their case; names have it. */
export function asName(query: string): string {
  return query.trim().replace(/(?<![\p{L}'])\p{L}/gu, (letter) => letter.toUpperCase());
}

function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
