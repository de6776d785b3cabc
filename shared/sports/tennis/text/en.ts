import { phase, result, situation } from './en/board.ts';
import { note } from './en/notes.ts';
import { call, point } from './en/play.ts';
import * as summary from './en/summary.ts';

/** English. A further language is a further catalogue of this shape (`Words`). */
export const en = {
  phase,
  situation,
  result,
  point,
  call,
  note,
  /** A phrase as a sentence of its own. */
  sentence: (phrase: string): string => `${phrase}.`,
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
    timeOuts: 'Time-outs',
    challenges: 'Challenges',
    challenge: (name: string, overturned: number, asked: number, left: number | null): string =>
      `${name} ${overturned} of ${asked} successful${left === null ? '' : `, ${left} left`}`,
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
    averageSpeed: 'Average serve (km/h)',
    shortRallies: 'Won, rallies to 4 shots',
    mediumRallies: 'Won, rallies of 5 to 8',
    longRallies: 'Won, rallies of 9 and more',
    matchPointsSaved: 'Match points saved',
    points: 'Points won',
  },
  summary,
  charts: {
    points: 'Points won',
    lead: 'Momentum: lead in points',
    sets: 'Points by set',
    game: 'Game',
    set: 'Set',
    pointsAxis: 'Points',
  },
};
