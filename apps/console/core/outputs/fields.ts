import { csvField } from '#shared/formats/csv.ts';
import type { OutputClock, OutputScene } from '#shared/wire/outputs.ts';

/**
 * A scene as flat fields, for programs that put texts into their own graphics (vMix, CasparCG, text sources in OBS). A
 * sport always has the same fields, so that a title can be laid out before the match; what there is not is empty.
 * @param now UTC ms, for the clocks
 */
export function fieldsOf(scene: OutputScene, now: number): Readonly<Record<string, string>> {
  const [home, away] = scene.sides;
  const people = (role: 'first' | 'second', index: number) => scene.people.filter((one) => one.role === role)[index];
  const person = (name: string, one: OutputScene['people'][number] | undefined) => ({
    [name]: one?.name ?? '',
    [`${name}_score`]: one?.text ?? '',
    [`${name}_more`]: one?.more ?? '',
    [`${name}_active`]: one?.active ? '1' : '0',
  });
  const side = (name: string, one: OutputScene['sides'][number] | undefined) => ({
    [name]: one?.name ?? '',
    [`${name}_short`]: one?.short ?? '',
    [`${name}_score`]: one?.score ?? '',
    [`${name}_games`]: one?.games ?? '',
    [`${name}_sets`]: one?.parts.map(({ text }) => text).join(' ') ?? '',
    [`${name}_detail`]: one?.detail ?? '',
    [`${name}_counts`]: one?.counts.map(({ label, text }) => `${label} ${text}`.trim()).join(', ') ?? '',
    [`${name}_active`]: one?.active ? '1' : '0',
  });
  return {
    match: scene.match,
    sport: scene.sport,
    title: scene.title,
    status: scene.status,
    phase: scene.phase,
    situation: scene.situation,
    result: scene.result ?? '',
    review: scene.flags.includes('under-review') ? '1' : '0',
    clock: scene.clock === null ? '' : clockNow(scene.clock, now),
    second_clock: scene.second === null ? '' : clockNow(scene.second, now),
    ...side('home', home),
    ...side('away', away),
    ...(scene.layout === 'bar' && {
      ...person('batter1', people('first', 0)),
      ...person('batter2', people('first', 1)),
      ...person('bowler', people('second', 0)),
      over: scene.strip.map(({ text }) => text).join(' '),
    }),
    notes: scene.chips.join(', '),
  };
}

/** "12:34", and "45:00 +2" beyond the end of a period. */
function clockNow({ ms, at, rate, direction, limit }: OutputClock, now: number): string {
  const shows = Math.max(0, ms + rate * Math.max(0, now - at));
  const beyond = limit !== null && shows > limit ? Math.floor((shows - limit) / 60_000) + 1 : 0;
  const seconds = direction === 'down' ? Math.ceil(shows / 1000) : Math.floor(Math.min(shows, limit ?? shows) / 1000);
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return beyond > 0 ? `${text} +${beyond}` : text;
}

/** RFC 4180, with a line of names: what vMix takes as a data source. */
export function csvOf(fields: Readonly<Record<string, string>>): string {
  const line = (cells: readonly string[]) => `${cells.map(csvField).join(',')}\r\n`;
  return line(Object.keys(fields)) + line(Object.values(fields));
}

export function xmlOf(fields: Readonly<Record<string, string>>): string {
  const rows = Object.entries(fields).map(([name, text]) => `    <${name}>${escaped(text)}</${name}>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<scoreboard>\n  <row>\n${rows.join('')}  </row>\n</scoreboard>\n`;
}

/** XML 1.0 has no way to write control characters. */
function escaped(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  );
}

export function jsonOf(scene: OutputScene, fields: Readonly<Record<string, string>>): string {
  return `${JSON.stringify({ fields, scene }, null, 2)}\n`;
}
