import type { Output } from '#shared/wire/outputs.ts';

/** Where an output is shown; the name is left out for those that their kind has anyway. */
export function addressOf(
  origin: string,
  { name, kind }: Pick<Output, 'name' | 'kind'>,
  match: string,
  key: string,
): string {
  const own = name === kind ? '' : `&output=${name}`;
  return `${origin}/${kind}/${match}?key=${key}${own}`;
}

export function dataAddress(origin: string, name: string, match: string, format: string, key: string): string {
  return `${origin}/outputs/${match}.${format}?key=${key}${name === 'data' ? '' : `&output=${name}`}`;
}
