import { config, type core } from 'zod';
import { locale } from './locale.ts';

/** What the sports' schemas say of a setup as a whole, in their own words. */
export const hi: Readonly<Record<string, string>> = {
  'a player stands in one position only': 'एक खिलाड़ी एक ही जगह पर होता है।',
  'a match is the best of 1, 3 or 5 sets': 'मैच 1, 3 या 5 सेट का होता है।',
  'a side has at most two players': 'एक पक्ष में ज़्यादा से ज़्यादा दो खिलाड़ी होते हैं।',
  'a side has one player in singles and two in doubles': 'एकल में एक, युगल में दो खिलाड़ी होते हैं।',
  'both sides have one player, or both have two': 'दोनों पक्षों में एक-एक या दो-दो खिलाड़ी होते हैं।',
  'every player needs an id of their own': 'हर खिलाड़ी की अलग पहचान चाहिए।',
  'the cap is below the points that win a game': 'अधिकतम अंक गेम जीतने के अंकों से कम हैं।',
  'the cap is below the points that win a set': 'अधिकतम अंक सेट जीतने के अंकों से कम हैं।',
  'more shots made than attempted': 'जितने प्रयास हुए, उनसे ज़्यादा गोल नहीं हो सकते।',
  'the two teams need different ids': 'दोनों टीमों की पहचान अलग होनी चाहिए।',
};
const WRONG = 'यह मान सही नहीं।';

/** A schema's objection to one value, without the path before it, in the page's language. */
export function schemaText(message: string, path = ''): string {
  const plain = path !== '' && message.startsWith(`${path}: `) ? message.slice(path.length + 2) : message;
  if (locale !== 'hi') return plain;
  return hi[plain] ?? (/\p{Script=Devanagari}।$/u.test(plain) ? plain : WRONG);
}

/** In Hindi, Zod's own sentences as well: set once, before anything is checked. */
export function speakOfSchemas(): void {
  if (locale === 'hi') config({ localeError: inHindi });
}

function inHindi(issue: core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'यह भरना ज़रूरी है।' : WRONG;
    case 'too_small':
      return typeof issue.input === 'number' ? `कम से कम ${issue.minimum} होना चाहिए।` : 'यह बहुत छोटा या ख़ाली है।';
    case 'too_big':
      return typeof issue.input === 'number' ? `${issue.maximum} से ज़्यादा नहीं हो सकता।` : 'यह बहुत लंबा है।';
    case 'invalid_value':
      return 'दिए गए विकल्पों में से एक चुनें।';
    case 'unrecognized_keys':
      return 'इसमें ऐसी बात है जो यहाँ नहीं होती।';
    default:
      return WRONG;
  }
}
