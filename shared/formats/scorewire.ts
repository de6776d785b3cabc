import { type JsonObject, type Parsed, parseJson } from '../json/json.ts';
import { genesis, hashEvent } from '../match/chain.ts';
import { parseData } from '../match/desk.ts';
import { corrections } from '../match/effective.ts';
import { MatchEvent } from '../match/event.ts';
import { type Problem, problem } from '../problem.ts';
import { schemaProblem } from '../sports/game.ts';
import type { ImportedMatch, MatchFormat } from '../sports/sport.ts';

/**
 * Scorewire's own file: JSON Lines, one `MatchEvent` a line, in log order, of one match. Other than in every other
 * format the corrections are in it, and with them who said what when.
 */
export const scorewire: MatchFormat = {
  id: 'scorewire',
  detect(text) {
    const end = text.indexOf('\n');
    const first = end < 0 ? text : text.slice(0, end);
    return /^\s*\{/.test(first) && first.includes('"match.created"') && first.includes('"prev"');
  },
  read(text) {
    const log = readLog(text);
    if (!log.ok) return log;
    const [first] = log.value;
    if (first === undefined) return { ok: false, problem: problem('empty', 'The file holds no event.') };
    const drafts = log.value.map(({ id, type, data, at, override }) => ({
      id,
      type,
      data,
      at,
      ...(override && { override }),
    }));
    return { ok: true, value: { match: first.match, drafts, warnings: [] } };
  },
};

/** The events of a Scorewire file, their data checked as a desk checks it. */
export function readLog(text: string): Parsed<readonly MatchEvent[]> {
  const log: MatchEvent[] = [];
  const types = new Map<string, string>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const event = readLine(line, log[0], types);
    if (!event.ok) return { ok: false, problem: onLine(event.problem, index + 1) };
    log.push(event.value);
    const { id, type, data } = event.value;
    types.set(id, type === 'correction.insert' && typeof data.type === 'string' ? data.type : type);
  }
  return { ok: true, value: log };
}

export function writeLog(log: readonly MatchEvent[]): string {
  return log.map((event) => `${JSON.stringify(event)}\n`).join('');
}

/** An imported match as a log that nobody has signed: numbered, and chained from its genesis on. */
export function logOf({ match, drafts }: ImportedMatch): readonly MatchEvent[] {
  let prev = genesis(match);
  return drafts.map(({ id, type, data, at, override }, index) => {
    const event: MatchEvent = {
      id,
      match,
      seq: index + 1,
      term: 1,
      type,
      data,
      at,
      recordedAt: at,
      source: { kind: 'feed', id: 'import' },
      ...(override && { override }),
      prev,
    };
    prev = hashEvent(event);
    return event;
  });
}

/** `first` is the log's first event, `types` says what every event so far is, an inserted one by what it inserts. */
function readLine(line: string, first: MatchEvent | undefined, types: ReadonlyMap<string, string>): Parsed<MatchEvent> {
  const json = parseJson(line);
  if (!json.ok) return json;
  const event = MatchEvent.safeParse(json.value);
  if (!event.success) return { ok: false, problem: schemaProblem(event.error) };
  const { match, type, data } = event.data;
  if (first !== undefined && match !== first.match) {
    return { ok: false, problem: problem('two-matches', 'The file holds more than one match.') };
  }
  const { sport: name } = (first ?? event.data).data;
  const sport = typeof name === 'string' ? name : undefined;
  const parsed = type === 'correction.amend' ? parseAmend(data, sport, types) : parseData(type, data, sport);
  return parsed.ok ? { ok: true, value: { ...event.data, data: parsed.value } } : parsed;
}

/** What an amend puts in place of its target's data is of the target's type. */
function parseAmend(
  data: JsonObject,
  sport: string | undefined,
  types: ReadonlyMap<string, string>,
): Parsed<JsonObject> {
  const amend = corrections['correction.amend'].safeParse(data);
  if (!amend.success) return { ok: false, problem: schemaProblem(amend.error, 'data') };
  const type = types.get(amend.data.target);
  if (type === undefined) return { ok: true, value: amend.data };
  const inner = parseData(type, amend.data.data, sport);
  return inner.ok ? { ok: true, value: { ...amend.data, data: inner.value } } : inner;
}

function onLine({ path, ...fault }: Problem, line: number): Problem {
  const where = `line ${line}${path === undefined || path === '' ? '' : `, ${path}`}`;
  return { ...fault, message: `${fault.message.replace(/\.$/, '')} (line ${line}).`, path: where };
}
