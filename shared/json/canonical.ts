import { isJsonObject, type Json } from './json.ts';

/** JSON Canonicalization Scheme (RFC 8785): sorted keys, no white space, ECMAScript number format. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  let out = '{';
  for (const key of Object.keys(value).sort()) {
    const child = value[key];
    if (child === undefined) continue;
    out += `${out.length > 1 ? ',' : ''}${JSON.stringify(key)}:${canonical(child)}`;
  }
  return `${out}}`;
}

/** True when every member of `part` is in `whole` with an equal value; extra members of `whole` are allowed. */
export function covers(whole: Json, part: Json): boolean {
  if (Array.isArray(part)) {
    return Array.isArray(whole) && whole.length === part.length && part.every((item, i) => covers(whole[i], item));
  }
  if (!isJsonObject(part)) return whole === part;
  if (!isJsonObject(whole)) return false;
  return Object.entries(part).every(([key, child]) => {
    const other = whole[key];
    return child === undefined || (other !== undefined && covers(other, child));
  });
}
