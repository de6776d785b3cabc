import { story as badminton } from '../badminton/story.ts';
import { story as basketball } from '../basketball/story.ts';
import { story as cricket } from '../cricket/story.ts';
import { story as football } from '../football/story.ts';
import { story as hockey } from '../hockey/story.ts';
import { story as kabaddi } from '../kabaddi/story.ts';
import type { ImportedMatch } from '../sport.ts';
import { story as tennis } from '../tennis/story.ts';
import { story as volleyball } from '../volleyball/story.ts';

/** One whole, real-length, made-up match of each sport, for the snapshots of its texts and for the benchmark. */
export const stories: readonly ImportedMatch[] = [
  volleyball,
  badminton,
  cricket,
  football,
  hockey,
  kabaddi,
  basketball,
  tennis,
];
