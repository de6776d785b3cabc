import type { Terms } from './terms.ts';

/** Only what the schemas' own names, spelt out, do not say well enough. */
export const en: Terms = {
  keys: {
    extraTimeMinutes: 'Minutes of each half of extra time',
    halfMinutes: 'Minutes a half',
    in: 'Comes in',
    goalkeepers: 'Keeps goal',
    off: 'Goes off',
    on: 'Comes on',
    out: 'Goes out',
    periodMinutes: 'Minutes a period',
    playing: 'Playing now',
    positions: 'Positions from 1',
    raiding: 'Raids next',
    serving: 'Serves',
    playersPerSide: 'Players a side',
    speedKmh: 'Speed, km/h',
  },
  values: { FG: 'field goal', PC: 'penalty corner', PS: 'penalty stroke' },
  events: {
    adjust: 'Set the score (play was missed)',
    award: 'Match awarded',
    'clock.set': 'Clock put right',
    'clock.shot': 'Shot clock set',
    'clock.start': 'Clock started',
    'clock.stop': 'Clock stopped',
    end: 'End of a period',
    lineup: 'Line-up',
    shootout: 'Shoot-out begins',
    start: 'A period begins',
    timeout: 'Time-out',
  },
};
