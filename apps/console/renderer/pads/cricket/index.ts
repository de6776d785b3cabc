import { cricket } from '#shared/sports/cricket/index.ts';
import type { SportPad } from '../pad.ts';
import { describe } from './describe.ts';
import { fieldsOf } from './fields.ts';
import { help } from './help.ts';
import { insertable } from './kinds.ts';
import { CricketPad } from './pad.tsx';
import { CricketSetUp } from './set-up.tsx';
import { cricketOf } from './view.ts';

export const cricketPad: SportPad = {
  sport: cricket.id,
  SetUp: CricketSetUp,
  Pad: CricketPad,
  help,
  kinds: insertable,
  fields: (type, data, before) => fieldsOf(type, data, cricketOf(before)),
  describe: ({ type, data }, state) => describe(type, data, cricketOf(state)),
};
