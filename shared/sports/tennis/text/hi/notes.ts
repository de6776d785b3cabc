import { pick } from '../../../../text/variant.ts';
import type { NoteFacts } from '../facts.ts';
import { because, toss } from './board.ts';
import { reasonOf } from './reasons.ts';

type Of<K extends NoteFacts['kind']> = Extract<NoteFacts, { kind: K }>;

/** What happens between points. `variant` chooses among phrases that say the same. */
export function note(value: NoteFacts, variant: number): string {
  switch (value.kind) {
    case 'toss':
      return `${toss(value.winner, value.choice)}।`;
    case 'server':
      return `${value.name} की सर्विस।`;
    case 'receiver':
      return `रिसीव ${value.name} के ज़िम्मे।`;
    case 'fault':
      return fault(value, variant);
    case 'let':
      return `लेट${because(value.reason)}, ${value.what === 'service' ? 'सर्विस दोबारा' : 'अंक दोबारा खेला जाएगा'}।`;
    case 'challenge':
      return challenge(value);
    case 'timeout':
      return timeOut(value);
    case 'penalty':
      return penalty(value);
    case 'adjusted':
      return `स्कोर ${value.score === '' ? '0-0' : value.score}, ${value.points} दर्ज किया गया।`;
    case 'started':
      return 'मुकाबला शुरू।';
    case 'paused':
      return `खेल रोका गया${because(value.reason)}।`;
    case 'resumed':
      return 'खेल फिर शुरू।';
  }
}

const PLACES = { net: 'नेट में', long: 'लंबी', wide: 'बाहर' } as const;

function fault({ fault: kind }: Of<'fault'>, variant: number): string {
  if (kind === null) return 'फॉल्ट।';
  if (kind === 'foot fault') return 'फुट फॉल्ट।';
  const where = PLACES[kind];
  return pick(variant, [`फॉल्ट, गेंद ${where}।`, `पहली सर्विस ${where}।`]);
}

function challenge({ by, outcome, call, left }: Of<'challenge'>): string {
  const asked = `${by} ने ${call === null ? 'फैसले' : `फैसले (${reasonOf(call)})`} को चुनौती दी`;
  switch (outcome) {
    case 'overturned':
      return `${asked} और चुनौती सही निकली।`;
    case 'confirmed':
      return `${asked}, फैसला बरकरार।${left === null ? '' : left === 0 ? ' अब कोई चैलेंज बाकी नहीं।' : ` ${left} चैलेंज बाकी।`}`;
    case 'inconclusive':
      return `${asked}, रिव्यू से कुछ साफ़ नहीं हुआ और फैसला बरकरार।`;
  }
}

function timeOut({ what, by, reason }: Of<'timeout'>): string {
  const whose = by === null ? '' : `${by} के लिए `;
  const name = {
    medical: `${whose}मेडिकल टाइमआउट`,
    toilet: `${whose}टॉयलेट ब्रेक`,
    attire: `${whose}कपड़े बदलने का ब्रेक`,
    equipment: `${whose}उपकरण की वजह से ब्रेक`,
    coaching: `${whose}कोर्ट पर कोचिंग`,
  }[what];
  return `${name}${because(reason)}।`;
}

function penalty({ against, penalty: kind, violation, offence }: Of<'penalty'>): string {
  const named = offence?.toLowerCase() === `${violation} violation` ? null : offence;
  const what = `${violation === 'time' ? 'समय सीमा का उल्लंघन' : 'आचार संहिता का उल्लंघन'}${because(named)}`;
  switch (kind) {
    case 'warning':
      return `${what}: ${against} को चेतावनी।`;
    case 'fault':
      return `${what}: ${against} की एक सर्विस गई।`;
    case 'point':
      return `${what}: ${against} के खिलाफ़ एक अंक का दंड।`;
    case 'game':
      return `${what}: ${against} के खिलाफ़ एक गेम का दंड।`;
  }
}
