import { bracketed } from '../../../../text/reason.ts';
import { pick } from '../../../../text/variant.ts';
import { changesText } from '../../../playing/text/hi.ts';
import type { NoteFacts } from '../facts.ts';
import { raid } from './raid.ts';

type Of<K extends NoteFacts['kind']> = Extract<NoteFacts, { kind: K }>;

/** `variant` chooses among phrases that say the same. */
export function note(value: NoteFacts, variant: number): string {
  switch (value.kind) {
    case 'raid':
      return raid(value.raid, variant);
    case 'technical': {
      const out = value.out === null ? '' : ` ${value.out} आउट।`;
      const what = value.points === 1 ? 'एक तकनीकी अंक' : `${value.points} तकनीकी अंक`;
      return `${value.team} को ${what}${bracketed(value.reason)}।${out} ${value.score}।`;
    }
    case 'card':
      return card(value, variant);
    case 'substitution':
      return pick(variant, [
        `${value.team} में बदलाव: ${value.off} की जगह ${value.on}।`,
        `${value.team} ने ${value.off} की जगह ${value.on} को उतारा।`,
        `${value.off} की जगह अब ${value.on} मैट पर, टीम ${value.team}।`,
        `${value.team} की ओर से ${value.on} अंदर, ${value.off} बाहर।`,
      ]);
    case 'timeout': {
      if (value.team === null) return `आधिकारिक टाइम-आउट${bracketed(value.reason)}।`;
      return `${pick(variant, [`${value.team} का टाइम-आउट`, `${value.team} ने टाइम-आउट लिया`, `टाइम-आउट, ${value.team}`])}${bracketed(value.reason)}।`;
    }
    case 'review':
      return review(value, variant);
    case 'injury':
      return `खेल रुका: ${value.player} (${value.team}) को चोट${bracketed(value.reason)}।`;
    case 'start':
      return start(value);
    case 'end':
      return `${ENDS[value.period - 1] ?? ''} ${value.score}।`;
    case 'toss':
      return value.choice === 'raid'
        ? `टॉस ${value.winner} के नाम, फैसला पहले रेड का।`
        : `टॉस ${value.winner} के नाम, फैसला कोर्ट चुनने का।`;
    case 'lineup':
      return `${value.team} की शुरुआती टीम: ${value.names.join(', ')}।`;
    case 'do or die raid':
      return value.raider === null
        ? pick(variant, [`${value.team} की डू-ऑर-डाई रेड।`, `${value.team} को अब अंक लेना ही होगा: डू-ऑर-डाई।`])
        : pick(variant, [
            `डू-ऑर-डाई रेड, जिम्मेदारी ${value.raider} पर।`,
            `${value.team} की डू-ऑर-डाई रेड, रेडर ${value.raider}।`,
            `अब ${value.raider} की डू-ऑर-डाई रेड।`,
          ]);
    case 'tiebreak': {
      const first = value.team === null ? '' : ` पहली रेड ${value.team} की।`;
      return value.golden
        ? `अब भी बराबरी, फैसला गोल्डन रेड से।${first}`
        : `स्कोर बराबर, फैसला टाई-ब्रेक से: दोनों टीमों की ${value.raids}-${value.raids} रेड, बॉक लाइन ही बोनस लाइन।${first}`;
    }
    case 'adjusted':
      return `अधिकारियों ने स्कोर तय किया: ${value.score}${value.tieBreak === null ? '' : `, टाई-ब्रेक में ${value.tieBreak}`}।${changesText(value.changes)}`;
    case 'award':
      return `${AWARDS[value.how](value.team)}${bracketed(value.reason)}।`;
    case 'paused':
      return `खेल रुका${bracketed(value.reason)}।`;
    case 'resumed':
      return 'खेल फिर शुरू।';
  }
}

const ENDS = ['मध्यांतर:', 'दूसरा हाफ समाप्त:', 'अतिरिक्त समय का मध्यांतर:', 'अतिरिक्त समय समाप्त:'];

const AWARDS = {
  'walk-over': (team: string) => `${team} को वॉकओवर`,
  forfeit: (team: string) => `विपक्षी टीम हटी, जीत ${team} की`,
  toss: (team: string) => `टॉस ${team} के नाम, और मुकाबला भी`,
  decision: (team: string) => `मुकाबला ${team} के नाम`,
} as const;

function card({ card: shown, team, name, minutes, reason }: Of<'card'>, variant: number): string {
  const who = name === null ? team : `${name} (${team})`;
  const why = bracketed(reason);
  switch (shown) {
    case 'green':
      return `${pick(variant, [`${who} को हरा कार्ड`, `${who} को हरे कार्ड की चेतावनी`])}${why}।`;
    case 'yellow':
      return minutes === null ? `${who} को पीला कार्ड${why}।` : `${who} को पीला कार्ड, ${minutes} मिनट मैट से बाहर${why}।`;
    case 'red':
      return `${who} को लाल कार्ड, अब मुकाबले से बाहर${why}।`;
  }
}

function review({ team, outcome, reason }: Of<'review'>, variant: number): string {
  const why = bracketed(reason);
  if (outcome === null) return `${pick(variant, [`${team} ने रिव्यू मांगा`, `${team} का रिव्यू`])}${why}।`;
  return outcome === 'successful' ? `${team} का रिव्यू सफल${why}।` : `${team} का रिव्यू नाकाम, फैसला बरकरार${why}।`;
}

function start({ period, team, score }: Of<'start'>): string {
  const by = team === null ? '' : ` पहली रेड ${team} की।`;
  switch (period) {
    case 1:
      return `मुकाबला शुरू।${by}`;
    case 2:
      return `दूसरा हाफ शुरू, स्कोर ${score}।${by}`;
    case 3:
      return `अतिरिक्त समय शुरू।${by}`;
    case 4:
      return `अतिरिक्त समय का दूसरा हाफ शुरू, स्कोर ${score}।${by}`;
  }
}
