import { phase, result, situation } from './en/board.ts';
import { note } from './en/notes.ts';
import { ball, dismissal } from './en/play.ts';
import { remark } from './en/remarks.ts';
import { summary } from './en/summary.ts';
import type { SheetWords } from './facts.ts';

const sheet: SheetWords = {
  batting: 'Batting',
  bowling: 'Bowling',
  batter: 'Batter',
  dismissal: 'How out',
  runs: 'R',
  balls: 'B',
  fours: '4s',
  sixes: '6s',
  strikeRate: 'SR',
  bowler: 'Bowler',
  overs: 'O',
  maidens: 'M',
  conceded: 'R',
  wickets: 'W',
  economy: 'Econ',
  extras: 'Extras',
  total: 'Total',
  target: 'Target',
  par: 'Par score (D/L)',
  reviewsLeft: 'Reviews left',
  fall: 'Fall of wickets',
  partnership: 'Partnership',
  didNotBat: 'Did not bat',
  yetToBat: 'Yet to bat',
  absent: 'Absent',
  unrecorded: 'Not recorded ball by ball',
};

/** English. A further language is a further catalogue of this shape (`Words`). */
export const en = {
  phase,
  situation,
  result,
  ball,
  dismissal,
  remark,
  note,
  summary,
  sheet,
  overs: (overs: string): string => `(${overs} ov)`,
  superOverScore: (score: string): string => `Super over ${score}`,
  inningsTitle: (team: string, ordinal: number | null): string =>
    ordinal === null ? team : `${team}, ${ordinal === 1 ? '1st' : '2nd'} innings`,
  superOverTitle: (team: string): string => `${team}, super over`,
  declared: 'dec',
  retiredHurt: 'retired hurt',
  charts: {
    worm: 'Runs by over',
    manhattan: 'Runs in each over',
    runRate: 'Run rate',
    required: 'Required',
    partnerships: 'Partnerships',
    wagon: 'Runs by direction',
    over: 'Over',
    runs: 'Runs',
    runsPerOver: 'Runs per over',
    wicket: 'Wicket',
    direction: 'Degrees',
  },
};
