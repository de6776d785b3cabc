import { story as hockey } from '../hockey/story.ts';
import type { ImportedMatch } from '../sport.ts';

/** One whole, real-length, made-up match of each sport, for the snapshots of its texts and for the benchmark. */
export const stories: readonly ImportedMatch[] = [hockey];
