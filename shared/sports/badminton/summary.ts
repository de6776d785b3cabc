import type { Locale } from '../../text/locale.ts';
import { standingText } from '../rally/views.ts';
import { resultFacts } from './result.ts';
import type { State } from './state.ts';
import { words } from './text/words.ts';

/** The match in a sentence. */
export function summary(state: State, locale: Locale): string {
  const text = words(locale);
  const { outcome } = state;
  return text.sentence(outcome === null ? standingText(state, text) : text.result(resultFacts(state, outcome)));
}
