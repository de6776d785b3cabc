import type { Override } from '../../match/event.ts';
import { impossible } from '../refusal.ts';
import { other, replaced, type Side } from '../side.ts';
import { RuleViolation } from '../sport.ts';
import type { DataOf } from './events.ts';
import { elapsedAt, momentOf, replacedPeriod } from './moment.ts';
import { admit, admitAll, shotBy, sideOf, tallied } from './players.ts';
import { settle } from './result.ts';
import { type Attempt, ahead, type Due, type Extras, type Mark, plus, type State } from './state.ts';

/** `basketball.shot` */
export function shoot(
  before: State,
  data: DataOf<'basketball.shot'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const side = sideOf(before, data.team);
  if (side instanceof RuleViolation) return side;
  const { player, points, made, assist, block } = data;
  const refused = checkShot(before, data);
  if (refused !== null) return refused;
  const shooters = admitAll(before, side, [player, assist], override);
  if (shooters instanceof RuleViolation) return shooters;
  const known = admit(shooters, other(side), block, override);
  if (known instanceof RuleViolation) return known;
  const moment = momentOf(known, data, at, override);
  if (moment instanceof RuleViolation) return moment;
  const from = points === before.format.fieldGoals[0] ? 'inside' : 'outside';
  let state = shotBy(moment.state, side, player, from, made);
  if (assist !== undefined) state = tallied(state, side, assist, 'assists');
  if (block !== undefined) state = tallied(tallied(state, other(side), block, 'blocks'), side, player, 'blocked');
  if (made) state = { ...state, extras: replaced(state.extras, side, extrasWith(state.extras[side], data)) };
  const place = data.place ?? null;
  const attempt = { side, player: player ?? null, from, made, points, place } as const;
  // Play has gone on: free throws that nobody took will not be taken.
  return attempted(state.due.length === 0 ? state : { ...state, due: [] }, attempt, moment.mark);
}

function checkShot({ format }: State, data: DataOf<'basketball.shot'>): RuleViolation | null {
  const { player, points, made, assist, block } = data;
  const [near, far] = format.fieldGoals;
  if (points !== near && points !== far) {
    return impossible('points', `A field goal counts ${near} or ${far}.`, 'Art. 16.2.1');
  }
  if (!made && assist !== undefined) return impossible('assist', 'A shot that is missed has no assist.');
  if (assist !== undefined && assist === player) return impossible('assist', 'Nobody assists his own basket.');
  return made && block !== undefined ? impossible('block', 'A shot that is made was not blocked.') : null;
}

function extrasWith(extras: Extras, data: DataOf<'basketball.shot'>): Extras {
  const told = (isTold: boolean | undefined) => (isTold === true ? data.points : 0);
  return {
    paint: extras.paint + told(data.paint),
    fastBreak: extras.fastBreak + told(data.fastBreak),
    fromTurnover: extras.fromTurnover + told(data.fromTurnover),
    secondChance: extras.secondChance + told(data.secondChance),
  };
}

/** `basketball.freethrow` */
export function freeThrow(
  before: State,
  data: DataOf<'basketball.freethrow'>,
  at: number,
  override: Override | undefined,
): State | RuleViolation {
  const side = sideOf(before, data.team);
  if (side instanceof RuleViolation) return side;
  const { player, made, number, of, foul, assist } = data;
  if (number !== undefined && of !== undefined && number > of) {
    return impossible('free-throw', `There is no free throw ${number} of ${of}.`);
  }
  if (assist !== undefined && assist === player) return impossible('assist', 'Nobody assists his own basket.');
  const known = admitAll(before, side, [player, assist], override);
  if (known instanceof RuleViolation) return known;
  const moment = momentOf(known, data, at, override);
  if (moment instanceof RuleViolation) return moment;
  let state = shotBy(moment.state, side, player, 'free', made);
  if (assist !== undefined) state = tallied(state, side, assist, 'assists');
  if (foul !== undefined) state = { ...state, due: taken(state.due, foul, number) };
  const attempt = { side, player: player ?? null, from: 'free', made, points: 1, place: null } as const;
  return attempted(state, attempt, moment.mark);
}

function taken(due: readonly Due[], foul: string, number: number | undefined): readonly Due[] {
  return due
    .map((each) => (each.foul === foul ? { ...each, taken: number ?? each.taken + 1 } : each))
    .filter((each) => each.taken < each.of);
}

function attempted(state: State, attempt: Omit<Attempt, 'elapsed' | 'score'>, mark: Mark): State {
  const record = state.periods[mark.period - 1];
  if (record === undefined) return state;
  const { side, made, points } = attempt;
  const gain = side === 0 ? ([points, 0] as const) : ([0, points] as const);
  const score = made ? plus(state.score, gain) : state.score;
  const entry = { ...attempt, elapsed: elapsedAt(state.format, mark), score };
  const attempts = [...record.attempts, entry];
  if (!made) return replacedPeriod(state, { ...record, attempts });
  const next = replacedPeriod(state, { ...record, attempts, points: plus(record.points, gain) });
  return settle({
    ...next,
    score,
    margin: state.margin + (side === 0 ? points : -points),
    leader: ahead(score) ?? state.leader,
    run: runAfter(state, side, points),
  });
}

function runAfter({ run }: State, side: Side, points: number): State['run'] {
  return { side, points: run?.side === side ? run.points + points : points };
}
