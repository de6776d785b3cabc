import { startOf } from './cricsheet-setup.ts';

const BALL_MS = 35_000;
const BREAK_MS = 20 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/** The files say on which days was played, not when: a plausible clock that never runs backwards. */
export class MatchClock {
  readonly #days: readonly number[];
  readonly #ballsPerDay: number;
  #day = 0;
  #balls = 0;
  now: number;

  constructor(dates: readonly string[], balls: number) {
    const days = dates.map((date) => startOf(date)).filter((start) => start !== null);
    this.#days = days.length > 0 ? days : [0];
    // No more than fits between two starts, however long the match.
    this.#ballsPerDay = Math.max(1, Math.ceil(balls / this.#days.length));
    this.now = Math.max(0, (this.#days[0] ?? 0) - BREAK_MS);
  }

  ball(): number {
    const next = this.#days[this.#day + 1];
    if (this.#balls >= this.#ballsPerDay && next !== undefined) {
      this.#day += 1;
      this.#balls = 0;
      this.now = Math.max(this.now, next);
    }
    this.#balls += 1;
    this.now += BALL_MS;
    return this.now;
  }

  interval(): void {
    this.now += Math.min(BREAK_MS, DAY_MS);
  }
}
