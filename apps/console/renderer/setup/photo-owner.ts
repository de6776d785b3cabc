import type { SheetPlayer } from './team-sheet.ts';

/** Whose photo a file is by what it is called: "7.jpg", "07 Ada Lovelace.png", "lovelace.webp". Null: that says nothing. */
export function photoOwner(file: string, players: readonly SheetPlayer[]): SheetPlayer | null {
  const words = wordsOf(file.replace(/\.[^.]*$/, ''));
  const letters = words.filter((word) => /\p{L}/u.test(word));
  const named = players.filter(({ name }) => {
    const own = wordsOf(name);
    return letters.length > 0 && letters.every((word) => own.includes(word));
  });
  if (named.length === 1) return named[0] ?? null;
  // A name that fits nobody is not overruled by a number: it may be another team's file.
  if (named.length === 0 && letters.length > 0) return null;
  const numbers = words.filter((word) => /^\d{1,3}$/.test(word)).map(Number);
  const numbered = players.filter(({ number }) => number !== undefined && numbers.includes(number));
  return numbered.length === 1 ? (numbered[0] ?? null) : null;
}

function wordsOf(text: string): readonly string[] {
  const plain = text.normalize('NFC').toLowerCase();
  return plain.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
}
