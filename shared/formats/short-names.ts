/** Three letters of a one-word name, else initials; never the same for both sides. */
export function shortNamesOf(a: string, b: string): [string, string] {
  const [one, two] = [shortName(a), shortName(b)];
  return one === two ? [`${one.slice(0, 7)}1`, `${two.slice(0, 7)}2`] : [one, two];
}

function shortName(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const short = words.length > 1 ? words.map((word) => word.charAt(0)).join('') : (words[0] ?? name).slice(0, 3);
  return short.toUpperCase().slice(0, 8);
}
