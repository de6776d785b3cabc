import { localized } from '../../text/locale.ts';

const en = {
  title: 'Welcome. Three steps, and you can score.',
  match: {
    title: 'Make the first match',
    lead: 'Choose the sport and the rules, paste the teams. That is enough to score on this screen.',
    action: 'New match',
  },
  pad: {
    title: 'Pair a pad, if somebody else scores',
    lead: 'A tablet or another computer becomes a pad with a code that you make under Devices.',
    action: 'Make a code',
  },
  relay: {
    title: 'Reach the fans, or work offline',
    lead: 'With a relay the score is on every phone at once. Without one nothing is missing in the venue; a relay can be set later, and gets all.',
    action: 'Set the relay',
    set: (relay: string) => `The relay is set: ${relay}.`,
  },
  help: 'How it all works, on one page',
};

const hi: typeof en = {
  title: 'स्वागत है। तीन कदम, और स्कोरिंग शुरू।',
  match: {
    title: 'पहला मैच बनाएँ',
    lead: 'खेल और नियम चुनें, टीमें चिपकाएँ। इस स्क्रीन पर स्कोर करने के लिए इतना ही काफ़ी है।',
    action: 'नया मैच',
  },
  pad: {
    title: 'कोई और स्कोर करे तो पैड जोड़ें',
    lead: 'टैबलेट या दूसरा कंप्यूटर उस कोड से पैड बनता है, जो आप डिवाइस में बनाते हैं।',
    action: 'कोड बनाएँ',
  },
  relay: {
    title: 'दर्शकों तक पहुँचें, या ऑफ़लाइन रहें',
    lead: 'रिले से स्कोर तुरंत हर फ़ोन पर होता है। उसके बिना भी मैदान पर कुछ नहीं छूटता; रिले बाद में जोड़ें, उसे सब मिल जाता है।',
    action: 'रिले तय करें',
    set: (relay) => `रिले तय है: ${relay}।`,
  },
  help: 'सब कैसे चलता है, एक पेज पर',
};

export const text = localized(en, hi);
