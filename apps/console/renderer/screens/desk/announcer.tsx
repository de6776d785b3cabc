import { useMemo } from 'react';
import type { OpenDesk } from '../../stores/desk.ts';
import { locale } from '../../text/locale.ts';
import { t } from '../../text/text.ts';

/** Reads each change of the score out to those who do not look: what happened, and what it makes the score. */
export function Announcer({ desk }: { readonly desk: OpenDesk }) {
  const { state, timeline, version } = desk;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the timeline is changed in place, the version says so
  const spoken = useMemo(() => {
    const last = timeline.slice(timeline.length - 1, timeline.length)[0];
    const board = state?.game.board(locale);
    if (last === undefined || board === undefined) return '';
    const score = board.sides.map((side) => `${side.name} ${side.score}`.trim()).join(', ');
    const text = last.commentary?.text ?? '';
    // Before play there is nothing to tell but who meets.
    if (text === '') return score;
    return t.live(last.event.voided ? `${t.timeline.voided} ${text}` : text, score);
  }, [state, timeline, version]);
  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {spoken}
    </p>
  );
}
