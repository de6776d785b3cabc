import type { Position } from '#shared/wire/live.ts';
import type { EventMessage } from '../views/messages.ts';
import type { Frame } from './frame.ts';

/** What everybody is told in one go. */
export interface Batch {
  readonly bytes: Frame;
  /** The events in it; none: it may be left out, the next word of the same makes up for it. */
  readonly messages: readonly EventMessage[];
  /** Where the log stood before it. */
  readonly before: Position;
}

/** One who is told everything that comes, in order. `next` and `place` are the audience's own. */
export interface Seat {
  /** Number of the batch that it is told next. */
  next: number;
  /** Its place in the row; -1: it is not seated. */
  place: number;
  tell(batch: Batch): void;
}

/** Seats that are told in one step: a fraction of a millisecond. */
const STEP = 32;

/**
 * Those who are told the same things. Telling goes in rounds, a few seats a step, so that thousands of seats do not
 * hold up anything else; what is said while a round goes on is told to each seat in its order, to those who have fallen
 * behind in one go.
 */
export class Audience {
  readonly #told: (messages: readonly EventMessage[], seats: number) => void;
  readonly #seats: Seat[] = [];
  /** What somebody has yet to be told, and the first one's number. */
  #batches: Batch[] = [];
  #first = 0;
  /** In this round the seats before this place have had their turn, the others have not. */
  #cursor = 0;
  #isTelling = false;
  /** Most of those who are behind are so by the same. */
  #joined: { readonly from: number; readonly to: number; readonly batch: Batch } | null = null;

  /** @param told hears what all seats have been told by now */
  constructor(told: (messages: readonly EventMessage[], seats: number) => void) {
    this.#told = told;
  }

  get size(): number {
    return this.#seats.length;
  }

  /** From now on it is told what is said; also to one who is seated and has learnt otherwise what was said so far. */
  seat(seat: Seat): void {
    seat.next = this.#end;
    if (seat.place >= 0) return;
    seat.place = this.#seats.length;
    this.#seats.push(seat);
  }

  /** @returns whether it was seated */
  leave(seat: Seat): boolean {
    if (seat.place < 0) return false;
    let hole = seat.place;
    if (hole < this.#cursor) {
      // Another who has had its turn moves there, so that who has not is not passed over.
      this.#cursor -= 1;
      this.#move(this.#cursor, hole);
      hole = this.#cursor;
    }
    this.#move(this.#seats.length - 1, hole);
    this.#seats.pop();
    seat.place = -1;
    return true;
  }

  /** Where the seat stands in the log; null: it has been told everything. */
  standing(seat: Seat): Position | null {
    return this.#batches[seat.next - this.#first]?.before ?? null;
  }

  /** Everybody who is seated now is to be told this. @returns the work of telling, unless it is under way */
  say(batch: Batch): Generator<undefined, void> | null {
    if (this.#seats.length === 0) return null;
    this.#batches.push(batch);
    if (this.#isTelling) return null;
    this.#isTelling = true;
    return this.#telling();
  }

  get #end(): number {
    return this.#first + this.#batches.length;
  }

  *#telling(): Generator<undefined, void> {
    while (this.#batches.length > 0) {
      const roundEnd = this.#end;
      this.#cursor = 0;
      while (this.#step()) yield;
      const told = this.#batches.splice(0, roundEnd - this.#first);
      this.#first = roundEnd;
      this.#told(
        told.flatMap(({ messages }) => messages),
        this.#seats.length,
      );
    }
    this.#joined = null;
    this.#cursor = 0;
    this.#isTelling = false;
  }

  /** @returns whether there are seats left in this round */
  #step(): boolean {
    for (let n = 0; n < STEP; n++) {
      const seat = this.#seats[this.#cursor];
      if (seat === undefined) return false;
      this.#cursor += 1;
      const from = seat.next;
      const to = this.#end;
      if (from === to) continue;
      seat.next = to;
      seat.tell(this.#batch(from, to));
    }
    return this.#cursor < this.#seats.length;
  }

  #batch(from: number, to: number): Batch {
    const first = this.#batches[from - this.#first];
    if (first === undefined) throw new Error('A seat is behind what is remembered.');
    if (to === from + 1) return first;
    if (this.#joined?.from !== from || this.#joined.to !== to) {
      const batches = this.#batches.slice(from - this.#first, to - this.#first);
      const batch = {
        bytes: Buffer.concat(batches.map(({ bytes }) => bytes)),
        messages: batches.flatMap(({ messages }) => messages),
        before: first.before,
      };
      this.#joined = { from, to, batch };
    }
    return this.#joined.batch;
  }

  #move(from: number, to: number): void {
    const seat = this.#seats[from];
    if (seat === undefined || from === to) return;
    this.#seats[to] = seat;
    seat.place = to;
  }
}
