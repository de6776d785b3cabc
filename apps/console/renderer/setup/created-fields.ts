import type { JsonObject } from '#shared/json/json.ts';
import { type Field, valueAt } from '../fields/field.ts';
import { text } from './text.ts';

/**
 * The form of `match.created`: what is found wrong after the match was set up, names mostly. Who plays at all is a matter
 * of the sport's own events.
 */
export function createdFields(data: JsonObject, rules: readonly Field[] = []): readonly Field[] {
  return [
    words('setup.competition', text.competition, 120),
    words('setup.venue', text.venue, 120),
    ...rules,
    ...[0, 1].flatMap((side) => {
      const at = `setup.teams.${side}`;
      const players = valueAt(data, `${at}.players`);
      return [
        words(`${at}.name`, text.team(side), 80),
        words(`${at}.shortName`, text.shortName, 8),
        ...(Array.isArray(players) ? players : []).map((_, i) =>
          words(`${at}.players.${i}.name`, text.player(i + 1), 80),
        ),
      ];
    }),
  ];
}

function words(path: string, label: string, max: number): Field {
  return { path, label, kind: 'text', max };
}
