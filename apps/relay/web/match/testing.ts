import type { LiveEvent } from '#shared/client/messages.ts';
import type { Scoreboard } from '#shared/match/scoreboard.ts';
import type { CommentaryEntry } from '#shared/wire/live.ts';
import type { CommentaryPage } from '#shared/wire/rest.ts';

/** Small made-up values for the tests of this folder. */
export function board(scores: readonly [string, string], more: Partial<Scoreboard> = {}): Scoreboard {
  return {
    match: 'm1',
    sport: 'any',
    title: 'Ants v Bees',
    status: 'live',
    phase: 'P1',
    sides: [
      { name: 'Ants', shortName: 'ANT', score: scores[0], detail: '1 over', active: true },
      { name: 'Bees', shortName: 'BEE', score: scores[1] },
    ],
    situation: '',
    result: null,
    score: {},
    startedAt: 1,
    conflicts: 0,
    flags: [],
    ...more,
  };
}

export function line(seq: number, more: Partial<CommentaryEntry> = {}): CommentaryEntry {
  return { id: `e${seq}`, seq, at: seq, mark: `0.${seq}`, kind: 'play', text: `Play ${seq}.`, ...more };
}

export function page(seq: number, entries: readonly CommentaryEntry[], next: string | null = null): CommentaryPage {
  return { match: 'm1', term: 1, seq, entries: [...entries], next };
}

export function event(seq: number, more: Partial<LiveEvent> = {}): LiveEvent {
  return {
    op: 'event',
    match: 'm1',
    term: 1,
    seq,
    event: {
      id: `e${seq}`,
      match: 'm1',
      seq,
      term: 1,
      type: 'any.play',
      data: {},
      at: seq,
      recordedAt: seq,
      source: { kind: 'scorer', id: 's' },
      prev: '0'.repeat(64),
    },
    scoreboard: {},
    ...more,
  };
}
