import type { Scoreboard } from '#shared/match/scoreboard.ts';

export const WIDTH = 1200;
export const HEIGHT = 630;
/** Rough width of a letter of the font in parts of its size: names are cut by it rather than measured. */
const LETTER = 0.5;
const LEFT = 72;

/** The score as a picture for previews of links (Open Graph: 1200 × 630), as SVG. */
export function sharePicture({ title, phase, sides, situation, result, status }: Scoreboard): string {
  const [one, two] = sides;
  const line = result ?? situation;
  const rows = [one, two].flatMap((side, i) => (side === undefined ? [] : [sideRow(side, 238 + i * 134)]));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="Mukta">
<rect width="1200" height="630" fill="#0d1216"/>
<rect width="1200" height="8" fill="#3fcf9f"/>
${text(LEFT, 92, 32, '#a3b2bd', 500, cut(title, 1060, 32))}
${status === 'live' || status === 'paused' ? text(LEFT, 142, 30, '#3fcf9f', 600, cut(phase, 1060, 30)) : ''}
${rows.join('\n')}
${text(LEFT, 506, 36, '#eef3f6', 600, cut(line, 1060, 36))}
<g transform="translate(${LEFT} 548)"><rect width="40" height="40" rx="10" fill="#3fcf9f"/><path transform="scale(1.25)" d="M7 20.5h5l3-9 4 12 2.5-6H25" fill="none" stroke="#04211a" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/></g>
${text(LEFT + 56, 579, 32, '#a3b2bd', 600, 'Scorewire')}
</svg>`;
}

function sideRow({ name, score, detail, active }: Scoreboard['sides'][number], y: number): string {
  const long = score.length > 11;
  const size = long ? 52 : 84;
  const ink = active === true ? '#ffffff' : '#d6dfe5';
  const room = 1056 - score.length * size * 0.6 - 40;
  return [
    text(LEFT, y, 46, ink, active === true ? 700 : 500, cut(name, Math.max(240, room), 46)),
    `<text x="${WIDTH - LEFT}" y="${y + 6}" font-size="${size}" font-weight="700" fill="${ink}" text-anchor="end">${escaped(score)}</text>`,
    detail === undefined
      ? ''
      : `<text x="${WIDTH - LEFT}" y="${y + 48}" font-size="28" font-weight="500" fill="#a3b2bd" text-anchor="end">${escaped(cut(detail, 520, 28))}</text>`,
  ].join('');
}

function text(x: number, y: number, size: number, fill: string, weight: number, words: string): string {
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escaped(words)}</text>`;
}

/** Ends in an ellipsis where there is no room for it all; never within a letter and its vowel signs. */
function cut(words: string, room: number, size: number): string {
  const letters = [...new Intl.Segmenter().segment(words)].map(({ segment }) => segment);
  const most = Math.floor(room / (size * LETTER));
  return letters.length <= most
    ? words
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** XML 1.0 has no control characters, escaped or not. */
function escaped(words: string): string {
  return words
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
