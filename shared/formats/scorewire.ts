import { type Parsed, parseJson } from '../json/json.ts';
import { MatchEvent } from '../match/event.ts';
import { problem } from '../problem.ts';
import { schemaProblem } from '../sports/game.ts';
import type { ImportedMatch } from '../sports/sport.ts';

/** Scorewire's own file: JSON Lines, one `MatchEvent` a line, in log order, of one match. */
export const SCOREWIRE_FORMAT = 'scorewire';

export function detectScorewire(text: string): boolean {
  const first = text.slice(0, text.indexOf('\n') < 0 ? undefined : text.indexOf('\n'));
  return first.includes('"match.created"') && first.trimStart().startsWith('{') && first.includes('"prev"');
}

export function readScorewire(text: string): Parsed<ImportedMatch> {
  const drafts: ImportedMatch['drafts'][number][] = [];
  let match: string | null = null;
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const json = parseJson(line);
    if (!json.ok) return { ok: false, problem: { ...json.problem, path: `line ${index + 1}` } };
    const event = MatchEvent.safeParse(json.value);
    if (!event.success) return { ok: false, problem: schemaProblem(event.error, `line ${index + 1}`) };
    match ??= event.data.match;
    if (event.data.match !== match) {
      return { ok: false, problem: problem('two-matches', 'The file holds more than one match.', `line ${index + 1}`) };
    }
    const { id, type, data, at, override } = event.data;
    drafts.push({ id, type, data, at, ...(override && { override }) });
  }
  if (match === null) return { ok: false, problem: problem('empty', 'The file holds no event.') };
  return { ok: true, value: { match, drafts, warnings: [] } };
}
