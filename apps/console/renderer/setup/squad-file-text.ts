import { localized } from '../text/locale.ts';

const en = {
  choose: 'From a file (CSV, JSON)',
  drop: 'Drop the file here',
  tooLarge: 'This file is too large for a squad.',
  empty: 'This file is empty.',
  noSquad: 'This JSON holds no squad: a list of names, or {"players": [{"name": "…", "number": 7}]}.',
};

const hi: typeof en = {
  choose: 'फ़ाइल से (CSV, JSON)',
  drop: 'फ़ाइल यहाँ छोड़ें',
  tooLarge: 'टीम की सूची के लिए यह फ़ाइल बहुत बड़ी है।',
  empty: 'यह फ़ाइल खाली है।',
  noSquad: 'इस JSON में टीम नहीं है: नामों की सूची, या {"players": [{"name": "…", "number": 7}]}।',
};

export const fileText = localized(en, hi);
