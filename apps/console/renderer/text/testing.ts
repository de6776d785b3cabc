interface Entry {
  readonly key: string;
  readonly said: string;
}

/** Every text of a catalogue by its path; those with something to fill in with that filled in. */
export function textsOf(catalogue: object, path = ''): Entry[] {
  return Object.entries(catalogue).flatMap(([name, value]: [string, unknown]): Entry[] => {
    const key = path === '' ? name : `${path}.${name}`;
    if (typeof value === 'string') return [{ key, said: value }];
    if (typeof value === 'function') return [{ key, said: String(value('3', '7')) }];
    return typeof value === 'object' && value !== null ? textsOf(value, key) : [];
  });
}
