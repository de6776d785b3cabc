import type { Override } from '../../match/event.ts';

/** What an event says beside its data. */
export interface Fact {
  readonly id: string;
  /** UTC ms. */
  readonly at: number;
  readonly override?: Override | undefined;
}
