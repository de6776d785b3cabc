import { TestGame } from '../testing/test-game.ts';
import { basketball } from './index.ts';
import type { State } from './state.ts';

/** Two squads of eight, a1 to a8 ("Adams 1") and b1 to b8, who wear the numbers of their names. */
export function testSetup(format: object = {}) {
  const team = (id: string, name: string, player: string) => ({
    id,
    name,
    shortName: id.toUpperCase(),
    players: Array.from({ length: 8 }, (_, i) => ({ id: `${id}${i + 1}`, name: `${player} ${i + 1}`, number: i + 1 })),
    captain: `${id}1`,
  });
  return { teams: [team('a', 'Ashton', 'Adams'), team('b', 'Barton', 'Baker')], format };
}

type Team = 'a' | 'b';

/** A game at a test's hands. The clock is told with the events. */
export class BasketballGame extends TestGame<State> {
  clock: number | undefined;

  constructor(format: object = {}) {
    super(basketball, testSetup(format));
  }

  /** Both starting fives, and the first quarter begins. */
  tipOff(): this {
    for (const team of ['a', 'b'] as const) {
      const players = [1, 2, 3, 4, 5].map((n) => `${team}${n}`);
      this.send({ type: 'basketball.starters', data: { team, players } });
    }
    this.period();
    this.send({ type: 'basketball.jumpball', data: { winner: 'a', players: ['a5', 'b5'] } });
    return this;
  }

  /** What is left of the period from now on: minutes and seconds. */
  at(minutes: number, seconds = 0): this {
    this.clock = (minutes * 60 + seconds) * 1000;
    return this;
  }

  period(): string {
    this.clock = undefined;
    return this.send({ type: 'basketball.period', data: {} });
  }

  end(): string {
    return this.send({ type: 'basketball.end', data: {} });
  }

  shot(team: Team, points: number, player = `${team}1`, more: object = {}): string {
    return this.#timed('basketball.shot', { team, points, player, made: true, ...more });
  }

  miss(team: Team, points: number, player = `${team}1`, more: object = {}): string {
    return this.shot(team, points, player, { made: false, ...more });
  }

  freeThrow(team: Team, made: boolean, player = `${team}1`): string {
    return this.#timed('basketball.freethrow', { team, made, player });
  }

  foul(team: Team, player: string | null = `${team}1`, more: object = {}): string {
    return this.#timed('basketball.foul', { team, ...(player !== null && { player }), ...more });
  }

  change(team: Team, out: string[], comes: string[], codes: readonly string[] = []): string {
    return this.#timed('basketball.substitution', { team, out, in: comes }, codes);
  }

  /** The periods up to and with the fourth, without a basket unless `score` says so for the last. */
  fourPeriods(): this {
    this.tipOff();
    for (const period of [1, 2, 3, 4]) {
      if (period > 1) this.period();
      this.end();
    }
    return this;
  }

  get score(): string {
    return this.board.sides.map(({ score }) => score).join('-');
  }

  #timed(type: string, data: object, codes: readonly string[] = []): string {
    return this.send({ type, data: { ...data, ...(this.clock !== undefined && { clock: this.clock }) } }, codes);
  }
}
