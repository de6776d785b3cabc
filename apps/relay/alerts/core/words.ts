import type { Step } from '#shared/match/fold.ts';
import type { MatchState } from '#shared/match/state.ts';
import type { Locale } from '#shared/text/locale.ts';
import type { AlertKind } from '#shared/wire/alerts.ts';
import type { Happening } from './happening.ts';
import type { Verdict } from './judge.ts';

/** An alert as people read it. */
export interface Wording {
  readonly title: string;
  readonly body: string;
}

export type Wordings = Readonly<Record<Locale, Wording>>;

/** The kind that an alert of several goes by: the most important one. */
export function mainKind(kinds: readonly AlertKind[]): AlertKind {
  return ORDER.find((kind) => kinds.includes(kind)) ?? 'score';
}

const ORDER: readonly AlertKind[] = [
  ...(['result', 'wicket', 'goal', 'close', 'milestone', 'score', 'period', 'start', 'correction'] as const),
];

/** `board` is where the match stands now: what a correction of an early ball leaves of the score counts, too. */
export function wordingsOf(verdict: Verdict, now: MatchState): Wordings {
  return { en: wordingOf(verdict, now, 'en'), hi: wordingOf(verdict, now, 'hi') };
}

function wordingOf({ change, kinds, happenings, step }: Verdict, now: MatchState, locale: Locale): Wording {
  const words = WORDS[locale];
  const said = sayingOf(step, locale);
  switch (change) {
    case 'news': {
      const kind = mainKind(kinds);
      const label = words.labels[kind];
      const score = scoreLine(step.after ?? now, locale);
      return {
        title: [label, kind === 'start' ? now.game.title : score].filter((part) => part !== '').join(' · '),
        body: said === '' ? bodyOf(happenings, words) : said,
      };
    }
    case 'corrected':
      return { title: `${words.correction} · ${scoreLine(now, locale)}`, body: `${words.corrected}: ${said}` };
    case 'taken-back': {
      const not = words.not[mainKind(kinds)];
      return {
        title: `${words.correction} · ${scoreLine(now, locale)}`,
        body: said === '' ? `${not}.` : `${not}: ${said}`,
      };
    }
  }
}

/** What the commentary says, also of an event that does not count any more. */
function sayingOf({ before, event }: Step, locale: Locale): string {
  return before?.game.narrate(event, locale)?.text ?? '';
}

/** "IND 187/4 · AUS 214" */
export function scoreLine(state: MatchState, locale: Locale): string {
  const { sides } = state.game.board(locale);
  return sides
    .map(({ shortName, score, detail }) => {
      const more = score === '' || detail === undefined ? '' : ` (${detail})`;
      return `${shortName} ${score}${more}`.trim();
    })
    .join(' · ');
}

function bodyOf(happenings: readonly Happening[], words: Words): string {
  return happenings
    .map(({ kind, what }) => words.what[what] ?? (kind === 'result' ? what : words.labels[kind]))
    .join('. ');
}

interface Words {
  readonly labels: Readonly<Record<AlertKind, string>>;
  readonly not: Readonly<Record<AlertKind, string>>;
  readonly what: Readonly<Record<string, string>>;
  readonly correction: string;
  readonly corrected: string;
}

const WORDS: Readonly<Record<Locale, Words>> = {
  en: {
    labels: {
      start: 'Under way',
      wicket: 'Wicket',
      goal: 'Goal',
      score: 'Big moment',
      milestone: 'Milestone',
      close: 'Close finish',
      period: 'Break',
      result: 'Result',
      correction: 'Score',
    },
    not: {
      start: 'Not under way',
      wicket: 'No wicket',
      goal: 'No goal',
      score: 'Taken back',
      milestone: 'No milestone',
      close: 'Taken back',
      period: 'Not over yet',
      result: 'No result yet',
      correction: 'Review withdrawn',
    },
    what: {
      play: 'Play is on.',
      'under-review': 'The score is under review.',
      unreliable: 'The score may be wrong just now; it is being checked.',
      ended: 'The match is over.',
      abandoned: 'The match is abandoned.',
    },
    correction: 'Correction',
    corrected: 'Corrected',
  },
  hi: {
    labels: {
      start: 'खेल शुरू',
      wicket: 'विकेट',
      goal: 'गोल',
      score: 'बड़ा पल',
      milestone: 'कीर्तिमान',
      close: 'रोमांचक अंत',
      period: 'विराम',
      result: 'परिणाम',
      correction: 'स्कोर',
    },
    not: {
      start: 'अभी शुरू नहीं',
      wicket: 'विकेट नहीं',
      goal: 'गोल नहीं',
      score: 'वापस लिया गया',
      milestone: 'कीर्तिमान नहीं',
      close: 'वापस लिया गया',
      period: 'अभी समाप्त नहीं',
      result: 'अभी परिणाम नहीं',
      correction: 'समीक्षा वापस ली गई',
    },
    what: {
      play: 'खेल शुरू हो गया है।',
      'under-review': 'स्कोर की समीक्षा हो रही है।',
      unreliable: 'स्कोर में अभी गलती हो सकती है; जाँच हो रही है।',
      ended: 'मैच समाप्त।',
      abandoned: 'मैच रद्द।',
    },
    correction: 'सुधार',
    corrected: 'सुधारा गया',
  },
};
