import type { Scorer, SummaryFacts } from '../facts.ts';
import { tie } from './board.ts';

export function summary(facts: SummaryFacts): string {
  const { scorers, tie: pair } = facts;
  const names = scorers.map(scorer).join(', ');
  const told = [sentence(facts), ...(pair === null ? [] : [tie(pair)]), ...(names === '' ? [] : [`गोल: ${names}`])];
  return `${told.join('; ')}।`;
}

const HOW = { goals: '', 'extra time': 'अतिरिक्त समय में ', 'golden goal': 'गोल्डन गोल से ', penalties: '' } as const;

function sentence({ kind, a, b, level, score, by, kicks, phase }: SummaryFacts): string {
  switch (kind) {
    case 'before':
      return `${a} बनाम ${b}: मैच शुरू नहीं हुआ`;
    case 'during': {
      const shootOut = kicks === null ? '' : `, शूटआउट में ${kicks}`;
      const standing = level ? `${a} और ${b} ${score} की बराबरी पर` : `${a} ${b} पर ${score} से आगे`;
      return `${standing}${shootOut} (${phase})`;
    }
    case 'win':
      if (by === 'penalties') {
        const before = level ? `${score} की बराबरी के बाद` : `${score} के स्कोर के बाद`;
        return `${before} ${a} ने ${b} को पेनल्टी शूटआउट में ${kicks ?? ''} से हराया`;
      }
      return `${a} ने ${b} को ${HOW[by ?? 'goals']}${score} से हराया`;
    case 'draw':
      return `${a} और ${b} का मैच ${score} से ड्रॉ`;
    case 'awarded':
      return `${b} के खिलाफ़ मैच ${score} से ${a} को दिया गया`;
    case 'abandoned':
      return `${a} बनाम ${b} मैच ${score} के स्कोर पर बीच में रद्द`;
  }
}

function scorer({ name, goals, own }: Scorer): string {
  return `${name}${goals > 1 ? ` ${goals}` : ''}${own ? ' (आत्मघाती)' : ''}`;
}
