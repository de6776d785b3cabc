import type { EffectiveEvent } from '../../match/effective.ts';
import type { DefinedSport, Game } from '../game.ts';
import { type CommentaryLine, RuleViolation, type Warning } from '../sport.ts';
import { eventId, parsed, started } from './log.ts';

export interface Sent {
  readonly type: string;
  readonly data: object;
}

/** A game at a test's hands: drafts are parsed, completed and applied as the desk does it. Sports add what is theirs. */
export class TestGame<State> {
  readonly sport: DefinedSport<State>;
  game: Game;
  /** UTC ms of the next event. */
  now = 0;
  /** The events that were accepted, in order. */
  readonly log: EffectiveEvent[] = [];
  #events = 0;

  constructor(sport: DefinedSport<State>, setup: object) {
    this.sport = sport;
    this.game = started(sport, setup);
  }

  get state(): State {
    const state = this.sport.stateOf(this.game);
    if (state === null) throw new Error(`no game of ${this.sport.name}`);
    return state;
  }

  get board() {
    return this.game.board('en');
  }

  /** Sends an event that must be accepted; returns what is said about it. */
  send(event: Sent, codes: readonly string[] = []): string {
    return this.line(event, codes)?.text ?? '';
  }

  /** As `send`, but the whole line. */
  line(event: Sent, codes: readonly string[] = []): CommentaryLine | null {
    const applied = this.#applied(event, codes);
    const next = this.game.apply(applied);
    if (next instanceof RuleViolation) throw new Error(`${event.type} refused: ${next.code}: ${next.message}`);
    const line = this.game.narrate(applied, 'en');
    this.game = next;
    this.log.push(applied);
    return line;
  }

  /** Why an event that must be refused is. The game does not go on. */
  violation(event: Sent, codes: readonly string[] = []): RuleViolation {
    const next = this.game.apply(this.#applied(event, codes));
    if (!(next instanceof RuleViolation)) throw new Error(`${event.type} was not refused`);
    return next;
  }

  /** The code with which the event is refused; null when it is not. The game does not go on. */
  refusal(event: Sent, codes: readonly string[] = []): string | null {
    const next = this.game.apply(this.#applied(event, codes));
    return next instanceof RuleViolation ? next.code : null;
  }

  warningsOf(event: Sent): readonly Warning[] {
    return this.game.warnings(this.#applied(event, []));
  }

  /** Id that the event sent last was given. */
  get lastId(): string {
    return eventId(this.#events);
  }

  #applied(event: Sent, codes: readonly string[]): EffectiveEvent {
    this.#events += 1;
    return {
      ...this.game.complete(parsed(this.sport, event), null),
      id: eventId(this.#events),
      at: this.now,
      source: { kind: 'scorer', id: 'test' },
      seq: this.#events,
      voided: false,
      ...(codes.length > 0 && { override: { codes: [...codes], reason: 'test' } }),
    };
  }
}
