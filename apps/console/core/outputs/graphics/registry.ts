import { basketballGraphics } from './basketball.ts';
import { cricketGraphics } from './cricket.ts';
import { footballGraphics } from './football.ts';
import { common, type SportGraphics } from './graphic.ts';
import { hockeyGraphics } from './hockey.ts';
import { kabaddiGraphics } from './kabaddi.ts';
import { badmintonGraphics, volleyballGraphics } from './rally.ts';
import { tennisGraphics } from './tennis.ts';

const graphics: Readonly<Record<string, SportGraphics>> = {
  cricket: cricketGraphics,
  football: footballGraphics,
  basketball: basketballGraphics,
  tennis: tennisGraphics,
  volleyball: volleyballGraphics,
  badminton: badmintonGraphics,
  kabaddi: kabaddiGraphics,
  hockey: hockeyGraphics,
};

/** A sport that adds nothing has the scoreboard, and its slides come at the end of periods. */
const plain: SportGraphics = {
  layout: 'clock',
  leftOut: [],
  draw: () => ({}),
  fires: (played) => common(played, []),
  periodCard: () => [0, 0],
};

export function graphicsOf(sport: string): SportGraphics {
  return Object.hasOwn(graphics, sport) ? (graphics[sport] ?? plain) : plain;
}
