import { cricket } from '#shared/sports/cricket/index.ts';
import type { SportPad } from '../pad.ts';
import { describe } from './describe.ts';
import { fieldsOf } from './fields.ts';
import { help } from './help.ts';
import { insertable } from './kinds.ts';
import { CricketPad } from './pad.tsx';
import { text } from './text.ts';
import { cricketOf } from './view.ts';

export const cricketPad: SportPad = {
  sport: cricket.id,
  setUp: {
    labels: text.setUp.fields,
    keeper: text.setUp.keeper,
    extras: (teams) => ({ keepers: teams.flatMap(({ keeper }) => keeper ?? []) }),
  },
  render: (props) => <CricketPad {...props} />,
  help: () => help,
  kinds: insertable,
  fields: (type, data, before) => fieldsOf(type, data, cricketOf(before)),
  describe: ({ type, data }, state) => describe(type, data, cricketOf(state)),
};
