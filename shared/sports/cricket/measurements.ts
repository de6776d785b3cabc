import type { JsonObject } from '../../json/json.ts';
import type { Measurement } from '../sport.ts';
import { within } from './within.ts';

const types = ['cricket.delivery'];

/** What radar guns and cameras measure of a delivery, by the kind of their observations; see `suggestions`. */
export const measurements = {
  'ball-speed': ({ kmh }: JsonObject): Measurement | null => {
    const speedKmh = within(kmh, 20, 200);
    return speedKmh === null ? null : { types, facts: { speedKmh } };
  },
  'ball-tracking': (data: JsonObject): Measurement | null => {
    const angle = within(data.angle, 0, 360);
    const reach = within(data.reach, 0, 1.5);
    return angle === null ? null : { types, facts: { angle, ...(reach !== null && { reach }) } };
  },
};
