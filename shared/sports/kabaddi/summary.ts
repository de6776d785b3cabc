import type { Locale } from '../../text/locale.ts';
import { clockText } from '../clock.ts';
import { phaseOf, resultFacts, standouts } from './facts.ts';
import { headline } from './sheet.ts';
import { latest, type State } from './state.ts';
import { words } from './text/words.ts';

/** "Kolkata won 38–31; Rao 14 raid points, Kale 6 tackle points." */
export function summary(state: State, locale: Locale): string {
  const text = words(locale);
  const { result } = state;
  const last = latest(state);
  const names = standouts(state);
  if (result !== null) {
    return text.sentence(
      [text.verdict(resultFacts(state, result), headline(state, text)), ...text.standouts(names)].join('; '),
    );
  }
  if (last === null) return text.sentence(`${headline(state, text)}, ${text.phase(phaseOf(state))}`);
  const clock = last.ended ? [] : [clockText('down', last.clock.ms)];
  const standing = [headline(state, text), text.phase(phaseOf(state)), ...clock].join(', ');
  return text.sentence([standing, ...text.standouts(names)].join('; '));
}
