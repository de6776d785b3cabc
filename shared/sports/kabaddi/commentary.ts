import type { Locale } from '../../text/locale.ts';
import { variantOf } from '../../text/variant.ts';
import { type CommentaryLine, RuleViolation } from '../sport.ts';
import type { AppliedEvent } from './apply.ts';
import type { Stage } from './events.ts';
import { markText, resultFacts } from './facts.ts';
import { noteOf } from './notes.ts';
import { momentOf } from './periods.ts';
import { clockAt, latest, type State, stageOf } from './state.ts';
import type { NoteFacts, RaidFacts } from './text/facts.ts';
import { words } from './text/words.ts';

/** What is said about `event`, which led from `before` to `after`. Its id chooses among phrases that say the same. */
export function commentary(before: State, event: AppliedEvent, after: State, locale: Locale): CommentaryLine | null {
  const text = words(locale);
  const note = noteOf(before, event, after);
  const decided = before.result === null && after.result !== null ? after.result : null;
  if (note === null && decided === null) return null;
  const said = [
    // The result says the score.
    ...(note === null
      ? []
      : [note.kind === 'end' && decided !== null ? text.fullTime : text.note(note, variantOf(event.id))]),
    ...(decided === null ? [] : [text.sentence(text.result(resultFacts(after, decided)))]),
  ];
  const badge = note?.kind === 'raid' ? badgeOf(note.raid) : note?.kind === 'card' ? BADGES[note.card] : undefined;
  return {
    mark: markOf(event, after),
    kind: decided === null && note !== null ? kindOf(note) : 'result',
    text: said.join(' '),
    ...(badge !== undefined && { badge }),
  };
}

function markOf(event: AppliedEvent, after: State): string {
  const moment = momentOf(after, momentData(event), event.at, undefined);
  if (hasMoment(event) && !(moment instanceof RuleViolation)) return markText(moment.mark);
  const stage = stageOf(after);
  const last = latest(after);
  if (stage === null || last === null) return '';
  return markText({ stage, clock: clockAt(last, event.at) });
}

function momentData(event: AppliedEvent): { readonly period?: Stage | undefined; readonly clock?: number | undefined } {
  return hasMoment(event) ? event.data : {};
}

type Moments = 'raid' | 'technical' | 'card' | 'substitution' | 'timeout' | 'review' | 'injury';

function hasMoment(event: AppliedEvent): event is Extract<AppliedEvent, { type: `kabaddi.${Moments}` }> {
  switch (event.type) {
    case 'kabaddi.raid':
    case 'kabaddi.technical':
    case 'kabaddi.card':
    case 'kabaddi.substitution':
    case 'kabaddi.timeout':
    case 'kabaddi.review':
    case 'kabaddi.injury':
      return true;
    default:
      return false;
  }
}

function kindOf(note: NoteFacts): CommentaryLine['kind'] {
  switch (note.kind) {
    case 'raid': {
      const { superRaid, superTackle, superTen, highFive, allOut, score } = note.raid;
      if (superRaid || superTackle || superTen || highFive !== null || allOut !== null) return 'milestone';
      return score === null ? 'play' : 'score';
    }
    case 'technical':
      return 'score';
    case 'card':
      return 'card';
    case 'start':
    case 'end':
    case 'tiebreak':
      return 'period';
    case 'do or die raid':
      return 'play';
    default:
      return 'note';
  }
}

const BADGES = { green: 'G', yellow: 'Y', red: 'R' } as const;

function badgeOf({ outcome, allOut, superRaid, superTackle, raiderOut, points }: RaidFacts): string {
  if (allOut !== null) return 'AO';
  if (superTackle) return 'ST';
  if (superRaid) return 'SR';
  if (outcome === 'unsuccessful') return raiderOut === 'tackled' ? 'T' : 'X';
  return outcome === 'empty' ? '0' : `+${points}`;
}
