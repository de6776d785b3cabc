import type { JsonObject } from '#shared/json/json.ts';
import type { KeyPress } from '../../keys/router.ts';

/** An event to be scored. */
export interface Deed {
  readonly type: string;
  readonly data: JsonObject;
}

/** What comes next when a scorer has pressed a key: something is scored, or something is asked first. */
export type Step = Score | Question | Form;

/** What is asked in the pad's own place. */
export type Question = Ask | Choose | Count;

export interface Score {
  readonly kind: 'score';
  /** In this order; after one that is refused the rest is not tried. */
  readonly deeds: readonly Deed[];
  /** What is asked once they are scored: a missed shot's rebound, a foul's free throws. */
  readonly follow?: Exclude<Step, { kind: 'score' }>;
}

export interface Ask {
  readonly kind: 'ask';
  readonly title: string;
  readonly answers: readonly Answer[];
  /** What Enter means on its own: no assist, nobody. */
  readonly skip?: { readonly label: string; readonly next: () => Step };
}

/** What can be typed for, whatever comes of it. */
export interface Option {
  /** What is typed for it: a shirt number, or one letter. */
  readonly keys: string;
  readonly label: string;
  readonly note?: string;
  /** Allowed, but not what one would expect. */
  readonly muted?: boolean;
}

export interface Answer extends Option {
  readonly next: () => Step;
}

export interface Choice extends Option {
  readonly id: string;
}

/** Several at once: who made the tackle, who goes out. Complete by Enter, or by itself when no more can be chosen. */
export interface Choose {
  readonly kind: 'choose';
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly min: number;
  readonly max: number;
  /** What Enter means while nobody is chosen; where `min` is 0. */
  readonly none?: string;
  /** In the order in which they were chosen. */
  readonly next: (ids: readonly string[]) => Step;
}

/** A number to be typed: minutes of stoppage, points. */
export interface Count {
  readonly kind: 'count';
  readonly title: string;
  readonly min: number;
  readonly max: number;
  readonly next: (count: number) => Step;
}

/** A rarer event as a form, made from its schema. */
export interface Form {
  readonly kind: 'form';
  readonly title: string;
  readonly deed: Deed;
}

export function score(type: string, data: JsonObject = {}): Score {
  return { kind: 'score', deeds: [{ type, data }] };
}

/** A question being answered: what was typed so far, and which of the answers still in question is marked. */
export interface Answering {
  readonly typed: string;
  readonly index: number;
}

export const startAnswering: Answering = { typed: '', index: 0 };

/** Answers that what was typed may still mean: by their keys, or where letters are no keys, by their words. */
export function inQuestion<T extends Option>(answers: readonly T[], typed: string): readonly T[] {
  if (typed === '') return answers;
  const byKey = answers.filter(({ keys }) => keys.toLowerCase().startsWith(typed));
  return byKey.length > 0 || /^\d/.test(typed) ? byKey : answers.filter(({ label }) => hasWord(label, typed));
}

/** One key on the way to an answer; null: the key means nothing here. */
export function answerBy(
  answering: Answering,
  { answers, skip }: Ask,
  press: KeyPress,
): { readonly answering: Answering } | { readonly step: Step } | null {
  if (press.key === 'Enter' && !press.control && answering.typed === '' && skip !== undefined) {
    return { step: skip.next() };
  }
  const picked = pickBy(answering, answers, press);
  if (picked === null) return null;
  return 'picked' in picked ? { step: picked.picked.next() } : picked;
}

/** What was chosen so far beside what is being typed. */
export interface Choosing extends Answering {
  readonly chosen: readonly string[];
}

export const startChoosing: Choosing = { ...startAnswering, chosen: [] };

/** One key on the way to a choice of several. Who is typed again is chosen no more; Backspace takes back the last one. */
export function chooseBy(
  choosing: Choosing,
  choose: Choose,
  press: KeyPress,
): { readonly choosing: Choosing } | { readonly step: Step } | null {
  const { typed, chosen } = choosing;
  if (!press.control && typed === '' && press.key === 'Enter') {
    return chosen.length < choose.min ? { choosing } : { step: choose.next(chosen) };
  }
  if (!press.control && typed === '' && press.key === 'Backspace') {
    return { choosing: { ...startChoosing, chosen: chosen.slice(0, -1) } };
  }
  const picked = pickBy(choosing, choose.choices, press);
  if (picked === null) return null;
  return 'picked' in picked
    ? chooseOne(chosen, choose, picked.picked.id)
    : { choosing: { ...picked.answering, chosen } };
}

export function chooseOne(
  chosen: readonly string[],
  { max, next }: Choose,
  id: string,
): { readonly choosing: Choosing } | { readonly step: Step } {
  const now = chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id];
  return now.length === max ? { step: next(now) } : { choosing: { ...startChoosing, chosen: now } };
}

function pickBy<T extends Option>(
  { typed, index }: Answering,
  answers: readonly T[],
  press: KeyPress,
): { readonly answering: Answering } | { readonly picked: T } | null {
  if (press.control) return null;
  const shown = inQuestion(answers, typed);
  switch (press.key) {
    case ' ':
      // The clock's, whatever is being asked.
      return null;
    case 'Enter': {
      const exact = shown.find(({ keys }) => keys.toLowerCase() === typed);
      const taken = exact ?? shown[index];
      return taken === undefined ? { answering: startAnswering } : { picked: taken };
    }
    case 'ArrowDown':
      return { answering: { typed, index: Math.min(index + 1, Math.max(0, shown.length - 1)) } };
    case 'ArrowUp':
      return { answering: { typed, index: Math.max(0, index - 1) } };
    case 'Backspace':
      return typed === '' ? null : { answering: { typed: typed.slice(0, -1), index: 0 } };
    default:
      return press.key.length === 1 ? type(answers, typed + press.key) : null;
  }
}

/** An answer is taken as soon as nothing else can be meant: shirt 9 at once, shirt 1 only where there is no 10. */
function type<T extends Option>(answers: readonly T[], typed: string): ReturnType<typeof pickBy<T>> {
  const left = inQuestion(answers, typed);
  const [only] = left;
  if (only === undefined) return { answering: startAnswering };
  const complete = only.keys.toLowerCase() === typed || !only.keys.toLowerCase().startsWith(typed);
  if (left.length === 1 && complete) return { picked: only };
  return { answering: { typed, index: 0 } };
}

function hasWord(text: string, start: string): boolean {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(start));
}

/** Digits typed towards a number; null: the key means nothing here. */
export function countBy(
  typed: string,
  { min, max, next }: Count,
  press: KeyPress,
): { readonly typed: string } | { readonly step: Step } | null {
  if (press.control) return null;
  if (/^\d$/.test(press.key)) {
    const digits = `${typed}${press.key}`;
    return Number(digits) > max ? { typed } : { typed: digits };
  }
  if (press.key === 'Backspace') return { typed: typed.slice(0, -1) };
  if (press.key !== 'Enter' || typed === '' || Number(typed) < min) return null;
  return { step: next(Number(typed)) };
}
