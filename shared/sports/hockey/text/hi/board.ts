import type { Pair } from '../../../side.ts';
import type { How } from '../../events.ts';
import type { GoalFacts, PeriodFacts, Phase, ResultFacts, ScoreFacts, Situation, SuspendedFacts } from '../facts.ts';

export function phase(value: Phase): string {
  switch (value.kind) {
    case 'not started':
      return 'शुरू नहीं हुआ';
    case 'period':
      return period(value);
    case 'interval':
      if (value.next === 'shoot-out') return 'शूटआउट से पहले';
      return value.halfTime ? 'हाफ़ टाइम' : `${period(value)} समाप्त`;
    case 'shoot-out':
      return 'शूटआउट';
    case 'result':
      return ENDS[value.how];
  }
}

const ENDS = {
  'full time': 'मैच समाप्त',
  'shoot-out': 'शूटआउट के बाद',
  awarded: 'मैच दिया गया',
  abandoned: 'मैच रद्द',
} as const;

const ORDINALS = ['पहला', 'दूसरा', 'तीसरा', 'चौथा', 'पांचवां', 'छठा', 'सातवां', 'आठवां'];

/** "दूसरा क्वार्टर" */
export function period({ period: number, periods }: PeriodFacts): string {
  return `${ORDINALS[number - 1] ?? number} ${periodName(periods)}`;
}

/** Before a postposition: "दूसरे क्वार्टर में". */
export function oblique(facts: PeriodFacts): string {
  return period(facts)
    .replace(/^(\S+)ा /, '$1े ')
    .replace(/^(\S+)ां /, '$1ें ');
}

export function periodName(periods: number): string {
  return periods === 2 ? 'हाफ़' : periods === 4 ? 'क्वार्टर' : 'दौर';
}

export function situation(value: Situation): string {
  switch (value.kind) {
    case 'none':
      return '';
    case 'toss':
      return value.decision === 'centre pass' ? `पहला पास ${value.winner} का` : `${value.winner} ने छोर चुना`;
    case 'corner':
      return `${value.team} को पेनल्टी कॉर्नर`;
    case 'short': {
      const who = value.suspended.map(suspended).join(', ');
      return `${value.team} के ${value.players} खिलाड़ी मैदान पर${who === '' ? '' : ` (${who})`}`;
    }
    case 'interval':
      if (value.minutes === 0) return '';
      return value.halfTime ? `${minutes(value.minutes)} का हाफ़ टाइम` : `${minutes(value.minutes)} का ब्रेक`;
    case 'goal':
      return `पिछला गोल: ${goalLine(value.goal)}`;
    case 'level':
      return 'स्कोर बराबर, अब शूटआउट';
    case 'attempt': {
      const what = `अब ${value.team} का प्रयास ${value.attempt}`;
      if (value.stake === null) return what;
      return value.stake === 'win' ? `${what}: गोल हुआ तो जीत` : `${what}: मुक़ाबले में बने रहने के लिए गोल ज़रूरी`;
    }
  }
}

function suspended({ player, card, until }: SuspendedFacts): string {
  const who = `${player} ${cards[card]}`.trim();
  return until === null ? who : `${who}, ${oblique(until.period)} में ${until.clock} तक`;
}

function goalLine({ player, team, how: kind, mark, challenge }: GoalFacts): string {
  const suffix = kind === 'FG' ? '' : ` (${how(kind, challenge)})`;
  return `${player ?? team} ${mark}${suffix}`;
}

export function how(kind: How, challenge: boolean): string {
  return { FG: 'मैदानी गोल', PC: 'पेनल्टी कॉर्नर', PS: challenge ? 'चैलेंज' : 'पेनल्टी स्ट्रोक' }[kind];
}

export const cards = { green: 'ग्रीन कार्ड', yellow: 'येलो कार्ड', red: 'रेड कार्ड' };

export function minutes(n: number): string {
  return `${n} मिनट`;
}

export function score([a, b]: Pair<number>): string {
  return `${a}-${b}`;
}

export function scoreLine({ teams: [a, b], score: [x, y] }: ScoreFacts): string {
  return `${a} ${x}, ${b} ${y}`;
}

export function shootOutScore(goals: Pair<number>): string {
  return `शूटआउट ${score(goals)}`;
}

export function result(value: ResultFacts): string {
  switch (value.kind) {
    case 'win':
      if (value.shootOut === null) return `${value.winner} ने ${score(value.score)} से जीत दर्ज की`;
      return `${score(value.score)} की बराबरी के बाद ${value.winner} ने शूटआउट ${score(value.shootOut)} से जीता`;
    case 'draw':
      return `मैच ${score(value.score)} से ड्रॉ रहा`;
    case 'awarded':
      return `मैच ${value.winner} के नाम किया गया (${score(value.score)})`;
    case 'abandoned':
      return 'मैच बीच में ही रद्द कर दिया गया';
  }
}

/** How things stand in a match that is not over. */
export function standing({ teams: [a, b], score: [x, y] }: ScoreFacts, at: string): string {
  if (x === y) return `${a} और ${b} ${score([x, y])} की बराबरी पर (${at})`;
  return x > y ? `${a} को ${b} पर ${score([x, y])} की बढ़त (${at})` : `${b} को ${a} पर ${score([y, x])} की बढ़त (${at})`;
}
