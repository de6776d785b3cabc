import { pick } from '../../../../text/variant.ts';
import type { NoteFacts } from '../facts.ts';

type Foul = Extract<NoteFacts, { kind: 'foul' }>;

export function foul(value: Foul, variant: number): string {
  const { penalty, freeThrows, team } = value;
  const bonus = penalty ? ` ${team} के टीम फाउल पूरे, अब अगले फाउल पर फ्री थ्रो।` : '';
  const shots =
    freeThrows > 0
      ? ` ${['', 'एक', 'दो', 'तीन'][freeThrows] ?? freeThrows} फ्री थ्रो ${freeThrows === 1 ? 'मिलेगा' : 'मिलेंगे'}।`
      : '';
  return `${called(value, variant)}${left(value)}${shots}${bonus}`;
}

function left({ out, player, count }: Foul): string {
  if (out === null) return '';
  return out === 'disqualified' ? ` ${player} को मैच से बाहर किया गया।` : ` ${count} फाउल पूरे, ${player} का मैच खत्म।`;
}

function called(value: Foul, variant: number): string {
  const { by, team, foul: kind, drawn } = value;
  if (by === 'coach') return `${team} के कोच पर टेक्निकल फाउल।`;
  if (by === 'bench') return `${team} की बेंच पर टेक्निकल फाउल।`;
  const who = value.player ?? team;
  const count = countOf(value);
  if (value.double) return `डबल फाउल: ${who}${count}।`;
  const on = drawn === null ? '' : `${drawn} पर `;
  switch (kind) {
    case 'personal':
      return pick(variant, [
        `${on}${who} का फाउल${count}।`,
        `${who} ने ${on}फाउल किया${count}।`,
        `फाउल ${who} का${drawn === null ? '' : `, सामने ${drawn}`}${count}।`,
        ...(drawn === null ? [] : [`${drawn} ने ${who} से फाउल निकलवाया${count}।`]),
      ]);
    case 'offensive':
      return pick(variant, [`${on}${who} का ऑफेंसिव फाउल${count}।`, `${who} ने ${on}ऑफेंसिव फाउल किया${count}।`]);
    case 'throw-in':
      return `${on}${who} का थ्रो-इन फाउल${count}।`;
    case 'unsportsmanlike':
      return `${on}${who} का अनस्पोर्ट्समैनलाइक फाउल${count}।`;
    case 'technical':
      return `${who} पर टेक्निकल फाउल${count}।`;
    case 'disqualifying':
      return `${on}${who} का डिस्क्वालिफाइंग फाउल।`;
  }
}

const ORDINALS = ['', '', 'दूसरा', 'तीसरा', 'चौथा', 'पांचवां', 'छठा'];

function countOf({ count, out }: Foul): string {
  return count === null || count < 2 || out !== null ? '' : ` (${ORDINALS[count] ?? count} फाउल)`;
}
