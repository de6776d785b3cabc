import { pick } from '../../../../text/variant.ts';
import { changesText } from '../../../playing/text/hi.ts';
import type { NoteFacts } from '../facts.ts';
import { action, goal, kick, penalty } from './play.ts';
import { reasonOf } from './reasons.ts';

type Of<K extends NoteFacts['kind']> = Extract<NoteFacts, { kind: K }>;

/** `variant` chooses among phrases that say the same. */
export function note(value: NoteFacts, variant: number): string {
  switch (value.kind) {
    case 'goal':
      return goal(value, variant);
    case 'penalty':
      return penalty(value, variant);
    case 'card':
      return card(value, variant);
    case 'sinbin': {
      const length = value.minutes === null ? '' : ` ${value.minutes} मिनट के लिए`;
      return `सिन बिन: ${value.player} (${value.team}) को${length} मैदान छोड़ना होगा${because(value.reason)}।`;
    }
    case 'return':
      return `${value.team} के लिए ${value.player} की मैदान पर वापसी।`;
    case 'break':
      return interruption(value);
    case 'substitution':
      return substitution(value, variant);
    case 'review':
      return review(value);
    case 'kickoff':
      return `${KICKOFFS[value.period - 1] ?? ''}${value.team === null ? '' : `, किक-ऑफ ${value.team} का`}।`;
    case 'whistle':
      return `${WHISTLES[value.period - 1] ?? ''} ${value.score}।`;
    case 'stoppage':
      return value.minutes === 0 ? 'कोई इंजरी टाइम नहीं।' : `कम से कम ${value.minutes} मिनट का इंजरी टाइम।`;
    case 'lineup':
      return `${value.team} की शुरुआती टीम: ${value.names.join(', ')}।`;
    case 'toss':
      return value.decision === 'kick-off'
        ? `टॉस ${value.winner} के नाम, पहले किक-ऑफ का फैसला।`
        : `टॉस ${value.winner} के नाम, छोर चुनने का फैसला।`;
    case 'action':
      return action(value, variant);
    case 'shootout':
      return value.team === null ? 'पेनल्टी शूटआउट शुरू।' : `पेनल्टी शूटआउट शुरू, पहली किक ${value.team} की।`;
    case 'kick':
      return kick(value, variant);
    case 'adjusted':
      return `स्कोर ${value.score}${value.shootOut === null ? '' : `, पेनल्टी में ${value.shootOut}`} दर्ज किया गया।${changesText(value.changes)}`;
    case 'award':
      return `मैच ${value.team} को दिया गया${because(value.reason)}।`;
    case 'paused':
      return `खेल रोका गया${because(value.reason)}।`;
    case 'resumed':
      return 'खेल फिर शुरू।';
  }
}

const WHISTLES = ['हाफ टाइम:', 'दूसरा हाफ खत्म:', 'अतिरिक्त समय का मध्यांतर:', 'अतिरिक्त समय खत्म:'];
const KICKOFFS = ['मुकाबला शुरू', 'दूसरा हाफ शुरू', 'अतिरिक्त समय शुरू', 'अतिरिक्त समय का दूसरा हाफ शुरू'];

function because(reason: string | null): string {
  return reason === null || reason === '' ? '' : ` (${reasonOf(reason)})`;
}

function substitution({ team, on, off, concussion }: Of<'substitution'>, variant: number): string {
  const why = concussion ? ' (सिर की चोट के कारण)' : '';
  return pick(variant, [
    `${team} का बदलाव: ${off} की जगह ${on}${why}।`,
    `${team} ने ${off} की जगह ${on} को उतारा${why}।`,
    `${off} बाहर, ${on} मैदान पर${why}।`,
    `${team} की ओर से बदलाव, ${off} की जगह अब ${on}${why}।`,
  ]);
}

function interruption({ why, team, player, reason }: Of<'break'>): string {
  const who = player ?? team;
  switch (why) {
    case 'cooling':
      return 'कूलिंग ब्रेक।';
    case 'drinks':
      return 'ड्रिंक्स ब्रेक।';
    case 'injury':
      return who === null ? `चोट के कारण खेल रुका${because(reason)}।` : `${who} का इलाज जारी, खेल रुका${because(reason)}।`;
    case 'other':
      return `खेल रुका${because(reason)}।`;
  }
}

function card({ team, name, card: shown, reason, left }: Of<'card'>, variant: number): string {
  const who = name === null ? team : `${name} (${team})`;
  const why = reason === null || reason === '' ? '' : `, वजह: ${reasonOf(reason)}`;
  const ten = left === null ? '' : ` ${team} के अब ${left} खिलाड़ी।`;
  switch (shown) {
    case 'yellow':
      return pick(variant, [
        `${who} को पीला कार्ड${why}।`,
        `पीला कार्ड: ${who}${why}।`,
        `रेफरी ने ${who} को पीला कार्ड दिखाया${why}।`,
      ]);
    case 'second yellow':
      return `${who} को दूसरा पीला कार्ड${why}। मतलब लाल कार्ड, मैदान से बाहर।${ten}`;
    case 'red':
      return `${pick(variant, [`${who} को लाल कार्ड`, `लाल कार्ड: ${who} मैदान से बाहर`])}${why}।${ten}`;
  }
}

const SUBJECTS = { goal: 'गोल', penalty: 'पेनल्टी', card: 'कार्ड', identity: 'कार्ड (गलत पहचान)' } as const;

function review({ subject, decision, player, team, reason, score }: Of<'review'>): string {
  const what = SUBJECTS[subject];
  switch (decision) {
    case 'stands':
      return `वीएआर जाँच: ${what} का फैसला बरकरार${because(reason)}।`;
    case 'cancelled': {
      const name = player ?? team;
      return `वीएआर के बाद ${name === null ? '' : `${name} का `}${what} रद्द${because(reason)}।${score === null ? '' : ` ${score}।`}`;
    }
    case 'given':
      return `वीएआर के बाद ${team === null ? '' : `${team} को `}${what}${because(reason)}।`;
  }
}
