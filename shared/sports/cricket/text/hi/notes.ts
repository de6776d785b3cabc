import { pick } from '../../../../text/variant.ts';
import type { NoteFacts } from '../facts.ts';
import { figures } from './dismissal.ts';
import { because, list, nth, nthOblique, onBalls } from './grammar.ts';

/** What happens between deliveries. */
export function note(value: NoteFacts, variant: number): string {
  switch (value.kind) {
    case 'toss': {
      const what = value.decision === 'bat' ? 'बल्लेबाज़ी' : 'गेंदबाज़ी';
      return value.uncontested
        ? `टॉस नहीं हुआ, ${value.winner} ने पहले ${what} चुनी।`
        : `${value.winner} ने टॉस जीतकर पहले ${what} चुनी।`;
    }
    case 'innings':
      return innings(value);
    case 'batter':
      return batter(value, variant);
    case 'bowler':
      return pick(variant, [
        `ओवर ${value.over} में गेंद ${value.name} के हाथ में।`,
        `ओवर ${value.over}: गेंदबाज़ी पर ${value.name}।`,
        `${nthOblique(value.over)} ओवर की ज़िम्मेदारी ${value.name} को।`,
      ]);
    case 'wicket':
      return figures(value.wicket);
    case 'early':
      return 'ओवर समय से पहले समाप्त घोषित।';
    case 'absent':
      return `बल्लेबाज़ी के लिए उपलब्ध नहीं: ${list(value.names)}।`;
    case 'penalty':
      return `${value.team} को ${value.runs} पेनल्टी रन${because(value.reason)}।`;
    case 'replacement':
      return replacement(value);
    case 'powerplay':
      return `पावरप्ले${POWERPLAYS[value.name] ?? because(value.name)}: ${value.from} से ${value.to} ओवर तक।`;
    case 'overs':
      return `पारी अब ${value.overs} ओवर की।`;
    case 'days': {
      const lead = value.lead === null ? '' : `, फ़ॉलोऑन के लिए ${value.lead} रन की बढ़त काफ़ी`;
      return `मैच अब ${value.days} दिन का${lead}।`;
    }
    case 'suspension':
      return `अंपायरों ने ${value.name} को पारी में आगे गेंदबाज़ी से रोका${because(value.reason)}।`;
    case 'dead ball':
      return `डेड बॉल${because(value.reason)}।`;
    case 'reviews':
      return `${value.team} के पास ${value.left} रिव्यू शेष।`;
    case 'award':
      return `${value.reason}।`;
    case 'target': {
      const overs = value.overs === null ? '' : `${value.overs} ओवर में `;
      return `संशोधित लक्ष्य: ${overs}${value.runs} रन${value.method === null ? '' : ` (${value.method})`}।`;
    }
    case 'review':
      return review(value);
    case 'adjusted':
      return `स्कोर ठीक किया गया: ${value.overs} ओवर में ${value.score}।`;
    case 'started':
      return 'मैच शुरू।';
    case 'paused':
      return value.reason === 'drinks' ? 'ड्रिंक्स ब्रेक।' : `खेल रुका${because(value.reason)}।`;
    case 'resumed':
      return 'खेल फिर शुरू।';
  }
}

const POWERPLAYS: Readonly<Record<string, string>> = {
  mandatory: '',
  batting: ' (बल्लेबाज़ी)',
  fielding: ' (गेंदबाज़ी)',
};

function batter({ name, place, score }: Extract<NoteFacts, { kind: 'batter' }>, variant: number): string {
  if (place < 3) return `क्रीज़ पर ${name}।`;
  return pick(variant, [
    `${score} के स्कोर पर ${name} का आगमन।`,
    `क्रीज़ पर अब ${name}, स्कोर ${score}।`,
    `बल्लेबाज़ी के लिए नंबर ${place} पर ${name}।`,
  ]);
}

function review({ team, decision, umpiresCall, left }: Extract<NoteFacts, { kind: 'review' }>): string {
  const stands = umpiresCall ? 'अंपायर्स कॉल, फ़ैसला बरकरार' : 'फ़ैसला बरकरार';
  const outcome = { upheld: 'फ़ैसला पलटा', 'struck down': stands, 'technical failure': 'तकनीकी ख़राबी, फ़ैसला बरकरार' }[
    decision
  ];
  const rest = left === null ? '' : ` इस पारी में अब ${left === 0 ? 'कोई रिव्यू शेष नहीं' : `${left} रिव्यू शेष`}।`;
  return `${team} ने रिव्यू लिया: ${outcome}।${rest}`;
}

function innings(value: Extract<NoteFacts, { kind: 'innings' }>): string {
  const { team, superOver, followOn, ordinal, target, balls, openers } = value;
  const what = superOver ? 'का सुपर ओवर' : `की ${ordinal === 1 ? '' : `${nth(ordinal)} `}पारी`;
  const on = balls === null ? '' : `${onBalls(balls)} `;
  const needing = target === null ? '' : `, जीत के लिए ${on}${target} रन चाहिए`;
  const who = openers.length < 2 ? '' : ` सलामी जोड़ी: ${list(openers)}।`;
  return `${followOn ? `${team} को फ़ॉलोऑन` : `${team} ${what} शुरू${needing}`}।${who}`;
}

function replacement({ team, in: comes, out, role, reason }: Extract<NoteFacts, { kind: 'replacement' }>): string {
  const why = because(reason);
  const whom = out === null ? '' : `${out} की जगह `;
  if (role === 'bowler') return `गेंदबाज़ी में ${whom}${comes}${why}।`;
  if (role === 'batter') return `बल्लेबाज़ी में ${whom}${comes}${why}।`;
  return `${team} की टीम में ${whom}${comes}${why}।`;
}
