import { en } from '../text/en.ts';
import type { CricsheetOutcome } from './cricsheet-schema.ts';

/** The officials' word in a sentence, for `match.ended`. `outcomeIn` reads it back. */
export function outcomeText({ winner, result, method, by }: CricsheetOutcome): string {
  if (winner === undefined) return en.result({ kind: result === 'draw' ? 'draw' : 'tie', winner: null, by: null });
  const numbers = {
    ...(by?.runs !== undefined && { runs: Number(by.runs) }),
    ...(by?.wickets !== undefined && { wickets: Number(by.wickets) }),
    ...(by?.innings !== undefined && { innings: Number(by.innings) }),
  };
  if (Object.keys(numbers).length === 0) return `${winner} won${method === undefined ? '' : ` (${method})`}`;
  return en.result({ kind: 'win', winner, method: null, ...numbers });
}

/** What a sentence of `outcomeText` says; null: it is somebody else's sentence. */
export function outcomeIn(text: string, teams: readonly string[]): CricsheetOutcome | null {
  for (const winner of teams) {
    if (!text.startsWith(`${winner} won`)) continue;
    const rest = text.slice(winner.length + 4);
    const [, method] = /^ \((.+)\)$/.exec(rest) ?? [];
    if (rest === '' || method !== undefined) return { winner, ...(method && { method }) };
    const [, innings, count, unit] = /^ by (an innings and )?(\d+) (run|wicket)s?$/.exec(rest) ?? [];
    if (count === undefined) continue;
    return { winner, by: { ...(innings && { innings: 1 }), [unit === 'run' ? 'runs' : 'wickets']: Number(count) } };
  }
  if (text === en.result({ kind: 'draw' })) return { result: 'draw' };
  return text === en.result({ kind: 'tie', winner: null, by: null }) ? { result: 'tie' } : null;
}
