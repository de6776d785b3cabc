import type { Phase, ResultFacts, Situation, Standout } from '../facts.ts';

export function phase(value: Phase): string {
  switch (value.kind) {
    case 'not started':
      return 'मुकाबला शुरू नहीं हुआ';
    case 'period':
      return periodName(value.period);
    case 'interval':
      if (value.after === 1) return 'मध्यांतर';
      if (value.after === 3) return 'अतिरिक्त समय का मध्यांतर';
      if (value.next === 'tie-break') return 'टाई-ब्रेक से पहले';
      return value.next === 'golden raid' ? 'गोल्डन रेड से पहले' : 'अतिरिक्त समय से पहले';
    case 'tie-break':
      return 'टाई-ब्रेक';
    case 'golden raid':
      return 'गोल्डन रेड';
    case 'result':
      return ENDS[value.how];
  }
}

const ENDS = {
  'full time': 'मुकाबला समाप्त',
  'extra time': 'अतिरिक्त समय के बाद',
  'tie-break': 'टाई-ब्रेक के बाद',
  'golden raid': 'गोल्डन रेड के बाद',
  awarded: 'फैसला सुनाया गया',
  abandoned: 'मुकाबला रद्द',
} as const;

export function periodName(period: 1 | 2 | 3 | 4): string {
  return ['पहला हाफ', 'दूसरा हाफ', 'अतिरिक्त समय, पहला हाफ', 'अतिरिक्त समय, दूसरा हाफ'][period - 1] ?? '';
}

export function situation(value: Situation): string {
  switch (value.kind) {
    case 'none':
      return '';
    case 'toss':
      return value.choice === 'raid' ? `पहली रेड ${value.winner} की` : `${value.winner} ने कोर्ट चुना`;
    case 'raid': {
      const who = value.raider === null ? `${value.team} की रेड जारी` : `${value.raider} की रेड जारी (${value.team})`;
      return value.doOrDie ? `${who}: डू-ऑर-डाई` : who;
    }
    case 'do or die':
      return `अगली रेड ${value.team} के लिए डू-ऑर-डाई`;
    case 'few':
      return value.left === 1
        ? `मैट पर ${value.team} का सिर्फ एक खिलाड़ी बाकी`
        : `मैट पर ${value.team} के सिर्फ ${value.left} खिलाड़ी बाकी`;
    case 'level':
      return LEVEL[value.next];
    case 'tie-break raid':
      return `अब ${value.team} की रेड नंबर ${value.raid}`;
  }
}

const LEVEL = {
  'extra time': 'स्कोर बराबर, अब अतिरिक्त समय',
  'tie-break': 'स्कोर बराबर, अब टाई-ब्रेक की रेड',
  'golden raid': 'स्कोर बराबर, अब गोल्डन रेड',
  toss: 'गोल्डन रेड के बाद भी बराबरी, फैसला टॉस से',
} as const;

export function result(value: ResultFacts): string {
  switch (value.kind) {
    case 'win':
      if (value.decider !== null) {
        const where = value.by === 'golden raid' ? 'गोल्डन रेड' : 'टाई-ब्रेक';
        return `${value.score} की बराबरी के बाद ${value.winner} ने ${where} में ${value.decider} से जीत हासिल की`;
      }
      return value.by === 'extra time'
        ? `${value.winner} ने अतिरिक्त समय में ${value.score} से जीत दर्ज की`
        : `${value.winner} ने ${value.score} से जीत दर्ज की`;
    case 'tie':
      return `मुकाबला ${value.score} से टाई`;
    case 'awarded':
      return AWARDS[value.how](value.winner, value.score);
    case 'abandoned':
      return 'मुकाबला रद्द';
  }
}

const AWARDS = {
  'walk-over': (winner: string) => `${winner} को वॉकओवर`,
  forfeit: (winner: string, score: string) => `विपक्षी टीम के हटने से ${winner} की जीत (${score})`,
  toss: (winner: string, score: string) => `${score} की बराबरी के बाद टॉस से ${winner} की जीत`,
  decision: (winner: string, score: string) => `मुकाबला ${winner} के नाम (${score})`,
} as const;

/** The result with the score in it, for a summary. */
export function verdict(value: ResultFacts, headline: string): string {
  if (value.kind === 'tie') return `${headline}, मुकाबला टाई`;
  return value.kind === 'abandoned' ? `${headline}, मुकाबला रद्द` : result(value);
}

export function standouts(names: readonly Standout[]): readonly string[] {
  if (names.length === 0) return [];
  return [names.map(({ name, kind, points }) => `${name} के ${points} ${kind === 'raid' ? 'रेड' : 'टैकल'} अंक`).join(', ')];
}
