import { bracketed } from '../../../text/reason.ts';
import type { ChallengeOutcome } from '../challenge.ts';
import type { CommonNote } from './facts.ts';

const ORDINALS = ['', 'पहला', 'दूसरा', 'तीसरा', 'चौथा', 'पाँचवाँ'];

/** For "गेम" and "सेट", which are masculine. */
export function ordinal(number: number): string {
  return ORDINALS[number] ?? `${number}वाँ`;
}

/** "मैच पॉइंट", "3 मैच पॉइंट" */
export function several(count: number, noun: string): string {
  return count === 1 ? noun : `${count} ${noun}`;
}

/** "25-20, 18-25" */
export function listed(score: string): string {
  return score.replaceAll(' ', ', ');
}

const CHALLENGES: Readonly<Record<ChallengeOutcome, string>> = {
  upheld: 'चैलेंज सफल, फ़ैसला बदला गया',
  failed: 'चैलेंज नाकाम, फ़ैसला बरक़रार',
  'no decision': 'तस्वीरों से कुछ साफ़ नहीं, फ़ैसला बरक़रार',
};

export function commonNote(value: CommonNote): string {
  switch (value.kind) {
    case 'adjusted':
      return `स्कोर सुधारकर ${listed(value.score)} किया गया।`;
    case 'challenge':
      return `${value.name} ने वीडियो रिव्यू माँगा: ${CHALLENGES[value.outcome]}।`;
    case 'started':
      return 'मुक़ाबला शुरू।';
    case 'paused':
      return `खेल रुका${bracketed(value.reason)}।`;
    case 'resumed':
      return 'खेल फिर शुरू।';
  }
}

export function rallyWords(noun: 'गेम' | 'सेट') {
  const title = (number: number): string => `${noun} ${number}`;
  return {
    sentence: (text: string): string => `${text}।`,
    title,
    won: (count: number): string => `${count} ${noun}`,
    begins: (a: string, b: string): string => `${a} बनाम ${b}: मुक़ाबला अभी शुरू नहीं हुआ`,
    leads: (leader: string, won: string, score: string): string => `${leader} को ${won} की बढ़त (${listed(score)})`,
    level: (a: string, b: string, won: string, score: string): string =>
      `${a} और ${b} ${won} से बराबरी पर (${listed(score)})`,
    standing: (leader: string | null, score: string): string =>
      leader === null ? `${noun} ${score} से बराबर` : `${noun} में ${leader} को ${score} की बढ़त`,
    charts: { race: (number: number): string => `${title(number)}: अंक`, rally: 'रैली', points: 'अंक' },
    minutes: (count: number): string => `${count} मिनट`,
  };
}
