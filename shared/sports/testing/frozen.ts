/** Freezes a value to its depth, so that whoever changes it throws. Maps and sets lose their writing methods. */
export function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  if (value instanceof Map || value instanceof Set) {
    for (const method of ['set', 'add', 'delete', 'clear']) Object.defineProperty(value, method, { value: refuse });
    for (const [key, member] of value.entries()) {
      deepFreeze(key);
      deepFreeze(member);
    }
  }
  Object.freeze(value);
  for (const member of Object.values(value)) deepFreeze(member);
}

function refuse(): never {
  throw new TypeError('a frozen collection was changed');
}
