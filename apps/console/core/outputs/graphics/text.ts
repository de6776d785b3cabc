import type { Locale } from '#shared/text/locale.ts';

const en = {
  result: 'Result',
  fouls: 'Fouls',
  timeouts: 'T.O.',
  shot: 'Shot',
  foul: 'Foul',
  target: (n: number) => `Target ${n}`,
  freeHit: 'Free hit',
  wicket: 'Wicket',
  six: 'Six',
  four: 'Four',
  milestone: 'Milestone',
  endOfOver: (n: number) => `End of over ${n}`,
  fromOver: (runs: number, score: string) => `${runs === 1 ? '1 run' : `${runs} runs`} from the over. ${score}`,
  goal: 'Goal',
  penalty: 'Penalty',
  card: 'Card',
  cards: { green: 'Green card', yellow: 'Yellow card', red: 'Red card', second: 'Second yellow card' },
  corner: 'Penalty corner',
  onMat: 'On mat',
  doOrDie: 'Do or die',
  raid: 'Raid',
  superRaid: 'Super raid',
  superTackle: 'Super tackle',
  allOut: 'All out',
  superb: 'Super!',
  serviceBreak: 'Break',
};

/** What graphics say beyond the sports' own texts. */
export type Words = typeof en;

const hi: Words = {
  result: 'नतीजा',
  fouls: 'फ़ाउल',
  timeouts: 'टाइम-आउट',
  shot: 'शॉट',
  foul: 'फ़ाउल',
  target: (n) => `लक्ष्य ${n}`,
  freeHit: 'फ़्री हिट',
  wicket: 'विकेट',
  six: 'छक्का',
  four: 'चौका',
  milestone: 'उपलब्धि',
  endOfOver: (n) => `ओवर ${n} समाप्त`,
  fromOver: (runs, score) => `ओवर से ${runs} रन। ${score}`,
  goal: 'गोल',
  penalty: 'पेनल्टी',
  card: 'कार्ड',
  cards: { green: 'हरा कार्ड', yellow: 'पीला कार्ड', red: 'लाल कार्ड', second: 'दूसरा पीला कार्ड' },
  corner: 'पेनल्टी कॉर्नर',
  onMat: 'मैट पर',
  doOrDie: 'करो या मरो',
  raid: 'रेड',
  superRaid: 'सुपर रेड',
  superTackle: 'सुपर टैकल',
  allOut: 'ऑल आउट',
  superb: 'शानदार!',
  serviceBreak: 'ब्रेक',
};

const words: Readonly<Record<Locale, Words>> = { en, hi };

export function wordsIn(locale: Locale): Words {
  return words[locale];
}
