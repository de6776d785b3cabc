/** A reason that somebody gave, told after the fact: ": rain"; nothing where there is none. */
export function because(reason: string | null): string {
  const said = reason?.trim() ?? '';
  return said === '' ? '' : `: ${said}`;
}

/** The same in brackets: " (rain)". */
export function bracketed(reason: string | null): string {
  const said = reason?.trim() ?? '';
  return said === '' ? '' : ` (${said})`;
}
