import * as z from 'zod';
import type { Details } from '../setup.ts';
import type { CricsheetInfo } from './cricsheet-schema.ts';

/** What the record notes of the match beside play, as far as the setup has a place for it. */
export function detailsOf({ event = {}, registry, ...info }: CricsheetInfo): Details {
  const gender = text(info.gender);
  const teamType = text(info.team_type);
  const season = text(info.season);
  const city = text(info.city);
  const dates = info.dates.filter((date) => Day.safeParse(date).success).slice(0, 20);
  const matchTypeNumber = whole(info.match_type_number, 1, 100_000);
  const series = eventOf(event);
  const people = Object.entries(registry?.people ?? {}).filter(([name, id]) => name.length <= 80 && id.length <= 64);
  return {
    ...(gender && { gender }),
    ...(teamType && { teamType }),
    ...(season && { season }),
    ...(city && { city }),
    ...(dates.length > 0 && { dates }),
    ...(matchTypeNumber !== null && { matchTypeNumber }),
    ...(Object.keys(series).length > 0 && { event: series }),
    ...(people.length > 0 && { people: Object.fromEntries(people) }),
  };
}

const Day = z.iso.date();

function eventOf(event: NonNullable<CricsheetInfo['event']>): NonNullable<Details['event']> {
  const subName = text(event.sub_name);
  const matchNumber = whole(event.match_number, 0, 10_000);
  const stage = text(event.stage);
  const group = text(event.group);
  return {
    ...(subName && { subName }),
    ...(matchNumber !== null && { matchNumber }),
    ...(stage && { stage }),
    ...(group && { group }),
  };
}

function text(value: string | number | undefined): string {
  return value === undefined ? '' : String(value).slice(0, 120);
}

function whole(value: string | number | undefined, least: number, most: number): number | null {
  const number = value === undefined ? Number.NaN : Number(value);
  return Number.isInteger(number) && number >= least && number <= most ? number : null;
}
