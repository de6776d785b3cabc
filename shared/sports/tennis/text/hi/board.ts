import type { Phase, ResultFacts, Situation } from '../facts.ts';
import { reasonOf } from './reasons.ts';

export function phase(value: Phase): string {
  switch (value.kind) {
    case 'not started':
      return 'शुरू नहीं हुआ';
    case 'set':
      return `सेट ${value.set}${value.tieBreak ? ', टाईब्रेक' : ''}`;
    case 'match tie-break':
      return 'मैच टाईब्रेक';
    case 'result':
      return 'नतीजा';
  }
}

export const STAKES = { match: 'मैच पॉइंट', set: 'सेट पॉइंट', break: 'ब्रेक पॉइंट' } as const;

export function situation(value: Situation): string {
  switch (value.kind) {
    case 'none':
      return '';
    case 'toss':
      return toss(value.winner, value.choice);
    case 'point':
      return `${value.side} के पास ${value.count === 1 ? '' : `${value.count} `}${STAKES[value.what]}`;
    case 'tie-break':
      return 'टाईब्रेक';
    case 'deuce':
      return value.deciding ? 'ड्यूस, निर्णायक अंक' : 'ड्यूस';
    case 'ends':
      return 'छोर बदलेंगे';
    case 'serving for':
      return `${value.what === 'set' ? 'सेट' : 'मैच'} के लिए ${value.name} की सर्विस`;
  }
}

export function toss(winner: string, choice: 'serve' | 'receive' | 'end' | 'deferred'): string {
  switch (choice) {
    case 'serve':
      return `टॉस ${winner} के नाम, पहले सर्विस का फैसला`;
    case 'receive':
      return `टॉस ${winner} के नाम, पहले रिसीव करने का फैसला`;
    case 'end':
      return `टॉस ${winner} के नाम, छोर चुना`;
    case 'deferred':
      return `टॉस ${winner} के नाम, फैसला प्रतिद्वंद्वी पर छोड़ा`;
  }
}

export function result(value: ResultFacts): string {
  if (value.kind === 'unfinished') return value.score === '' ? 'मैच नहीं खेला गया' : `मैच अधूरा, स्कोर ${value.score}`;
  const { winner, loser, score } = value;
  switch (value.kind) {
    case 'win':
      return `${winner} ने ${loser} को ${score} से हराया`;
    case 'walkover':
      return `${winner} को वॉकओवर मिला${because(value.reason)}`;
    case 'retired':
      return `${loser} के मुकाबला बीच में छोड़ने से ${winner} की${by(score)} जीत${because(value.reason)}`;
    case 'defaulted':
      return `${loser} अयोग्य घोषित, ${winner} की${by(score)} जीत${because(value.reason)}`;
  }
}

function by(score: string): string {
  return score === '' ? '' : ` ${score} से`;
}

export function because(reason: string | null): string {
  return reason === null || reason === '' ? '' : ` (${reasonOf(reason)})`;
}

const COUNTS = ['', '', 'दो', 'तीन', 'चार', 'पाँच', 'छह'];

/** What the next point may decide, as a sentence. */
export function stake({ what, count, side }: Extract<Situation, { kind: 'point' }>): string {
  return `${side} के पास ${count === 1 ? '' : `${COUNTS[count] ?? count} `}${STAKES[what]}।`;
}
