const LONGEST_TITLE = 40;

/** A match id that reads well in an address: the title, the day, and four letters against a second one like it. */
export function suggestMatchId(title: string, at: Date, random: () => number): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, LONGEST_TITLE)
    .replace(/-$/, '');
  const day = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  const letters = Array.from({ length: 4 }, () => 'abcdefghjkmnpqrstuvwxyz23456789'[Math.floor(random() * 31)]).join(
    '',
  );
  return [words === '' ? 'match' : words, day, letters].join('-');
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
