import { TestGame } from '../testing/test-game.ts';
import type { DataOf } from './events.ts';
import { kabaddi } from './index.ts';
import { Setup } from './setup.ts';
import type { State } from './state.ts';

/** Two squads of ten, a1 to a10 ("Adams 1") and b1 to b10, who wear the numbers of their names. */
export function testSetup(format: object = {}): Setup {
  const team = (id: string, name: string, player: string) => ({
    id,
    name,
    shortName: id.toUpperCase(),
    players: Array.from({ length: 10 }, (_, i) => ({ id: `${id}${i + 1}`, name: `${player} ${i + 1}`, number: i + 1 })),
  });
  return Setup.parse({ teams: [team('a', 'Ashton', 'Adams'), team('b', 'Barton', 'Baker')], format });
}

/** Thirty seconds pass with each raid. */
export class TestMatch extends TestGame<State> {
  constructor(format: object = {}) {
    super(kabaddi, testSetup(format));
  }

  /** Both sides on the mat, Ashton to raid first. */
  begin(): this {
    for (const team of ['a', 'b']) {
      const starting = Array.from({ length: this.state.format.playersPerSide }, (_, i) => `${team}${i + 1}`);
      this.send({ type: 'kabaddi.lineup', data: { team, starting } });
    }
    this.send({ type: 'kabaddi.start', data: { team: 'a' } });
    return this;
  }

  raid(data: Partial<DataOf<'kabaddi.raid'>> = {}): string {
    this.now += 30_000;
    return this.send({ type: 'kabaddi.raid', data });
  }

  /** Empty raids of either side, so many in all. */
  empty(count: number): this {
    for (let i = 0; i < count; i++) this.raid();
    return this;
  }

  get score(): string {
    return this.board.sides.map(({ score }) => score).join('-');
  }

  /** Players on the mat: "7-6". */
  get mat(): string {
    return this.state.teams.map(({ on }) => on.length).join('-');
  }

  get out(): readonly (readonly (string | null)[])[] {
    return this.state.teams.map(({ out }) => out);
  }
}
