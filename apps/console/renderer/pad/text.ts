import { localized } from '../text/locale.ts';

const en = {
  pad: 'Pad',
  matches: 'Matches',
  noMatches: 'No match yet. It appears here when the console has made one.',
  waiting: 'Looking for the console…',

  left: {
    title: (n: number) =>
      `${n === 1 ? 'One action' : `${n} actions`} scored here ${n === 1 ? 'was' : 'were'} never saved.`,
    why: 'This pad was revoked, or another device has taken its place. When it is paired again they are sent; if they were scored again elsewhere meanwhile, discard them first.',
    discard: (n: number) => (n === 1 ? 'Discard it' : `Discard all ${n}`),
    sure: 'Discard for good?',
  },

  move: {
    open: 'Move',
    title: 'Go on with another device',
    lead: 'Scan this with the other device, or open the address there. This pad is signed out as soon as that one is in.',
    waiting: (n: number) => `${n === 1 ? 'One action waits' : `${n} actions wait`} to be saved; move once they are.`,
    until: (time: string) => `Works once, until ${time}.`,
    make: 'Show the code',
    qr: 'Code to scan with the other device',
    close: 'Stay here',
  },
};

const hi: typeof en = {
  pad: 'पैड',
  matches: 'मैच',
  noMatches: 'अभी कोई मैच नहीं। कंसोल पर बनते ही यहाँ दिखेगा।',
  waiting: 'कंसोल को ढूँढ रहे हैं…',

  left: {
    title: (n) => `यहाँ दर्ज ${n === 1 ? 'एक कार्रवाई' : `${n} कार्रवाइयाँ`} कभी सहेजी नहीं गईं।`,
    why: 'इस पैड का अधिकार हटा दिया गया है, या दूसरे उपकरण ने इसकी जगह ले ली है। फिर से जोड़ने पर ये भेजी जाएँगी; अगर इस बीच ये कहीं और दर्ज हो चुकी हैं, तो पहले इन्हें हटा दें।',
    discard: (n) => (n === 1 ? 'इसे हटा दें' : `सभी ${n} हटा दें`),
    sure: 'हमेशा के लिए हटा दें?',
  },

  move: {
    open: 'बदलें',
    title: 'दूसरे उपकरण पर जारी रखें',
    lead: 'दूसरे उपकरण से यह कोड स्कैन करें, या वहाँ यह पता खोलें। उसके जुड़ते ही यह पैड बाहर हो जाएगा।',
    waiting: (n) => `${n === 1 ? 'एक कार्रवाई' : `${n} कार्रवाइयाँ`} सहेजी जानी बाकी; उसके बाद बदलें।`,
    until: (time) => `एक बार चलेगा, ${time} तक।`,
    make: 'कोड दिखाएँ',
    qr: 'दूसरे उपकरण से स्कैन करने का कोड',
    close: 'यहीं रहें',
  },
};

/** Texts of the pad's own page; what it shares with the console is in the console's catalogue. */
export const p = localized(en, hi);
