import { bracketed } from '../../../text/reason.ts';
import { pick } from '../../../text/variant.ts';
import { commonNote, listed, ordinal, rallyWords, several } from '../../rally/text/hi.ts';
import type { Stroke } from '../events.ts';
import type { NoteFacts, Phase, RallyFacts, Remark, ResultFacts, Situation } from './facts.ts';
import type { Words } from './words.ts';

const common = rallyWords('गेम');

function phase(value: Phase): string {
  switch (value.kind) {
    case 'not started':
      return 'शुरू नहीं हुआ';
    case 'game':
      return `गेम ${value.number}`;
    case 'interval':
      return `गेम ${value.number}, अंतराल`;
    case 'between games':
      return `गेम ${value.number} के बाद का अंतराल`;
    case 'result':
      return 'नतीजा';
  }
}

const CHANCES = { 'game point': 'गेम पॉइंट', 'match point': 'मैच पॉइंट' } as const;

function situation(value: Situation): string {
  switch (value.kind) {
    case 'none':
      return '';
    case 'toss':
      return toss(value);
    case 'match point':
    case 'game point':
      return `${value.side} के पास ${several(value.count, CHANCES[value.kind])}`;
    case 'games':
      return common.standing(value.leader, value.score);
    case 'service': {
      const to = value.receiver === null ? '' : `, सामने ${value.receiver}`;
      return `${value.court === 'right' ? 'दाएँ' : 'बाएँ'} कोर्ट से ${value.server} की सर्विस${to}`;
    }
  }
}

const CHOICES = {
  serve: 'पहले सर्विस करने का फ़ैसला किया',
  receive: 'पहले सर्विस लेने का फ़ैसला किया',
  end: 'अपना छोर चुना',
} as const;

function toss({ winner, choice }: { winner: string; choice: 'serve' | 'receive' | 'end' }): string {
  return `टॉस ${winner} ने जीता और ${CHOICES[choice]}`;
}

function result(value: ResultFacts): string {
  if (value.kind === 'no result') return 'मुक़ाबला बेनतीजा';
  const { winner, loser, by, minutes } = value;
  const score = listed(value.score);
  const at = score === '' ? '' : ` (${score})`;
  switch (by) {
    case 'games':
      return `${winner} ने ${loser} को ${minutes >= 10 ? `${minutes} मिनट में ` : ''}${score} से हराया`;
    case 'retirement':
      return `${loser} के हटने से जीत ${winner} की${at}`;
    case 'disqualification':
      return `${loser} के अयोग्य ठहराए जाने से जीत ${winner} की${at}`;
    case 'walkover':
      return `${loser} के ख़िलाफ़ ${winner} को वॉकओवर`;
  }
}

function rally(facts: RallyFacts, variant: number): string {
  const { strokes, speedKmh, last } = facts;
  const long = strokes !== null && strokes >= LONG_RALLY ? `${strokes} शॉट की लंबी रैली। ` : '';
  const fast = speedKmh === null ? '' : ` (${speedKmh} किमी/घंटा)`;
  return `${long}${ending(facts, variant)}${fast}।${last ? '' : ` ${call(facts, variant >>> 4)}।`}`;
}

/** Strokes from which on a rally's length is worth a word. */
const LONG_RALLY = 25;

function call({ winner, score: [own, theirs], turn, serviceOver }: RallyFacts, variant: number): string {
  const score = `${own}-${theirs}`;
  if (turn === 'level') return pick(variant, [`स्कोर ${score} से बराबर`, `${own} पर बराबरी`]);
  if (turn === 'ahead') return pick(variant, [`${winner} को ${score} की बढ़त`, `${winner} आगे, ${score}`]);
  return serviceOver ? pick(variant, [`सर्विस बदली, ${score}`, `सर्विस अब ${winner} के पास, ${score}`]) : score;
}

function ending(facts: RallyFacts, variant: number): string {
  const { how, player, winner, loser, stroke } = facts;
  const who = player ?? (how === 'winner' ? winner : loser);
  if (stroke !== null && (how === 'winner' || how === 'out' || how === 'net'))
    return stroked(how, who, stroke, variant);
  switch (how) {
    case null:
      return pick(variant, [`अंक ${winner} के नाम`, `${winner} ने रैली जीती`, `रैली ${winner} के हिस्से`, `${winner} को अंक`]);
    case 'winner':
      return pick(variant, [`${who} का विनर`, `${who} ने शटल फ़र्श पर उतारी`, `${who} के शॉट का कोई जवाब नहीं`]);
    case 'out':
      return pick(variant, [`${who} का शॉट बाहर`, `${who} ने शटल बाहर मारी`, `शटल कोर्ट के बाहर, चूक ${who} की`]);
    case 'net':
      return pick(variant, [`${who} का शॉट नेट में`, `${who} से शटल नेट पार नहीं हुई`, `नेट में उलझा ${who} का शॉट`]);
    case 'misjudged':
      return pick(variant, [`${who} ने शटल छोड़ी और वह अंदर गिरी`, `${who} से अंदाज़े की चूक, शटल अंदर`]);
    case 'fault':
      return `${who} का फ़ॉल्ट`;
    case 'service fault':
      return `${who} की सर्विस में फ़ॉल्ट`;
    case 'receiving fault':
      return `सर्विस लेने में ${who} का फ़ॉल्ट`;
  }
}

/** The strokes with the postposition that agrees with them. */
const STROKES: Readonly<Record<Stroke, readonly [of: string, name: string]>> = {
  smash: ['का', 'स्मैश'],
  drop: ['का', 'ड्रॉप'],
  'net shot': ['का', 'नेट शॉट'],
  clear: ['का', 'क्लियर'],
  lift: ['का', 'लिफ़्ट शॉट'],
  drive: ['का', 'ड्राइव'],
  push: ['का', 'पुश'],
  kill: ['का', 'नेट किल'],
  service: ['की', 'सर्विस'],
};

function stroked(how: 'winner' | 'out' | 'net', who: string, stroke: Stroke, variant: number): string {
  const [of, name] = STROKES[stroke];
  // A net shot into the net would repeat itself.
  const shot = how === 'net' && stroke === 'net shot' ? `${who} का शॉट` : `${who} ${of} ${name}`;
  switch (how) {
    case 'winner':
      return pick(variant, [
        `${shot}, शटल सीधे फ़र्श पर`,
        `${shot} और कोई जवाब नहीं`,
        `${name} के साथ रैली ${who} के नाम`,
        `${name} से ${who} ने अंक बटोरा`,
        `${who} ने ${name} ${stroke === 'smash' ? 'लगाकर' : 'खेलकर'} रैली ख़त्म की`,
      ]);
    case 'out':
      return pick(variant, [`${shot} बाहर`, `${shot} कोर्ट के बाहर`, `${name} पर ${who} से चूक, शटल बाहर`]);
    case 'net':
      return pick(variant, [`${shot} नेट में`, `${name} पर ${who} से चूक, शटल नेट में`, `नेट पार नहीं हुआ ${who} का शॉट`]);
  }
}

function remark(value: Remark): string {
  switch (value.kind) {
    case 'interval':
      return `अंतराल तक ${value.side} आगे${value.ends ? '; अब छोर बदलेंगे' : ''}।`;
    case 'game point':
    case 'match point':
      return `${value.side} के पास ${several(value.count, CHANCES[value.kind])}।`;
    case 'setting':
      return 'अब दो अंकों की बढ़त ज़रूरी।';
    case 'run':
      return `${value.side} के लगातार ${value.points} अंक।`;
    case 'game':
      return `${ordinal(value.number)} गेम ${value.score} से ${value.side} के नाम।`;
    case 'result':
      return `${result(value.result)}।`;
  }
}

function note(value: NoteFacts): string {
  switch (value.kind) {
    case 'toss':
      return `${toss(value)}।`;
    case 'game': {
      const { server, receiver } = value;
      const serves = server === null ? '' : `, सर्विस ${server} के पास${receiver === null ? '' : `, सामने ${receiver}`}`;
      return `${ordinal(value.number)} गेम शुरू${serves}।`;
    }
    case 'let':
      return `लेट${bracketed(value.reason)}। रैली दोबारा होगी।`;
    case 'service':
      return value.server === null ? 'सर्विस का क्रम सुधारा गया।' : `सर्विस का क्रम सुधारा गया: सर्विस ${value.server} की।`;
    case 'ends':
      return 'छोर सुधारे गए।';
    case 'card':
      return `${card(value)}${bracketed(value.reason)}।${value.pointTo === null ? '' : ` अंक ${value.pointTo} को।`}`;
    case 'injury':
      return `${value.name} को चोट, कोर्ट पर इलाज।`;
    case 'retirement':
      return `${value.name} ने मुक़ाबला बीच में छोड़ा${bracketed(value.reason)}।`;
    case 'walkover':
      return `${value.name} ने मुक़ाबला नहीं खेला${bracketed(value.reason)}।`;
    default:
      return commonNote(value);
  }
}

function card({ name, colour }: Extract<NoteFacts, { kind: 'card' }>): string {
  switch (colour) {
    case 'yellow':
      return `दुर्व्यवहार पर ${name} को चेतावनी, पीला कार्ड`;
    case 'red':
      return `दुर्व्यवहार पर ${name} को लाल कार्ड और फ़ॉल्ट`;
    case 'black':
      return `दुर्व्यवहार पर ${name} को काला कार्ड, मुक़ाबले से बाहर`;
  }
}

export const hi: Words = {
  ...common,
  phase,
  situation,
  result,
  rally,
  remark,
  note,
  sheet: {
    side: 'पक्ष',
    points: 'अंक',
    serving: 'अपनी सर्विस पर',
    receiving: 'सर्विस लेते हुए',
    run: 'लगातार अंक',
    lets: 'लेट',
    duration: 'समय',
    cards: 'कार्ड',
    challenges: 'बचे चैलेंज',
    colours: { yellow: 'पीला', red: 'लाल', black: 'काला' },
  },
};
