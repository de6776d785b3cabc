import { bracketed } from '../../../text/reason.ts';
import { pick } from '../../../text/variant.ts';
import { commonNote, listed, ordinal, rallyWords, several } from '../../rally/text/hi.ts';
import type { Sanction } from '../events.ts';
import type { NoteFacts, Phase, RallyFacts, Remark, ResultFacts, Situation } from './facts.ts';
import type { Words } from './words.ts';

const common = rallyWords('सेट');

function phase(value: Phase): string {
  switch (value.kind) {
    case 'not started':
      return 'शुरू नहीं हुआ';
    case 'set':
      return value.deciding ? `निर्णायक सेट ${value.number}` : `सेट ${value.number}`;
    case 'between sets':
      return `सेट ${value.number} के बाद का अंतराल`;
    case 'result':
      return 'नतीजा';
  }
}

const CHANCES = { 'set point': 'सेट पॉइंट', 'match point': 'मैच पॉइंट' } as const;

function situation(value: Situation): string {
  switch (value.kind) {
    case 'none':
      return '';
    case 'toss':
      return toss(value);
    case 'match point':
    case 'set point':
      return `${value.team} के पास ${several(value.count, CHANCES[value.kind])}`;
    case 'sets':
      return common.standing(value.leader, value.score);
    case 'service':
      return value.server === null ? `सर्विस ${value.team} की` : `${value.team} के लिए सर्विस पर ${value.server}`;
  }
}

const CHOICES = {
  serve: 'पहले सर्विस करने का फ़ैसला किया',
  receive: 'पहले सर्विस लेने का फ़ैसला किया',
  court: 'अपना कोर्ट चुना',
} as const;

function toss({ winner, choice }: { winner: string; choice: 'serve' | 'receive' | 'court' }): string {
  return `टॉस ${winner} ने जीता और ${CHOICES[choice]}`;
}

function result(value: ResultFacts): string {
  if (value.kind === 'no result') return 'मुक़ाबला बेनतीजा';
  const { winner, loser, by, sets, best } = value;
  const score = listed(value.score);
  switch (by) {
    case 'sets':
      return `${winner} ने ${loser} को ${sets} से हराया (${score})${best === null ? '' : `; ${best.player} ने बटोरे सबसे ज़्यादा ${best.points} अंक`}`;
    case 'forfeit':
      return `${loser} के मैदान छोड़ने से ${winner} की ${sets} से जीत`;
    case 'default':
      return `${loser} की टीम अधूरी रहने से ${winner} की ${sets} से जीत (${score})`;
  }
}

function rally(facts: RallyFacts, variant: number): string {
  return `${ending(facts, variant)}।${facts.last ? '' : ` ${call(facts, variant >>> 4)}।`}`;
}

function call({ winner, score: [own, theirs], turn, sideOut }: RallyFacts, variant: number): string {
  const score = `${own}-${theirs}`;
  if (turn === 'level') return pick(variant, [`स्कोर ${score} से बराबर`, `${own} पर बराबरी`, `दोनों टीमें ${own} पर`]);
  if (turn === 'ahead') return pick(variant, [`${winner} को ${score} की बढ़त`, `${winner} आगे, ${score}`]);
  if (sideOut) {
    return pick(variant, [
      `साइड-आउट ${winner}, ${score}`,
      `सर्विस अब ${winner} के पास, ${score}`,
      `साइड-आउट, स्कोर ${score}`,
    ]);
  }
  return own > theirs
    ? pick(variant, [`${winner} के पक्ष में ${score}`, `${winner} की बढ़त अब ${score}`, `${winner} आगे, ${score}`])
    : pick(variant, [`${winner} अब भी पीछे, ${score}`, `${winner} ने फ़ासला घटाया, ${score}`]);
}

function ending({ how, player, winner, loser }: RallyFacts, variant: number): string {
  const scorer = player ?? winner;
  const culprit = player === null ? loser : `${player} (${loser})`;
  switch (how) {
    case null:
      return pick(variant, [`अंक ${winner} के नाम`, `${winner} को अंक`, `रैली ${winner} के हिस्से`, `${winner} ने रैली जीती`]);
    case 'ace':
      return pick(variant, [
        `${scorer} का ऐस`,
        `${scorer} की सर्विस और सीधा अंक`,
        `ऐस! सर्विस ${scorer} की`,
        `${scorer} ने सर्विस पर सीधे अंक लिया`,
      ]);
    case 'attack':
      return pick(variant, [
        `${scorer} का अटैक और अंक`,
        `${scorer} ने गेंद फ़र्श पर उतारी`,
        `अटैक से अंक ${scorer} के नाम`,
        `${scorer} का अटैक सफल`,
        `${scorer} के अटैक का कोई जवाब नहीं`,
        `${scorer} ने अटैक से अंक बटोरा`,
      ]);
    case 'block':
      return pick(variant, [
        `${scorer} का ब्लॉक`,
        `${scorer} ने नेट पर गेंद रोकी`,
        `ब्लॉक से अंक ${scorer} के नाम`,
        `नेट पर दीवार: ${scorer} का ब्लॉक`,
      ]);
    case 'serve error':
      return pick(variant, [`${culprit} की सर्विस बेकार`, `सर्विस में चूक, ${culprit}`, `${culprit} से सर्विस में ग़लती`]);
    case 'attack error':
      return pick(variant, [`${culprit} का अटैक बेकार`, `अटैक में चूक, ${culprit}`, `${culprit} से अटैक में ग़लती`]);
    case 'reception error':
      return pick(variant, [`सर्विस नहीं सँभली, चूक ${culprit} की`, `रिसीव में ग़लती, ${culprit}`]);
    case 'set error':
      return `सेटिंग में चूक, ${culprit}`;
    case 'dig error':
      return pick(variant, [`${culprit} से गेंद नहीं सँभली`, `डिग में चूक, ${culprit}`]);
    case 'block error':
      return pick(variant, [`ब्लॉक में चूक, ${culprit}`, `ब्लॉक पर फ़ॉल्ट, ${culprit}`]);
    case 'rotation fault':
      return `रोटेशन फ़ॉल्ट, ${culprit}`;
    case 'position fault':
      return `पोज़ीशन फ़ॉल्ट, ${culprit}`;
    case 'fault':
      return pick(variant, [`${culprit} का फ़ॉल्ट`, `रेफ़री की सीटी, फ़ॉल्ट ${culprit} का`]);
  }
}

function remark(value: Remark): string {
  switch (value.kind) {
    case 'courts':
      return 'टीमों ने कोर्ट बदले।';
    case 'technical time-out':
      return 'टेक्निकल टाइम-आउट।';
    case 'set point':
    case 'match point':
      return `${value.team} के पास ${several(value.count, CHANCES[value.kind])}।`;
    case 'run':
      return `${value.server === null ? '' : `${value.server} की सर्विस पर `}${value.team} के लगातार ${value.points} अंक।`;
    case 'set':
      return `${ordinal(value.number)} सेट ${value.score} से ${value.team} के नाम।`;
    case 'result':
      return `${result(value.result)}।`;
  }
}

function note(value: NoteFacts): string {
  switch (value.kind) {
    case 'toss':
      return `${toss(value)}।`;
    case 'lineup':
      return `${value.team} की शुरुआती टीम, पोज़ीशन 1 से: ${value.players.join(', ')}।`;
    case 'set':
      return `${ordinal(value.number)} सेट शुरू${value.serving === null ? '' : `, सर्विस ${value.serving} के पास`}।`;
    case 'replay':
      return `रैली दोबारा होगी${bracketed(value.reason)}।`;
    case 'substitution':
      return `${value.team} में बदलाव: ${value.out} की जगह ${value.in}।`;
    case 'redesignation':
      return `${value.team}: ${value.out} की जगह अब ${value.in} लिबेरो।`;
    case 'timeout':
      return value.team === null
        ? `${value.score} पर टेक्निकल टाइम-आउट।`
        : `${value.score} पर ${value.team} का टाइम-आउट।`;
    case 'sanction': {
      const point = value.pointTo === null ? '' : ` अंक और सर्विस ${value.pointTo} को।`;
      return `${value.name} को ${SANCTIONS[value.sanction]}${bracketed(value.reason)}।${point}`;
    }
    case 'courts':
      return 'कोर्ट सुधारे गए।';
    case 'default':
      return value.forfeit
        ? `${value.team} ने मुक़ाबला छोड़ा${bracketed(value.reason)}।`
        : `${value.team} की टीम अधूरी${bracketed(value.reason)}।`;
    default:
      return commonNote(value);
  }
}

const SANCTIONS: Readonly<Record<Sanction, string>> = {
  warning: 'चेतावनी (पीला कार्ड)',
  penalty: 'पेनल्टी (लाल कार्ड)',
  expulsion: 'सेट से निष्कासन (दोनों कार्ड एक साथ)',
  disqualification: 'मुक़ाबले से निष्कासन (दोनों कार्ड अलग-अलग)',
  'delay warning': 'देरी की चेतावनी',
  'delay penalty': 'देरी की पेनल्टी',
};

export const hi: Words = {
  ...common,
  phase,
  situation,
  result,
  rally,
  remark,
  note,
  sheet: {
    team: 'टीम',
    points: 'अंक',
    attack: 'अटैक',
    block: 'ब्लॉक',
    ace: 'ऐस',
    errors: 'विपक्षी चूक',
    run: 'लगातार अंक',
    timeouts: 'टाइम-आउट',
    substitutions: 'बदलाव',
    player: 'खिलाड़ी',
    scorers: (team: string): string => `${team}: अंक`,
    onCourt: (team: string): string => `${team} कोर्ट पर`,
    exchange: (comes: string, out: string): string => `${out} की जगह ${comes}`,
    duration: 'समय',
    sanctions: 'दंड',
    challenges: 'गँवाए चैलेंज',
    match: 'मैच',
  },
  sanctions: SANCTIONS,
};
