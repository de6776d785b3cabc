import { localized } from '../text/locale.ts';

const en = {
  tab: 'To check',
  lead: 'What was unusual and was scored all the same. Nothing here holds anything up.',
  none: 'Nothing wants a second look.',
  open: (n: number) => (n === 1 ? 'One event to look at' : `${n} events to look at`),
  unanswered: (n: number) => (n === 1 ? 'One observation not answered' : `${n} observations not answered`),
  override: (code: string) => `Rule set aside: ${code}.`,
  setAside: (rule: string) => `Set aside: ${rule}`,
  conflict: (why: string) => `Left out of the score: ${why}`,
  show: 'Show',
  change: 'Change',
  leave: 'Looked at',
  leaveAll: (n: number) => `Looked at all ${n}`,
  ignore: 'Ignore',
  ignoreAll: (n: number) => `Ignore all ${n}`,
  done: (n: number) => `Looked at: ${n}`,
  by: (name: string, time: string) => `Looked at by ${name}, ${time}`,
  again: 'Open again',
  offer: (phase: string, n: number) =>
    `${phase}: ${n === 1 ? 'one thing' : `${n} things`} to look at before play goes on.`,
  openList: 'Open the list',
  later: 'Later',
};

const hi: typeof en = {
  tab: 'जाँचें',
  lead: 'जो असामान्य था और फिर भी दर्ज हुआ। इससे कुछ रुकता नहीं।',
  none: 'दोबारा देखने को कुछ नहीं।',
  open: (n) => `${n} घटना${n === 1 ? '' : 'एँ'} देखनी ${n === 1 ? 'है' : 'हैं'}`,
  unanswered: (n) => `${n} सूचना${n === 1 ? '' : 'ओं'} का जवाब बाकी`,
  override: (code) => `नियम हटाया गया: ${code}।`,
  setAside: (rule) => `हटाया गया: ${rule}`,
  conflict: (why) => `स्कोर से बाहर: ${why}`,
  show: 'दिखाएँ',
  change: 'बदलें',
  leave: 'देख लिया',
  leaveAll: (n) => `सभी ${n} देख लिए`,
  ignore: 'छोड़ दें',
  ignoreAll: (n) => `सभी ${n} छोड़ दें`,
  done: (n) => `देख लिए: ${n}`,
  by: (name, time) => `${name} ने देखा, ${time}`,
  again: 'फिर खोलें',
  offer: (phase, n) => `${phase}: आगे बढ़ने से पहले ${n} चीज़${n === 1 ? '' : 'ें'} देख लें।`,
  openList: 'सूची खोलें',
  later: 'बाद में',
};

/** Texts of the list of what wants a second look. */
export const reviewText = localized(en, hi);
