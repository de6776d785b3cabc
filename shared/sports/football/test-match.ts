import { TestGame } from '../testing/test-game.ts';
import { football } from './index.ts';
import { Setup } from './setup.ts';
import type { State } from './state.ts';

const MINUTE = 60_000;

/** Two squads of eighteen, a1 to a18 ("Adams 1") and b1 to b18, who wear the numbers of their names. */
export function testSetup(format: object = {}): Setup {
  const team = (id: string, name: string, player: string) => ({
    id,
    name,
    shortName: id.toUpperCase(),
    players: Array.from({ length: 18 }, (_, i) => ({ id: `${id}${i + 1}`, name: `${player} ${i + 1}`, number: i + 1 })),
  });
  return Setup.parse({ teams: [team('a', 'Ashton', 'Adams'), team('b', 'Barton', 'Baker')], format });
}

/** A match played by a test. Time passes only when told to. */
export class TestMatch extends TestGame<State> {
  constructor(format: object = {}) {
    super(football, testSetup(format));
    this.now = 10 * MINUTE;
  }

  /** Lets minutes pass. */
  wait(minutes: number): this {
    this.now += minutes * MINUTE;
    return this;
  }

  warningCodes(event: { type: string; data: object }): readonly string[] {
    return this.warningsOf(event).map(({ code }) => code);
  }

  lineUps(): this {
    for (const team of ['a', 'b'] as const) {
      const ids = Array.from({ length: 18 }, (_, i) => `${team}${i + 1}`);
      const data = { team, starting: ids.slice(0, 11), bench: ids.slice(11), goalkeeper: `${team}1` };
      this.send({ type: 'football.lineup', data });
    }
    return this;
  }

  kickOff(): string {
    return this.send({ type: 'football.kickoff', data: {} });
  }

  whistle(): string {
    return this.send({ type: 'football.whistle', data: {} });
  }

  goal(team: 'a' | 'b', player?: string): string {
    return this.send({ type: 'football.goal', data: { team, kind: 'goal', ...(player !== undefined && { player }) } });
  }

  card(card: 'yellow' | 'red', team: 'a' | 'b', player: string): string {
    return this.send({ type: 'football.card', data: { team, card, player } });
  }

  change(team: 'a' | 'b', off: string, on: string, codes: string[] = []): string {
    return this.send({ type: 'football.substitution', data: { team, off, on, kind: 'normal' } }, codes);
  }

  /** Plays on, goalless, to the end of the second half. */
  fullTime(): this {
    this.kickOff();
    this.wait(45).whistle();
    this.wait(15).kickOff();
    this.wait(45).whistle();
    return this;
  }

  /** Kicks of the shoot-out in turn: "10" is a goal of the first side, then a miss of the other. */
  kicks(outcomes: string): this {
    for (const outcome of outcomes) {
      this.send({ type: 'football.kick', data: { outcome: outcome === '1' ? 'scored' : 'saved' } });
    }
    return this;
  }

  get score(): string {
    return this.board.sides.map(({ score }) => score).join('-');
  }
}
