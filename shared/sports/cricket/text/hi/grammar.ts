/** After a postposition: "14 गेंदों पर", "1 गेंद पर". */
export function onBalls(n: number): string {
  return `${n} ${n === 1 ? 'गेंद' : 'गेंदों'} पर`;
}

/** Subject or object: "14 गेंदें", "1 गेंद". */
export function balls(n: number): string {
  return `${n} ${n === 1 ? 'गेंद' : 'गेंदें'}`;
}

const FEMININE = ['', 'पहली', 'दूसरी', 'तीसरी', 'चौथी'];

/** Ordinal of a feminine noun (पारी). */
export function nth(n: number): string {
  return FEMININE[n] ?? `${n}वीं`;
}

/** "a, b और c" */
export function list(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} और ${last}`;
}

const OBLIQUE = ['', 'पहले', 'दूसरे', 'तीसरे', 'चौथे', 'पांचवें', 'छठे'];

/** Ordinal of a masculine noun before a postposition: "तीसरे ओवर में". */
export function nthOblique(n: number): string {
  return OBLIQUE[n] ?? `${n}वें`;
}

/** Reasons that scorers and files give in English, where there is a word for them. */
const REASONS: Readonly<Record<string, string>> = {
  'bad light': 'ख़राब रोशनी',
  concussion: 'कनकशन',
  'concussion substitute': 'कनकशन',
  drinks: 'ड्रिंक्स',
  'impact player': 'इम्पैक्ट प्लेयर',
  injury: 'चोट',
  lunch: 'लंच',
  rain: 'बारिश',
  stumps: 'स्टंप्स',
  supersub: 'सुपर सब',
  tea: 'चाय',
};

export function because(reason: string | null): string {
  if (reason === null || reason === '') return '';
  const plain = reason.replaceAll('_', ' ');
  return ` (${REASONS[plain] ?? plain})`;
}
