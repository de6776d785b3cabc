import type { en } from './en.ts';

type Phrase = string | ((...args: never[]) => string);
type Same<T> = { readonly [K in keyof T]: T[K] extends Phrase ? Widened<T[K]> : Same<T[K]> };
type Widened<P> = P extends string ? string : P;

/** What a further language has to say: every key of the English one, functions with the same parameters. */
export type Text = Same<typeof en>;
