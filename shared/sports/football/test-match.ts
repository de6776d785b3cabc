import type { JsonObject } from '../../json/json.ts';
import { RuleViolation } from '../sport.ts';
import { type AppliedEvent, apply } from './apply.ts';
import { board } from './board.ts';
import { commentary } from './commentary.ts';
import { complete } from './complete.ts';
import type { FootballEvent } from './events.ts';
import { initial } from './initial.ts';
import { Setup } from './setup.ts';
import type { State } from './state.ts';
import { warnings } from './warnings.ts';

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

type Sent = FootballEvent | { readonly type: `match.${string}`; readonly data: JsonObject };

/** A match played by a test: drafts are completed and applied as the desk does it. Time passes only when told to. */
export class TestMatch {
  state: State;
  /** UTC ms. */
  now = 10 * MINUTE;
  #events = 0;

  constructor(format: object = {}) {
    this.state = initial(testSetup(format));
  }

  /** Lets minutes pass. */
  wait(minutes: number): this {
    this.now += minutes * MINUTE;
    return this;
  }

  /** Sends an event that must be accepted; returns what is said about it. */
  send(event: Sent, codes: string[] = []): string {
    const applied = this.#applied(event, codes);
    const before = this.state;
    const next = apply(before, applied);
    if (next instanceof RuleViolation) throw new Error(`${event.type} refused: ${next.code}: ${next.message}`);
    this.state = next;
    return commentary(before, applied, next, 'en')?.text ?? '';
  }

  /** The commentary's mark, "45+2'", and badge for an event that must be accepted. */
  line(event: Sent) {
    const applied = this.#applied(event, []);
    const before = this.state;
    const next = apply(before, applied);
    if (next instanceof RuleViolation) throw new Error(`${event.type} refused: ${next.code}`);
    this.state = next;
    return commentary(before, applied, next, 'en');
  }

  /** The code with which an event is refused; null when it is not. */
  refusal(event: Sent, codes: string[] = []): string | null {
    const next = apply(this.state, this.#applied(event, codes));
    return next instanceof RuleViolation ? next.code : null;
  }

  warningsOf(event: FootballEvent): readonly string[] {
    const applied = this.#applied(event, []);
    return isFootball(applied) ? warnings(this.state, applied).map(({ code }) => code) : [];
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

  get board() {
    return board(this.state, 'en');
  }

  get score(): string {
    return this.board.sides.map(({ score }) => score).join('-');
  }

  /** Id that the event sent last was given. */
  get lastId(): string {
    return eventId(this.#events);
  }

  #applied(event: Sent, codes: string[]): AppliedEvent {
    this.#events += 1;
    const place = {
      id: eventId(this.#events),
      at: this.now,
      source: { kind: 'scorer', id: 'test' },
      seq: this.#events,
      voided: false,
      ...(codes.length > 0 && { override: { codes, reason: 'test' } }),
    } as const;
    return isFootballEvent(event) ? { ...place, ...complete(this.state, event, null) } : { ...place, ...event };
  }
}

export function eventId(n: number): string {
  return `01890a5d-ac96-774b-bcce-${String(n).padStart(12, '0')}`;
}

function isFootballEvent(event: { type: string }): event is FootballEvent {
  return !event.type.startsWith('match.');
}

function isFootball(event: AppliedEvent): event is AppliedEvent & FootballEvent {
  return isFootballEvent(event);
}
