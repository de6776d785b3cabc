import { expect } from 'vitest';
import { TestGame } from '../testing/test-game.ts';
import { scorecard } from './card.ts';
import { type DataOf, events } from './events.ts';
import { cricket } from './index.ts';
import { Setup } from './setup.ts';
import type { Innings, State } from './state.ts';

/** Two sides of eleven: a1 to a11 ("Adams 1") and b1 to b11 ("Baker 1"), a batting first. */
export function testSetup(format: object = {}): Setup {
  const team = (id: string, name: string, player: string) => ({
    id,
    name,
    shortName: id.toUpperCase(),
    players: Array.from({ length: 11 }, (_, i) => ({ id: `${id}${i + 1}`, name: `${player} ${i + 1}` })),
  });
  return Setup.parse({
    teams: [team('a', 'Ashton', 'Adams'), team('b', 'Barton', 'Baker')],
    format: { name: 'T20', overs: 20, ...format },
  });
}

type Ball = Partial<Omit<DataOf<'cricket.delivery'>, 'runs'>> & Partial<DataOf<'cricket.delivery'>['runs']>;

/** A match played by a test. */
export class TestMatch extends TestGame<State> {
  constructor(format: object = {}) {
    super(cricket, testSetup(format));
  }

  get innings(): Innings {
    const { current } = this.state;
    if (current === null) throw new Error('no innings');
    return current;
  }

  begin(batting: 'a' | 'b' = 'a'): this {
    const fielding = batting === 'a' ? 'b' : 'a';
    const data = { batting, striker: `${batting}1`, nonStriker: `${batting}2`, bowler: `${fielding}11` };
    this.send({ type: 'cricket.innings', data });
    return this;
  }

  ball(ball: Ball = {}, codes: string[] = []): string {
    this.#nextBowler();
    return this.send({ type: 'cricket.delivery', data: delivery(ball) }, codes);
  }

  /** The code with which the ball is refused; null when it is not. */
  refuses(ball: Ball, codes: string[] = []): string | null {
    this.#nextBowler();
    return this.refusal({ type: 'cricket.delivery', data: delivery(ball) }, codes);
  }

  balls(count: number, ball: Ball = {}): this {
    for (let i = 0; i < count; i++) this.ball(ball);
    return this;
  }

  /** The striker is out, and the next in the order comes in. */
  out(kind: DataOf<'cricket.wicket'>['kind'] = 'bowled', ball: Ball = {}): string {
    const said = this.ball({ ...ball, wickets: [{ kind, player: this.striker }] });
    this.nextBatter();
    return said;
  }

  nextBatter(): void {
    if (this.innings.closed !== null) return;
    const side = this.innings.batting === 0 ? 'a' : 'b';
    const known = new Set(this.innings.batters.map(({ id }) => id));
    const next = Array.from({ length: 11 }, (_, i) => `${side}${i + 1}`).find((id) => !known.has(id));
    if (next !== undefined) this.send({ type: 'cricket.batter', data: { player: next } });
  }

  get striker(): string {
    return this.innings.batters[this.innings.striker]?.id ?? '';
  }

  get nonStriker(): string {
    return this.innings.batters[this.innings.nonStriker]?.id ?? '';
  }

  batter(id: string) {
    const batter = this.innings.batters.find((each) => each.id === id);
    if (batter === undefined) throw new Error(`${id} has not batted`);
    return batter;
  }

  bowler(id: string) {
    const bowler = this.innings.bowlers.find((each) => each.id === id);
    if (bowler === undefined) throw new Error(`${id} has not bowled`);
    return bowler;
  }

  /** "187/4" of the innings now or last. */
  get score(): string {
    return `${this.innings.runs}/${this.innings.wickets}`;
  }

  /** "c Baker 3 b Baker 11" */
  dismissal(name: string): unknown {
    const rows = JSON.parse(JSON.stringify(scorecard(this.state))).innings.at(-1).batting;
    return rows.find((row: { name: string }) => row.name === name).dismissal;
  }

  get result(): unknown {
    return scorecard(this.state).result;
  }

  #nextBowler(): void {
    const { current } = this.state;
    if (current === null || current.closed !== null || current.bowler >= 0) return;
    const side = current.batting === 0 ? 'b' : 'a';
    this.send({ type: 'cricket.bowler', data: { player: `${side}${current.over.index % 2 === 0 ? 11 : 10}` } }, [
      'over-limit',
    ]);
  }
}

function delivery({ batter, wides, noballs, byes, legbyes, penalty, ...rest }: Ball): DataOf<'cricket.delivery'> {
  return events['cricket.delivery'].parse({ ...rest, runs: { batter, wides, noballs, byes, legbyes, penalty } });
}

/** The sums that hold in every innings, whatever happened. */
export function expectSums(state: State): void {
  for (const innings of [...state.past, ...(state.current === null ? [] : [state.current])]) {
    const { extras, batters, bowlers, unrecorded } = innings;
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    const all =
      extras.byes + extras.legbyes + extras.noballs + extras.wides + extras.penalty + extras.pre + extras.post;
    expect(sum(batters.map(({ runs }) => runs)) + all + (unrecorded?.runs ?? 0)).toBe(innings.runs);
    expect(sum(bowlers.map(({ runs }) => runs))).toBe(
      innings.runs - extras.byes - extras.legbyes - extras.penalty - extras.pre - extras.post - (unrecorded?.runs ?? 0),
    );
    expect(sum(bowlers.map(({ legal }) => legal)) + (unrecorded?.balls ?? 0)).toBe(innings.legal);
    const out = batters.filter(({ status }) => status === 'out').length;
    if (innings.pairs === null) expect(out + (unrecorded?.wickets ?? 0)).toBe(innings.wickets);
    expect(innings.fall.length + (unrecorded?.wickets ?? 0)).toBe(innings.wickets);
    expect(batters.filter(({ status }) => status === 'in').length).toBe(
      Number(innings.striker >= 0) + Number(innings.nonStriker >= 0),
    );
    const overs = innings.overs.reduce((runs, over) => runs + over.runs, 0) + innings.over.runs;
    if (unrecorded === null) expect(overs + extras.pre + extras.post).toBeLessThanOrEqual(innings.runs);
  }
}
