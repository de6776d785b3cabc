import type { Parsed } from '../json/json.ts';
import type { ImportedMatch } from '../sports/sport.ts';
import { parseData } from './desk.ts';
import type { MatchEvent } from './event.ts';
import { MatchFold } from './fold.ts';

/**
 * Folds an imported match without a desk: its events are taken as they are, what does not fit shows up in the state's
 * conflicts. There is no chain (`prev` is empty): this is for scoring a file, not for storing it.
 */
export function foldImported(match: ImportedMatch): Parsed<MatchFold> {
  const created = match.drafts[0];
  const sport = created?.data.sport;
  const log: MatchEvent[] = [];
  for (const [index, draft] of match.drafts.entries()) {
    const data = parseData(draft.type, draft.data, typeof sport === 'string' ? sport : undefined);
    if (!data.ok) return { ok: false, problem: { ...data.problem, path: `event ${index + 1}` } };
    log.push({
      ...draft,
      data: data.value,
      match: match.match,
      seq: index + 1,
      term: 1,
      recordedAt: draft.at,
      source: { kind: 'feed', id: 'file' },
      prev: '',
    });
  }
  return { ok: true, value: MatchFold.of(log) };
}
