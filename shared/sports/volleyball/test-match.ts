import { playing } from '../rally/part.ts';
import { TestGame } from '../testing/test-game.ts';
import type { DataOf } from './events.ts';
import { volleyball } from './index.ts';
import { Setup } from './setup.ts';
import { onCourt, type SetState, type State, serverNow } from './state.ts';

/** Ash (a1 to a12, libero a12) against Birch (b1 to b12, libero b12). */
export function testSetup(format: object = {}): Setup {
  const team = (id: string, name: string) => ({
    id,
    name,
    shortName: id.toUpperCase(),
    players: Array.from({ length: 12 }, (_, i) => ({ id: `${id}${i + 1}`, name: `${name} ${i + 1}`, number: i + 1 })),
  });
  return Setup.parse({
    teams: [team('a', 'Ash'), team('b', 'Birch')],
    format: { name: 'Indoor', ...format },
    liberos: ['a12', 'b12'],
  });
}

export class TestMatch extends TestGame<State> {
  constructor(format: object = {}) {
    super(volleyball, testSetup(format));
  }

  /** Both line-ups are 1 to 6, and Ash serve. */
  begin(): this {
    for (const team of ['a', 'b']) {
      const positions = [1, 2, 3, 4, 5, 6].map((n) => `${team}${n}`);
      this.send({ type: 'volleyball.lineup', data: { team, positions } });
    }
    this.send({ type: 'volleyball.set', data: { serving: 'a' } });
    return this;
  }

  /** Rallies won, one a letter: "aab". */
  rallies(winners: string): this {
    for (const winner of winners) this.send({ type: 'volleyball.rally', data: { winner } });
    return this;
  }

  rally(winner: 'a' | 'b', more: Partial<DataOf<'volleyball.rally'>> = {}): string {
    return this.send({ type: 'volleyball.rally', data: { winner, ...more } });
  }

  /** The set goes on until it stands at this score: the points of the team behind come first. */
  to(a: number, b: number): this {
    const [x, y] = playing(this.state)?.points ?? [0, 0];
    const [ash, birch] = ['a'.repeat(a - x), 'b'.repeat(b - y)];
    return this.rallies(a > b ? birch + ash : ash + birch);
  }

  get set(): SetState {
    const { current } = this.state;
    if (current === null) throw new Error('no set');
    return current;
  }

  get server(): string | null {
    return serverNow(this.set);
  }

  /** "a1 a2 a3 a4 a5 a6" */
  court(side: 0 | 1): string | undefined {
    return onCourt(this.set.teams[side])?.join(' ');
  }
}
