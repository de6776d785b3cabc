import type { Lead, PeriodFacts, Phase, ResultFacts, Situation } from '../facts.ts';

export function phase(value: Phase): string {
  switch (value.kind) {
    case 'not started':
      return 'शुरू नहीं हुआ';
    case 'period':
      return periodName(value.period);
    case 'interval':
      if (value.halfTime) return 'हाफ टाइम';
      return value.overtimeNext ? 'ओवरटाइम से पहले' : `${periodName(value.after)} खत्म`;
    case 'result':
      if (value.how !== 'played') return ENDS[value.how];
      return value.overtimes === 0 ? 'मुकाबला खत्म' : 'ओवरटाइम के बाद खत्म';
  }
}

const ENDS = { forfeit: 'फोरफिट', default: 'डिफॉल्ट', abandoned: 'मुकाबला रद्द' } as const;

const ORDINALS = ['पहला', 'दूसरा', 'तीसरा', 'चौथा', 'पांचवां', 'छठा', 'सातवां', 'आठवां'];
const OBLIQUE = ['पहले', 'दूसरे', 'तीसरे', 'चौथे', 'पांचवें', 'छठे', 'सातवें', 'आठवें'];

/** "तीसरा क्वार्टर", "दूसरा हाफ", "ओवरटाइम" */
export function periodName(period: PeriodFacts): string {
  return named(period, ORDINALS);
}

/** As before में, की, के: "तीसरे क्वार्टर". */
export function periodOblique(period: PeriodFacts): string {
  return named(period, OBLIQUE);
}

function named({ number, overtime, periods }: PeriodFacts, ordinals: readonly string[]): string {
  if (overtime === 1) return 'ओवरटाइम';
  if (overtime > 1) return `${ordinals[overtime - 1] ?? overtime} ओवरटाइम`;
  if (periods === 1) return 'खेल';
  const unit = periods === 4 ? 'क्वार्टर' : periods === 2 ? 'हाफ' : 'पीरियड';
  return `${ordinals[number - 1] ?? number} ${unit}`;
}

export function periodShort({ number, overtime, periods }: PeriodFacts): string {
  if (overtime > 0) return `ओटी${overtime}`;
  return `${periods === 4 ? 'क्वा.' : periods === 2 ? 'हाफ ' : 'पी.'}${number}`;
}

export function situation(value: Situation): string {
  switch (value.kind) {
    case 'none':
      return '';
    case 'level':
      return value.overtimeNext ? 'स्कोर बराबर, अब ओवरटाइम' : 'स्कोर बराबर';
    case 'lead':
      return `${value.team} को ${value.points} अंक की बढ़त`;
    case 'run':
      return `${value.team} के लगातार ${value.points} अंक, ${lead(value.lead)}`;
  }
}

/** "स्कोर बराबर", "Ashton को 5 अंक की बढ़त" */
export function lead(value: Lead): string {
  return value === null ? 'स्कोर बराबर' : `${value.team} को ${value.points} अंक की बढ़त`;
}

export function result(value: ResultFacts): string {
  switch (value.kind) {
    case 'win':
      return `${value.winner} ने ${afterOvertime(value.overtimes)}${value.score} से जीत दर्ज की`;
    case 'forfeit':
      return `${value.loser} के मुकाबला छोड़ने पर ${value.winner} को ${value.score} से जीत मिली`;
    case 'default':
      return `खिलाड़ी कम पड़ने से ${value.loser} की हार, ${value.winner} को ${value.score} से जीत मिली`;
    case 'draw':
      return `मुकाबला ${value.score} से बराबर रहा`;
    case 'abandoned':
      return `मुकाबला ${value.score} के स्कोर पर रद्द`;
  }
}

/** "", "ओवरटाइम के बाद ", "दो ओवरटाइम के बाद " */
export function afterOvertime(count: number): string {
  if (count === 0) return '';
  return count === 1 ? 'ओवरटाइम में ' : `${NUMERALS[count] ?? count} ओवरटाइम के बाद `;
}

const NUMERALS = ['', 'एक', 'दो', 'तीन', 'चार', 'पांच', 'छह'];
