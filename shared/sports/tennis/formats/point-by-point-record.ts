import { other, type Side } from '../../side.ts';

export interface RecordedPoint {
  readonly server: Side;
  readonly winner: Side;
  readonly how: 'ace' | 'double fault' | null;
}

export interface RecordedGame {
  readonly points: readonly RecordedPoint[];
  /** The record marks changes of server within it. */
  readonly tieBreak: boolean;
}

interface RecordedMatch {
  /** Sets of games. */
  readonly sets: readonly (readonly RecordedGame[])[];
  /** Letters that mean nothing here. */
  readonly unknown: readonly string[];
}

/**
 * The points as the record has them: S and A won by the server (A: ace), R and D by the returner (D: double fault), `;`
 * ends a game, `.` a set, `/` changes the server in a tie-break. The service alternates from game to game.
 */
export function readPoints(pbp: string): RecordedMatch {
  let server: Side = 0;
  const unknown: string[] = [];
  const sets = pieces(pbp, '.').map((set) =>
    pieces(set, ';').map((game): RecordedGame => {
      const points = pieces(game, '/').flatMap((turn, index) =>
        [...turn].flatMap((letter) => pointOf(letter, index % 2 === 0 ? server : other(server), unknown)),
      );
      server = other(server);
      return { points, tieBreak: game.includes('/') };
    }),
  );
  return { sets, unknown };
}

/** Some rows end with a mark after the last set. */
function pieces(text: string, mark: string): readonly string[] {
  return text.split(mark).filter((piece) => piece.trim() !== '');
}

function pointOf(letter: string, server: Side, unknown: string[]): readonly RecordedPoint[] {
  switch (letter) {
    case 'S':
      return [{ server, winner: server, how: null }];
    case 'A':
      return [{ server, winner: server, how: 'ace' }];
    case 'R':
      return [{ server, winner: other(server), how: null }];
    case 'D':
      return [{ server, winner: other(server), how: 'double fault' }];
    default:
      if (letter.trim() !== '') unknown.push(letter);
      return [];
  }
}
