import { pick } from '../../../../text/variant.ts';
import type { BallFacts, WicketFacts } from '../facts.ts';
import { figures } from './dismissal.ts';

/** One delivery; verbs agree with runs, catches and boundaries, never with a person. Says nothing that was not seen. */
export function ball(facts: BallFacts, variant: number): string {
  const parts = [
    `${facts.freeHit ? 'फ़्री हिट: ' : facts.hatTrickBall ? 'हैट्रिक गेंद: ' : ''}${delivery(facts, variant)}`,
    ...facts.wickets.flatMap((wicket) => [...how(wicket, facts, variant), figures(wicket)]),
    ...(facts.penalty > 0 ? [`बल्लेबाज़ी कर रही टीम को ${facts.penalty} पेनल्टी रन।`] : []),
    ...(facts.freeHitNext ? ['अगली गेंद फ़्री हिट।'] : []),
  ];
  return parts.join(' ');
}

function delivery(facts: BallFacts, variant: number): string {
  const { wides, noballs, byes, legbyes, batter, speedKmh } = facts;
  const speed = speedKmh === null ? '' : ` (${speedKmh} किमी/घंटा)`;
  if (isOut(facts)) return `${sent(facts)}, ${[...extras(facts), ...bat(facts), 'विकेट'].join(', ')}${speed}!`;
  if (wides + noballs + byes + legbyes > 0) {
    return `${sent(facts)}, ${repeated(facts.again)}${[...extras(facts), ...bat(facts)].join(', ')}${speed}।`;
  }
  const said = facts.boundary ? boundary(facts, variant) : batter > 0 ? runs(facts, variant) : dot(facts, variant);
  return `${said}${speed}।`;
}

function sent({ bowler, striker }: BallFacts): string {
  return `${bowler} की गेंद ${striker} को`;
}

/** Out to this ball, not timed out or retired besides. */
function isOut({ wickets }: BallFacts): boolean {
  return wickets.some(({ kind }) => !kind.startsWith('retired') && kind !== 'timed out');
}

function extras({ wides, noballs, byes, legbyes }: BallFacts): readonly string[] {
  return [
    ...(wides > 0 ? [wides === 1 ? 'वाइड' : `वाइड के ${wides} रन`] : []),
    ...(noballs > 0 ? ['नो बॉल'] : []),
    ...(byes > 0 ? [byes === 1 ? 'बाई का 1 रन' : `बाई के ${byes} रन`] : []),
    ...(legbyes > 0 ? [legbyes === 1 ? 'लेग बाई का 1 रन' : `लेग बाई के ${legbyes} रन`] : []),
  ];
}

function bat({ batter, boundary }: BallFacts): readonly string[] {
  if (batter === 0) return [];
  return [boundary ? (batter === 4 ? 'चौका' : 'छक्का') : `${batter} रन`];
}

function dot(facts: BallFacts, variant: number): string {
  const { bowler, striker, dots } = facts;
  if (dots > 2) return pick(variant, [`${sent(facts)}, लगातार ${dots} डॉट गेंदें`, `${sent(facts)}, ${dots} गेंदों से रन नहीं`]);
  if (dots === 2) return pick(variant, [`${sent(facts)}, एक और डॉट गेंद`, `${sent(facts)}, फिर कोई रन नहीं`]);
  return pick(variant, [
    `${sent(facts)}, कोई रन नहीं`,
    `${bowler} की गेंद पर ${striker} को कोई रन नहीं मिला`,
    `${sent(facts)}, डॉट गेंद`,
  ]);
}

/** "फिर" the second time, a count after that. */
function repeated(again: number): string {
  if (again === 0) return '';
  return again === 1 ? 'फिर ' : `लगातार ${again + 1} बार `;
}

function runs(facts: BallFacts, variant: number): string {
  const { bowler, striker, batter, again, offTheMark } = facts;
  if (again > 0) return `${sent(facts)}, ${repeated(again)}${batter} रन`;
  if (offTheMark) return `${bowler} की गेंद पर ${batter} रन, और ${striker} का खाता खुला`;
  const some: readonly string[] = [
    `${sent(facts)}, ${batter} रन`,
    `${bowler} की गेंद पर ${striker} ने ${batter} रन ${batter === 1 ? 'लिया' : 'लिए'}`,
    `${sent(facts)}, ${batter} रन`,
  ];
  return pick(variant, batter === 1 ? [...some, `${bowler} की गेंद पर ${striker} का सिंगल`] : some);
}

function boundary({ bowler, striker, batter, boundaries, offTheMark }: BallFacts, variant: number): string {
  const what = batter === 4 ? 'चौका' : 'छक्का';
  if (boundaries > 2) return `${what}! ${striker} की लगातार ${boundaries} गेंदों पर बाउंड्री`;
  if (boundaries === 2) {
    return pick(variant, [
      `फिर ${what}! ${striker} की लगातार दूसरी बाउंड्री`,
      `${what}! ${bowler} की गेंद पर ${striker} की लगातार दूसरी बाउंड्री`,
    ]);
  }
  if (offTheMark) return `${what}! ${bowler} की गेंद पर ${striker} ने ${batter === 4 ? 'चौके' : 'छक्के'} से खाता खोला`;
  return pick(
    variant,
    batter === 4
      ? [
          `चौका! ${bowler} की गेंद पर ${striker} के बल्ले से चार रन`,
          `${bowler} की गेंद पर ${striker} ने चौका लगाया`,
          `चौका! ${striker} ने ${bowler} की गेंद सीमा रेखा तक पहुंचाई`,
        ]
      : [
          `छक्का! ${striker} ने ${bowler} की गेंद सीमा रेखा के पार पहुंचाई`,
          `${bowler} की गेंद पर ${striker} ने छक्का जड़ा`,
          `छक्का! ${bowler} की गेंद पर ${striker} के बल्ले से छह रन`,
        ],
  );
}

/** What a wicket on this ball looked like; figures follow. */
function how({ name, kind, fielders, balls, runs: scored }: WicketFacts, { bowler }: BallFacts, variant: number) {
  const said = HOW[kind]?.(name, bowler, fielders[0]?.name ?? null) ?? [];
  const duck =
    kind.startsWith('retired') || kind === 'timed out' || scored > 0 ? [] : [DUCKS[balls] ?? 'खाता भी नहीं खुला।'];
  return [...(said.length === 0 ? [] : [pick(variant, said)]), ...duck];
}

const DUCKS: Readonly<Record<number, string>> = { 0: 'बिना कोई गेंद खेले विकेट गया।', 1: 'पहली ही गेंद पर विकेट गया।' };

const HOW: Partial<
  Record<WicketFacts['kind'], (name: string, bowler: string, fielder: string | null) => readonly string[]>
> = {
  bowled: (name, bowler) => [
    `${bowler} ने ${name} को बोल्ड किया।`,
    `बोल्ड! ${bowler} को मिला विकेट।`,
    `गिल्लियां बिखरीं, ${name} की पारी समाप्त।`,
  ],
  caught: (name, bowler, by) =>
    by === null
      ? [`${bowler} की गेंद पर ${name} का कैच पकड़ा गया।`]
      : [
          `${by} ने ${name} का कैच पकड़ा।`,
          `${by} का कैच, और ${bowler} को मिली कामयाबी।`,
          `कैच ${by} ने लपका, ${name} की पारी समाप्त।`,
        ],
  'caught and bowled': (name, bowler) => [`${bowler} ने अपनी ही गेंद पर ${name} का कैच पकड़ा।`],
  lbw: (name, bowler) => [`पगबाधा! ${bowler} को मिला ${name} का विकेट।`, `अंपायर ने ${name} को पगबाधा करार दिया।`],
  stumped: (name, _, by) => [by === null ? `${name} को स्टंप किया गया।` : `${by} ने ${name} को स्टंप किया।`],
  'run out': (name, _, by) => [by === null ? `${name} को रन आउट किया गया।` : `${by} ने ${name} को रन आउट किया।`],
  'hit wicket': (name) => [`हिट विकेट! ${name} की पारी समाप्त।`],
};
