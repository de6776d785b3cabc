import type { GoalFacts, Phase, ResultFacts, Situation, TieFacts } from '../facts.ts';

export function phase(value: Phase): string {
  switch (value.kind) {
    case 'not started':
      return 'शुरू नहीं हुआ';
    case 'period':
      return periodName(value.period);
    case 'interval':
      if (value.after === 1) return 'हाफ टाइम';
      if (value.after === 3) return 'अतिरिक्त समय का मध्यांतर';
      return value.next === 'shoot-out' ? 'पेनल्टी शूटआउट से पहले' : 'अतिरिक्त समय से पहले';
    case 'shoot-out':
      return 'पेनल्टी शूटआउट';
    case 'result':
      return ENDS[value.how];
  }
}

const ENDS = {
  'full time': 'फुल टाइम',
  'extra time': 'अतिरिक्त समय के बाद',
  penalties: 'पेनल्टी शूटआउट के बाद',
  awarded: 'मैच दिया गया',
  abandoned: 'बीच में रद्द',
} as const;

export function periodName(period: 1 | 2 | 3 | 4): string {
  return ['पहला हाफ', 'दूसरा हाफ', 'अतिरिक्त समय, पहला हाफ', 'अतिरिक्त समय, दूसरा हाफ'][period - 1] ?? '';
}

export function situation(value: Situation): string {
  switch (value.kind) {
    case 'none':
      return '';
    case 'toss':
      return value.decision === 'kick-off' ? `${value.winner} का किक-ऑफ` : `${value.winner} ने छोर चुना`;
    case 'stoppage':
      return `कम से कम ${value.minutes} मिनट का इंजरी टाइम`;
    case 'short':
      return `${value.team} के ${value.players} खिलाड़ी मैदान पर`;
    case 'goal':
      return `पिछला गोल: ${goalLine(value.goal)}`;
    case 'level':
      return value.next === 'extra time' ? 'बराबरी: अब अतिरिक्त समय' : 'बराबरी: अब पेनल्टी शूटआउट';
    case 'kick': {
      const what = `${value.team} की ${ORDINALS.get(value.kick) ?? `${value.kick}वीं`} किक`;
      if (value.stake === null) return what;
      return value.stake === 'win' ? `${what}: गोल हुआ तो जीत` : `${what}: गोल ज़रूरी`;
    }
  }
}

const ORDINALS: ReadonlyMap<number, string> = new Map([
  [1, 'पहली'],
  [2, 'दूसरी'],
  [3, 'तीसरी'],
  [4, 'चौथी'],
  [6, 'छठी'],
]);

function goalLine({ player, team, kind, mark }: GoalFacts): string {
  return `${player ?? team} ${mark}${goalSuffix(kind)}`;
}

export function goalSuffix(kind: GoalFacts['kind']): string {
  if (kind === 'goal') return '';
  return kind === 'penalty' ? ' (पेनल्टी)' : ' (आत्मघाती)';
}

export function result(value: ResultFacts): string {
  switch (value.kind) {
    case 'win': {
      const { winner, score } = value;
      if (value.by === 'penalties') return `${winner} की पेनल्टी शूटआउट में ${score} से जीत`;
      if (value.by === 'golden goal') return `${winner} की गोल्डन गोल से ${score} की जीत`;
      return `${winner} की${value.by === 'extra time' ? ' अतिरिक्त समय में' : ''} ${score} से जीत`;
    }
    case 'draw':
      return `मैच ${value.score} से ड्रॉ`;
    case 'awarded':
      return `मैच ${value.winner} को दिया गया (${value.score})`;
    case 'abandoned':
      return 'मैच बीच में रद्द';
  }
}

/** Who goes through to the next round, or has won a final of two matches. */
export function tie({ winner, aggregate, by }: TieFacts): string {
  return by === 'away goals'
    ? `विपक्षी मैदान पर ज़्यादा गोल के आधार पर मुकाबला ${winner} के नाम (कुल स्कोर ${aggregate})`
    : `कुल ${aggregate} के स्कोर से मुकाबला ${winner} के नाम`;
}
