import type { Json, Parsed } from '../../../json/json.ts';
import type { EffectiveEvent } from '../../../match/effective.ts';
import { problem } from '../../../problem.ts';
import { schemaProblem } from '../../game.ts';
import { type Lifecycle, RuleViolation } from '../../sport.ts';
import { apply } from '../apply.ts';
import { type CricketEvent, events as schemas } from '../events.ts';
import { initial } from '../initial.ts';
import { Setup } from '../setup.ts';
import { inningsOf, type State } from '../state.ts';
import { infoOf } from './cricsheet-write-info.ts';
import { dayOf, inningsRecord, Ledger } from './cricsheet-write-innings.ts';

/**
 * A finished match as Cricsheet JSON 1.1.0. Not in the file, because the format has no place for it: times of play, angles
 * and speeds of balls, remarks, interruptions, conditions other than overs and balls an over, and whoever came to the
 * crease without a ball being bowled then. Refused: a match that is not over, pairs cricket,
 * and a score that was set without its balls.
 */
export function writeCricsheet(events: readonly EffectiveEvent[]): Parsed<string> {
  const [created, ...rest] = events.filter(({ voided }) => !voided);
  const setup = Setup.safeParse(created?.type === 'match.created' ? created.data.setup : undefined);
  if (created === undefined || !setup.success) {
    const fault = setup.success ? problem('no-match', 'There is no match to write.') : schemaProblem(setup.error);
    return { ok: false, problem: fault };
  }
  const ledger = new Ledger(setup.data);
  let state = initial(setup.data);
  for (const event of rest) {
    if (!isKnown(event)) continue;
    const next = apply(state, event);
    // What did not fit the match is no part of it.
    if (next instanceof RuleViolation) continue;
    ledger.enter(state, event, next);
    state = next;
  }
  const fault = unwritable(state);
  if (fault !== null) return { ok: false, problem: fault };
  const file: Json = {
    meta: { data_version: '1.1.0', created: dayOf((rest.at(-1) ?? created).at), revision: 1 },
    info: infoOf(state, ledger),
    innings: inningsOf(state).map((innings, index) => inningsRecord(state, innings, ledger.of(index), ledger.names)),
  };
  return { ok: true, value: `${JSON.stringify(file, null, 2)}\n` };
}

/** Events of a log were parsed when they entered it, so within a log the type decides. */
function isKnown(event: EffectiveEvent): event is EffectiveEvent & (CricketEvent | Lifecycle) {
  return event.type.startsWith('match.') || Object.hasOwn(schemas, event.type);
}

function unwritable(state: State) {
  if (state.result === null) {
    return problem('not-finished', 'Only a match that has ended can be written as a Cricsheet file.');
  }
  if (state.format.pairs !== null) {
    return problem('pairs', 'A Cricsheet file cannot tell of pairs cricket, where a batter who is out stays in.');
  }
  const missing = inningsOf(state).findIndex(({ unrecorded }) => unrecorded !== null);
  if (missing < 0) return null;
  const message = `The score of innings ${missing + 1} was set without its balls, and a Cricsheet file is made of balls.`;
  return problem('balls-missing', message);
}
