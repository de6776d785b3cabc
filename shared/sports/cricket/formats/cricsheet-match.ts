import { Recorder } from '../../../formats/recorder.ts';
import type { ImportedMatch, Warning } from '../../sport.ts';
import { apply } from '../apply.ts';
import { scorecard } from '../card.ts';
import type { CricketEvent, DataOf } from '../events.ts';
import { initial } from '../initial.ts';
import type { Setup } from '../setup.ts';
import type { State } from '../state.ts';
import { MatchClock } from './cricsheet-clock.ts';
import { recordEnd } from './cricsheet-end.ts';
import { recordInnings } from './cricsheet-innings.ts';
import type { CricsheetFile } from './cricsheet-schema.ts';
import type { ReadSetup } from './cricsheet-setup.ts';

export type CricketRecorder = Recorder<Setup, State, CricketEvent>;

/** What every part of the reader works with. */
export interface Reading {
  readonly file: CricsheetFile;
  readonly recorder: CricketRecorder;
  readonly clock: MatchClock;
}

export function recordMatch(
  match: string,
  file: CricsheetFile,
  { setup, warnings, deliveries }: ReadSetup,
): ImportedMatch {
  const clock = new MatchClock(file.info.dates, deliveries);
  const recorder = new Recorder({ id: 'cricket', initial, apply, scorecard }, match, setup, clock.now);
  const reading = { file, recorder, clock };
  recordToss(reading);
  for (const index of file.innings.keys()) recordInnings(reading, index);
  recordEnd(reading);
  return recorder.imported([...warnings, ...distinct(recorder.warnings)]);
}

function recordToss({ file, recorder, clock }: Reading): void {
  const { winner, decision, uncontested } = file.info.toss ?? {};
  if (winner === undefined || (decision !== 'bat' && decision !== 'field')) return;
  const data: DataOf<'cricket.toss'> = { winner, decision, ...(uncontested === true && { uncontested }) };
  recorder.record({ type: 'cricket.toss', data }, clock.now);
}

/** A quirk that a whole file has (numbers as text) is told once. */
function distinct(warnings: readonly Warning[]): readonly Warning[] {
  return [...new Map(warnings.map((warning) => [`${warning.code} ${warning.message}`, warning])).values()];
}
