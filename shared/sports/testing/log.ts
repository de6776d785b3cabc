import { plain } from '../../match/effective.ts';
import type { MatchEvent } from '../../match/event.ts';
import type { Sport } from '../game.ts';
import { type Proposal, RuleViolation } from '../sport.ts';

/** A valid event id (UUIDv7) for each number. */
export function eventId(n: number): string {
  return `01890a5d-ac96-774b-bcce-${String(n).padStart(12, '0')}`;
}

/** Entry `seq` of a log. `at` is UTC ms, twenty seconds an event when left out. */
export function entry(seq: number, { type, data }: { type: string; data: object }, at = seq * 20_000): MatchEvent {
  const source = { kind: 'scorer', id: 'test' } as const;
  const place = { id: eventId(seq), match: 'm1', seq, term: 1, at, recordedAt: at, source, prev: '' };
  return { ...place, type, data: { ...data } };
}

/** What the desk makes of a draft's data: defaults in, undefined members out. Throws what the schema refuses. */
export function parsed(sport: Sport, { type, data }: { type: string; data: object }): Proposal {
  const json: Proposal['data'] = JSON.parse(JSON.stringify(data));
  if (type.startsWith('match.')) return { type, data: json };
  const result = sport.parse(type, json);
  if (!result.ok) throw new Error(`${type}: ${result.problem.message}`);
  return { type, data: result.value };
}

/** The log of a match to which `next` adds one event after another, as the desk completes them. */
export function logOf<Choice>(
  sport: Sport,
  setup: object,
  choices: readonly Choice[],
  next: (game: ReturnType<typeof started>, choice: Choice) => { type: string; data: object } | null,
): MatchEvent[] {
  const log = [entry(1, { type: 'match.created', data: { sport: sport.id, setup } })];
  let game = started(sport, setup);
  for (const choice of choices) {
    const draft = next(game, choice);
    if (draft === null) break;
    const event = entry(log.length + 1, game.complete(parsed(sport, draft), null));
    const after = game.apply(plain(event));
    if (after instanceof RuleViolation) continue;
    game = after;
    log.push(event);
  }
  return log;
}

export function started(sport: Sport, setup: object) {
  const game = sport.start(setup);
  if (!game.ok) throw new Error(game.problem.message);
  return game.value;
}
