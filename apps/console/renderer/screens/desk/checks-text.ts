import { localized } from '../../text/locale.ts';

const en = {
  checking: 'Check mode: you score a log of your own.',
  agree: (name: string) => `${name} checks: agrees`,
  agreeMine: 'Agrees with the main scorer.',
  behind: (name: string, n: number) => `${name} checks: ${n} behind`,
  ahead: (name: string, n: number) => `${name} checks: ${n} ahead`,
  behindMine: (n: number) => `You are ${n} behind the main scorer.`,
  aheadMine: (n: number) => `You are ${n} ahead of the main scorer.`,
  main: 'The main scorer',
  takeMain: 'Take the main scorer’s',
  scores: (name: string, theirs: string, ours: string) => `${name} has ${theirs}; here it is ${ours}.`,
  facts: (name: string) => `${name} has the same score by other facts.`,
  clock: (name: string) => `${name}’s clock is more than two seconds off.`,
  late: (name: string) => `${name} and this desk have not scored the same for some time.`,
  first: (here: string, there: string) => `First: here “${here}”, there “${there}”.`,
  nothing: 'nothing',
  take: (name: string) => `Take ${name}’s`,
  put: 'Put mine into the score',
  leave: 'Leave it',
  leads: (score: string) => `The score becomes ${score}.`,
  sure: 'Do it',
  reason: 'Why is it left?',
  back: 'Back',
  check: 'Check',
  beginTitle: 'Score a log of your own, compared with the main scorer’s',
  endTitle: 'Score the match itself again',
};

const hi: typeof en = {
  checking: 'जाँच: आप अपना अलग रिकॉर्ड लिख रहे हैं।',
  agree: (name) => `${name} की जाँच: सहमत`,
  agreeMine: 'मुख्य स्कोरर से सहमत।',
  behind: (name, n) => `${name} की जाँच: ${n} पीछे`,
  ahead: (name, n) => `${name} की जाँच: ${n} आगे`,
  behindMine: (n) => `आप मुख्य स्कोरर से ${n} पीछे हैं।`,
  aheadMine: (n) => `आप मुख्य स्कोरर से ${n} आगे हैं।`,
  main: 'मुख्य स्कोरर',
  takeMain: 'मुख्य स्कोरर का लें',
  scores: (name, theirs, ours) => `${name}: ${overs(theirs)}; यहाँ: ${overs(ours)}।`,
  facts: (name) => `${name}: स्कोर वही, ब्योरा अलग।`,
  clock: (name) => `${name} की घड़ी में दो सेकंड से ज़्यादा का फ़र्क़ है।`,
  late: (name) => `${name} और इस डेस्क का लिखा कुछ समय से बराबर नहीं है।`,
  first: (here, there) => `पहले: यहाँ “${here}”, वहाँ “${there}”।`,
  nothing: 'कुछ नहीं',
  take: (name) => `${name} का लें`,
  put: 'मेरा स्कोर में डालें',
  leave: 'ऐसे ही रहने दें',
  leads: (score) => `स्कोर ${score} हो जाएगा।`,
  sure: 'कर दें',
  reason: 'क्यों रहने दें?',
  back: 'वापस',
  check: 'जाँच',
  beginTitle: 'अपना अलग रिकॉर्ड लिखें, जिसका मुख्य स्कोरर से मिलान हो',
  endTitle: 'फिर से मैच ही लिखें',
};

/** Texts about second scorers, at the console and on their pads. */
export const c = localized(en, hi);

/** The console compares the two scores in English: "11/2 (2.4 ov)". */
function overs(score: string): string {
  return score.replaceAll(/ ov\b/g, ' ओवर');
}
