import type { DismissalFacts, WicketFacts } from '../facts.ts';

/** "Hendricks बो Curran 7 (8 गेंद, 1 चौका)।" */
export function figures(wicket: WicketFacts): string {
  const { name, runs, balls, fours, sixes } = wicket;
  const boundaries = [
    ...(fours > 0 ? [`${fours} ${fours === 1 ? 'चौका' : 'चौके'}`] : []),
    ...(sixes > 0 ? [`${sixes} ${sixes === 1 ? 'छक्का' : 'छक्के'}`] : []),
  ];
  return `${name} ${dismissal(wicket)} ${runs} (${[`${balls} गेंद`, ...boundaries].join(', ')})।`;
}

/** How a batter is out, as Hindi scorecards have it: "कै Root बो Broad". */
export function dismissal(facts: DismissalFacts | null): string {
  if (facts === null) return 'नाबाद';
  return facts.times < 2 ? notation(facts) : `${notation(facts)} (×${facts.times})`;
}

function notation({ kind, bowler, fielders }: DismissalFacts): string {
  const names = fielders.map(({ name, substitute }) => (substitute ? `स्थानापन्न (${name ?? '?'})` : (name ?? '?')));
  const b = `बो ${bowler ?? '?'}`;
  switch (kind) {
    case 'caught':
      return `कै ${names[0] ?? '?'} ${b}`;
    case 'caught and bowled':
      return `कै व ${b}`;
    case 'bowled':
      return b;
    case 'lbw':
      return `पगबाधा ${b}`;
    case 'stumped':
      return `स्टं ${names[0] ?? '?'} ${b}`;
    case 'hit wicket':
      return `हिट विकेट ${b}`;
    case 'run out':
      return names.length === 0 ? 'रन आउट' : `रन आउट (${names.join('/')})`;
    default:
      return OTHERS[kind];
  }
}

const OTHERS: Readonly<Record<Exclude<DismissalFacts['kind'], Bowled>, string>> = {
  'hit the ball twice': 'गेंद को दो बार मारा',
  'handled the ball': 'गेंद को हाथ से छुआ',
  'obstructing the field': 'क्षेत्ररक्षण में बाधा',
  'timed out': 'टाइम आउट',
  'retired out': 'रिटायर्ड आउट',
  'retired hurt': 'रिटायर्ड हर्ट',
  'retired not out': 'रिटायर्ड नॉट आउट',
};

type Bowled = 'caught' | 'caught and bowled' | 'bowled' | 'lbw' | 'stumped' | 'hit wicket' | 'run out';
