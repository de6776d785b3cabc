import type { Json, JsonObject } from '#shared/json/json.ts';
import type { Scoreboard } from '#shared/match/scoreboard.ts';

/** A kind of device: how often it sees something, and what. */
export interface Kind {
  readonly what: string;
  readonly everySeconds: number;
  /** `random`: from 0 up to 1. Null: nothing to be seen now. */
  look(board: Scoreboard, random: () => number): JsonObject | null;
}

const between = (random: () => number, low: number, high: number) =>
  Math.round((low + random() * (high - low)) * 10) / 10;
const oneOf = <T>(random: () => number, values: readonly T[]) => values[Math.floor(random() * values.length)];

function team({ sides }: Scoreboard, random: () => number): JsonObject {
  const name = oneOf(random, sides)?.name;
  return name === undefined ? {} : { team: name };
}

/** What each kind of observation is called, and what its device would send (the sports say what they make of it). */
export const kinds: Readonly<Record<string, Kind>> = {
  'ball-speed': { what: 'speed gun', everySeconds: 30, look: (_, random) => ({ kmh: between(random, 78, 152) }) },
  boundary: { what: 'boundary rope', everySeconds: 90, look: (_, random) => ({ runs: random() < 0.7 ? 4 : 6 }) },
  bails: {
    what: 'stump LEDs',
    everySeconds: 240,
    look: (_, random) => ({ end: random() < 0.8 ? 'striker' : 'bowler' }),
  },
  'front-foot': { what: 'popping crease sensor', everySeconds: 30, look: (_, random) => ({ noball: random() < 0.03 }) },
  goal: { what: 'goal-line technology', everySeconds: 600, look: team },
  possession: {
    what: 'tracking cameras',
    everySeconds: 60,
    look(_, random) {
      const home = Math.round(between(random, 35, 65));
      return { home, away: 100 - home };
    },
  },
  basket: { what: 'ring sensor', everySeconds: 20, look: team },
  'shot-clock': { what: 'shot clock', everySeconds: 60, look: () => ({}) },
  'raid-clock': { what: 'raid clock', everySeconds: 30, look: () => ({}) },
  'bonus-line': { what: 'bonus line sensor', everySeconds: 60, look: () => ({}) },
  'net-cord': { what: 'net cord', everySeconds: 120, look: () => ({}) },
  'serve-speed': { what: 'radar', everySeconds: 25, look: (_, random) => ({ kmh: between(random, 140, 225) }) },
  point: { what: 'button at the chair', everySeconds: 20, look: team },
  timeout: { what: 'bench button', everySeconds: 300, look: team },
  buzzer: { what: 'buzzer', everySeconds: 900, look: () => ({}) },
  horn: { what: 'horn', everySeconds: 600, look: () => ({}) },
  score: { what: 'venue scoreboard', everySeconds: 1, look: ({ score }) => score },
};

/** A reading with its first number one too high: a scoreboard that disagrees. */
export function wrong(reading: JsonObject): JsonObject {
  const found = Object.entries(reading).find(([, value]) => raised(value) !== null);
  return found === undefined ? reading : { ...reading, [found[0]]: raised(found[1]) ?? found[1] };
}

function raised(value: Json | undefined): Json | null {
  if (typeof value === 'number') return value + 1;
  if (Array.isArray(value)) {
    const at = value.findIndex((item) => raised(item) !== null);
    return at < 0 ? null : value.map((item, i) => (i === at ? (raised(item) ?? item) : item));
  }
  return null;
}
