import { phase, result, situation } from './en/board.ts';
import { call, note, point } from './en/play.ts';
import * as summary from './en/summary.ts';

/** English. A further language is a further catalogue of this shape (`Words`). */
export const en = {
  phase,
  situation,
  result,
  point,
  call,
  note,
  set: (set: number): string => `Set ${set}`,
  minutes: (minutes: number): string => `${minutes} min`,
  sheet: {
    match: 'Match',
    score: 'Score',
    player: 'Player',
    points: 'Points',
    statistics: 'Statistics',
    duration: 'Duration',
    result: 'Result',
    violations: 'Violations',
    incomplete: 'Not as the points say',
    adjusted: 'Adjusted',
    adjustedText: 'The score was set by hand; points are missing from the record.',
    matchTieBreak: 'TB',
    game: (game: number): string => `game ${game}`,
  },
  statistics: {
    aces: 'Aces',
    doubleFaults: 'Double faults',
    firstServe: '1st serve in',
    firstServeWon: '1st serve points won',
    secondServeWon: '2nd serve points won',
    servicePoints: 'Service points won',
    receivingPoints: 'Receiving points won',
    breakPoints: 'Break points won',
    serviceGames: 'Service games won',
    winners: 'Winners',
    unforcedErrors: 'Unforced errors',
    topSpeed: 'Fastest serve (km/h)',
    points: 'Points won',
  },
  summary,
  charts: {
    points: 'Points won',
    lead: 'Lead in points',
    sets: 'Points by set',
    game: 'Game',
    set: 'Set',
    pointsAxis: 'Points',
  },
};
