/** "राव", "राव और काले", "राव, काले और शिंदे". */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} और ${last}`;
}

export function points(n: number): string {
  return n === 1 ? 'एक अंक' : `${n} अंक`;
}
