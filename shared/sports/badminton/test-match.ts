import { playing } from '../rally/part.ts';
import { TestGame } from '../testing/test-game.ts';
import { badminton } from './index.ts';
import { type ServiceFacts, serviceNow } from './service.ts';
import { Setup } from './setup.ts';
import type { Game, State } from './state.ts';

/** Ash (a, a1 and in doubles a2) against Birch (b, b1 and b2). */
export function testSetup(format: object = {}): Setup {
  const doubles = 'discipline' in format && format.discipline === 'doubles';
  const team = (id: string, name: string) => ({
    id,
    name,
    shortName: id.toUpperCase(),
    players: (doubles ? [1, 2] : [1]).map((n) => ({ id: `${id}${n}`, name: doubles ? `${name} ${n}` : name })),
  });
  return Setup.parse({ teams: [team('a', 'Ash'), team('b', 'Birch')], format: { name: 'Singles', ...format } });
}

export class TestMatch extends TestGame<State> {
  constructor(format: object = {}) {
    super(badminton, testSetup(format));
  }

  /** Rallies won, one a letter: "aab". */
  rallies(winners: string): this {
    for (const winner of winners) this.send({ type: 'badminton.rally', data: { winner } });
    return this;
  }

  rally(winner: 'a' | 'b', more: ServiceFacts & { how?: 'winner' | 'out'; player?: string } = {}): string {
    return this.send({ type: 'badminton.rally', data: { winner, ...more } });
  }

  /** The game goes on until it stands at this score: the points of the side behind come first. */
  to(a: number, b: number): this {
    const [x, y] = playing(this.state)?.points ?? [0, 0];
    const [ash, birch] = ['a'.repeat(a - x), 'b'.repeat(b - y)];
    return this.rallies(a > b ? birch + ash : ash + birch);
  }

  get current(): Game {
    const { current } = this.state;
    if (current === null) throw new Error('no game');
    return current;
  }

  /** "a2 to b1, left" */
  get service(): string {
    const { serving, server, receiver, court } = serviceNow(this.state, this.current);
    if (serving === null) return 'unknown';
    const { teams } = this.state.setup;
    const id = (side: 0 | 1, index: 0 | 1 | null) => (index === null ? '?' : teams[side].players[index]?.id);
    return `${id(serving, server)} to ${id(serving === 0 ? 1 : 0, receiver)}, ${court}`;
  }
}
