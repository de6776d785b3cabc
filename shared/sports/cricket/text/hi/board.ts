import type { Phase, ResultFacts, Situation } from '../facts.ts';
import { balls, nth, onBalls } from './grammar.ts';

export function phase(value: Phase): string {
  switch (value.kind) {
    case 'not started':
      return 'शुरू होना बाकी';
    case 'innings':
      return `${nth(value.ordinal)} पारी`;
    case 'super over':
      return value.ordinal === 1 ? 'सुपर ओवर' : `सुपर ओवर ${value.ordinal}`;
    case 'break':
      return 'पारी का अंतराल';
    case 'result':
      return 'परिणाम';
  }
}

export function situation(value: Situation): string {
  switch (value.kind) {
    case 'none':
      return '';
    case 'toss':
      return `${value.winner} ने टॉस जीतकर पहले ${value.decision === 'bat' ? 'बल्लेबाज़ी' : 'गेंदबाज़ी'} चुनी`;
    case 'chase':
      return `${value.balls === null ? 'जीत के लिए' : onBalls(value.balls)} ${value.runs} रन चाहिए`;
    case 'target': {
      const on = value.balls === null ? '' : `${onBalls(value.balls)} `;
      return `${value.side} को जीत के लिए ${on}${value.runs} रन चाहिए`;
    }
    case 'lead': {
      if (value.runs === 0) return 'स्कोर बराबर';
      const who = value.side === null ? '' : `${value.side} `;
      return `${who}${Math.abs(value.runs)} रन से ${value.runs > 0 ? 'आगे' : 'पीछे'}`;
    }
    case 'partnership':
      return `साझेदारी: ${value.runs} (${value.balls})`;
    case 'level':
      return 'स्कोर बराबर, अब सुपर ओवर';
  }
}

/** `ballsLeft`: what the winner of a chase had in hand, where that is to be said. */
export function result(value: ResultFacts, ballsLeft: number | null = null): string {
  switch (value.kind) {
    case 'win': {
      const left = ballsLeft === null || ballsLeft === 0 ? '' : `${balls(ballsLeft)} शेष रहते `;
      return `${value.winner} ने ${left}${margin(value)} से मैच जीता${value.method === null ? '' : ` (${value.method})`}`;
    }
    case 'awarded':
      return value.conceded
        ? `${value.winner} की जीत, विपक्षी टीम ने हार मानी`
        : `मैच का फ़ैसला ${value.winner} के पक्ष में दिया गया`;
    case 'tie':
      return value.winner === null ? 'मैच टाई' : `मैच टाई, ${tieBreak(value.by ?? '')} ${value.winner} की जीत`;
    case 'draw':
      return 'मैच ड्रॉ';
    case 'no result':
      return 'मैच बेनतीजा';
  }
}

function margin({ runs, wickets, innings }: Extract<ResultFacts, { kind: 'win' }>): string {
  if (innings !== undefined) return `एक पारी और ${runs ?? 0} रन`;
  return wickets === undefined ? `${runs ?? 0} रन` : `${wickets} विकेट`;
}

function tieBreak(method: string): string {
  switch (method) {
    case 'super over':
      return 'सुपर ओवर में';
    case 'bowl-out':
      return 'बॉल-आउट में';
    case 'tie-break':
      return 'टाई-ब्रेक में';
    case 'boundary count':
      return 'ज़्यादा बाउंड्री के आधार पर';
    default:
      return `${method} के आधार पर`;
  }
}
