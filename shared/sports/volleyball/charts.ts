import type { Locale } from '../../text/locale.ts';
import { raceCharts } from '../rally/views.ts';
import type { Chart } from '../sport.ts';
import type { State } from './state.ts';
import { words } from './text/words.ts';

export function charts(state: State, locale: Locale): readonly Chart[] {
  return raceCharts(state, words(locale).charts);
}
