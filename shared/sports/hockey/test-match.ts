import type { JsonObject } from '../../json/json.ts';
import { reading } from '../clock.ts';
import { TestGame } from '../testing/test-game.ts';
import { hockey } from './index.ts';
import { latest, type State } from './state.ts';

const SECOND = 1000;

/** Two squads of eighteen, a1 to a18 ("Adams 1") and b1 to b18, who wear the numbers of their names; 1 and 12 keep goal. */
export function testSetup(format: object = {}): JsonObject {
  const team = (id: string, name: string, player: string) => ({
    id,
    name,
    shortName: id.toUpperCase(),
    players: Array.from({ length: 18 }, (_, i) => ({ id: `${id}${i + 1}`, name: `${player} ${i + 1}`, number: i + 1 })),
    goalkeepers: [`${id}1`, `${id}12`],
    captain: `${id}5`,
  });
  return { teams: [team('a', 'Ashton', 'Adams'), team('b', 'Barton', 'Baker')], format: { ...format } };
}

/** A match played by a test. Time passes only when told to. */
export class TestMatch extends TestGame<State> {
  constructor(format: object = {}) {
    super(hockey, testSetup(format));
    this.now = 600 * SECOND;
  }

  /** Lets seconds pass. */
  wait(seconds: number): this {
    this.now += seconds * SECOND;
    return this;
  }

  lineUps(): this {
    for (const team of ['a', 'b'] as const) {
      const ids = Array.from({ length: 18 }, (_, i) => `${team}${i + 1}`);
      const data = { team, starting: ids.slice(0, 11), bench: ids.slice(11), goalkeeper: `${team}1` };
      this.send({ type: 'hockey.lineup', data });
    }
    return this;
  }

  start(): string {
    return this.send({ type: 'hockey.start', data: {} });
  }

  end(): string {
    return this.send({ type: 'hockey.end', data: {} });
  }

  clock(what: 'start' | 'stop'): string {
    return this.send({ type: `clock.${what}`, data: {} });
  }

  goal(team: 'a' | 'b', player?: string, how = 'FG'): string {
    return this.send({ type: 'hockey.goal', data: { team, how, player } });
  }

  corner(team: 'a' | 'b'): string {
    return this.send({ type: 'hockey.corner', data: { team } });
  }

  card(card: 'green' | 'yellow' | 'red', team: 'a' | 'b', player: string, minutes?: number): string {
    return this.send({ type: 'hockey.card', data: { team, card, player, minutes } });
  }

  change(team: 'a' | 'b', off: string | undefined, on: string | undefined): string {
    return this.send({ type: 'hockey.substitution', data: { team, off, on } });
  }

  /** Plays on to the end of the last period, the goals of each given by `scores` ("a", "ab", ""). */
  play(...scores: string[]): this {
    for (const goals of scores) {
      this.start();
      for (const team of goals) {
        this.wait(60).goal(team === 'a' ? 'a' : 'b');
        this.clock('start');
      }
      this.wait(this.left());
      this.end();
    }
    return this;
  }

  /** Seconds left of the period. */
  left(): number {
    const record = latest(this.state);
    return record === null ? 0 : reading(record.clock, this.now) / SECOND;
  }

  /** Attempts of the shoot-out in turn: "10" is a goal of the first side, then a save against the other. */
  attempts(outcomes: string): this {
    for (const outcome of outcomes) {
      this.send({ type: 'hockey.attempt', data: { outcome: outcome === '1' ? 'goal' : 'saved' } });
    }
    return this;
  }

  warned(type: string, data: object): readonly string[] {
    return this.warningsOf({ type, data }).map(({ code }) => code);
  }

  get score(): string {
    return this.board.sides.map(({ score }) => score).join('-');
  }
}
