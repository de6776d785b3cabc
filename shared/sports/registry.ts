import { badminton } from './badminton/index.ts';
import { basketball } from './basketball/index.ts';
import { cricket } from './cricket/index.ts';
import { football } from './football/index.ts';
import type { Sport } from './game.ts';
import { hockey } from './hockey/index.ts';
import { kabaddi } from './kabaddi/index.ts';
import { tennis } from './tennis/index.ts';
import { volleyball } from './volleyball/index.ts';

/** The one place outside a sport's own folder that names it. */
export const sports: readonly Sport[] = [cricket, badminton, tennis, football, volleyball, basketball, kabaddi, hockey];

const byId = new Map(sports.map((sport) => [sport.id, sport]));

export function findSport(id: string): Sport | undefined {
  return byId.get(id);
}
