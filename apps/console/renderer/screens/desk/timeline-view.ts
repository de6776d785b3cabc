import type { MatchState } from '#shared/match/state.ts';
import type { Line } from '../../match/timeline.ts';
import type { SportPad } from '../../pads/pad.ts';
import { t } from '../../text/text.ts';

export type LineMark = 'pending' | 'voided' | 'conflict' | 'inserted' | 'corrected';

/** What is special about an event's place in the log. */
export function marksOf({ event, conflict }: Line, pending: ReadonlySet<string>): readonly LineMark[] {
  const marks: LineMark[] = [];
  if (pending.has(event.id) || (event.correctedBy !== undefined && pending.has(event.correctedBy)))
    marks.push('pending');
  if (event.voided) marks.push('voided');
  else if (conflict !== null) marks.push('conflict');
  else if (event.correctedBy === event.id) marks.push('inserted');
  else if (event.correctedBy !== undefined) marks.push('corrected');
  return marks;
}

const LIFECYCLE: ReadonlyMap<string, string> = new Map(Object.entries(t.timeline.lifecycle));

/** One line on an event: the commentary's, else its plain name, with people called as they are in `state`. */
export function textOf({ event, commentary }: Line, pad: SportPad | undefined, state: MatchState | null): string {
  const override = event.override === undefined ? '' : ` (${t.timeline.override(event.override.reason)})`;
  if (commentary !== null) return commentary.text + override;
  if (event.type === 'match.created') return t.timeline.created;
  const name = LIFECYCLE.get(event.type);
  if (name === undefined) return (pad?.describe(event, state) ?? event.type) + override;
  const words = event.data.text ?? event.data.reason ?? event.data.result;
  return typeof words === 'string' ? `${name}: ${words}` : name;
}

type BadgeLook = 'play' | 'boundary' | 'score' | 'wicket' | 'card' | 'milestone' | 'period' | 'result' | 'note';

export function badgeOf({ commentary }: Line): { readonly text: string; readonly look: BadgeLook } | null {
  if (commentary?.badge === undefined) return null;
  return { text: commentary.badge, look: commentary.kind };
}
