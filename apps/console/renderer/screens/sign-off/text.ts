import { localized } from '../../text/locale.ts';

const en = {
  title: 'Sign-off',
  open: 'Check and sign',
  decided: 'The match is decided.',
  checks: 'Before you sign',
  allWell: 'Nothing is open.',
  conflicts: (n: number) =>
    `${n === 1 ? 'One event does' : `${n} events do`} not fit and ${n === 1 ? 'is' : 'are'} left out of the score.`,
  unsaved: (n: number) => `${n === 1 ? 'One action is' : `${n} actions are`} not saved yet.`,
  flagged: 'A flag is up: fans see that the score may change.',
  toReview: (n: number) => `${n === 1 ? 'One thing wants' : `${n} things want`} a second look.`,
  backlog: (n: number) =>
    `${n === 1 ? 'One event has' : `${n} events have`} not reached the relay yet. They go when it is back.`,
  show: 'Show',
  scorer: (n: number): string => (n === 0 ? 'Main scorer' : 'Second scorer'),
  name: (who: string) => `${who}: name`,
  role: (who: string) => `${who}: role`,
  result: 'Result in words, only where it is not what the score says',
  needed: 'Both names are needed.',
  sign: 'Sign and confirm the result',
  signAfter: 'Sign',
  later: 'Not yet',
  signed: (names: string) => `Signed by ${names}.`,
  unsigned: 'The result is confirmed, and nobody has signed it yet.',
  download: 'Log of the match',
  downloadSignature: 'Signature',
  print: 'Print the scorecard',
};

const hi: typeof en = {
  title: 'हस्ताक्षर',
  open: 'जाँचें और हस्ताक्षर करें',
  decided: 'मैच का फ़ैसला हो गया।',
  checks: 'हस्ताक्षर से पहले',
  allWell: 'कुछ बाकी नहीं है।',
  conflicts: (n) =>
    `${n} घटना${n === 1 ? '' : 'एँ'} मेल नहीं खाती${n === 1 ? '' : 'ं'} और स्कोर से बाहर ${n === 1 ? 'है' : 'हैं'}।`,
  unsaved: (n) => `${n} काम अभी सहेजे नहीं गए।`,
  flagged: 'झंडा लगा है: दर्शक देखते हैं कि स्कोर बदल सकता है।',
  toReview: (n) => `${n} चीज़${n === 1 ? '' : 'ें'} दोबारा देखनी ${n === 1 ? 'है' : 'हैं'}।`,
  backlog: (n) => `${n} घटनाएँ अभी रिले तक नहीं पहुँचीं। रिले लौटने पर जाएँगी।`,
  show: 'दिखाएँ',
  scorer: (n) => (n === 0 ? 'मुख्य स्कोरर' : 'दूसरा स्कोरर'),
  name: (who) => `${who}: नाम`,
  role: (who) => `${who}: भूमिका`,
  result: 'परिणाम शब्दों में, सिर्फ़ जब स्कोर से अलग हो',
  needed: 'दोनों नाम ज़रूरी हैं।',
  sign: 'हस्ताक्षर करें और परिणाम पक्का करें',
  signAfter: 'हस्ताक्षर करें',
  later: 'अभी नहीं',
  signed: (names) => `हस्ताक्षर: ${names}।`,
  unsigned: 'परिणाम पक्का है, पर अभी किसी ने हस्ताक्षर नहीं किए।',
  download: 'मैच का लॉग',
  downloadSignature: 'डिजिटल हस्ताक्षर',
  print: 'स्कोरकार्ड छापें',
};

export const text = localized(en, hi);
