const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'];

export function counted(n: number): string {
  return NUMBERS[n] ?? String(n);
}

export function points(n: number): string {
  return `${counted(n)} point${n === 1 ? '' : 's'}`;
}

/** "Rao", "Rao and Kale", "Rao, Kale and Shinde". */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

export function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** A name that ends in a full stop ("Delhi K.C.") ends the sentence as well. */
export function ended(text: string): string {
  return text.replaceAll(/\.\.(?=\s|$)/g, '.');
}
