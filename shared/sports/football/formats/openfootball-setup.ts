import { shortNamesOf } from '../../../formats/short-names.ts';
import type { Parsed } from '../../../json/json.ts';
import { schemaProblem } from '../../game.ts';
import { Setup } from '../setup.ts';
import type { RecordedGoal, RecordedMatch } from './openfootball-schema.ts';

/** The record has no team sheets: its players are those who scored. */
export function setupOf(match: RecordedMatch, competition: string | undefined): Parsed<Setup> {
  const { team1, team2, score, ground, round, group } = match;
  const shortNames = shortNamesOf(team1, team2);
  const event = [competition, group ?? round].filter((part) => part !== undefined && part !== '').join(', ');
  const startsAt = startOf(match);
  const parsed = Setup.safeParse({
    teams: [team1, team2].map((name, side) => ({
      id: name,
      name,
      shortName: shortNames[side],
      players: scorers(match, side).map((id) => ({ id, name: id })),
    })),
    format: {
      name: group === undefined ? 'Knock-out' : 'Group match',
      ...(score?.et !== undefined && { extraTimeMinutes: 15 }),
      ...(score?.p !== undefined && { shootOutKicks: 5 }),
    },
    ...(event !== '' && { competition: event.slice(0, 120) }),
    ...(ground !== undefined && ground !== '' && { venue: ground.slice(0, 120) }),
    ...(startsAt !== null && startsAt >= 0 && { startsAt }),
  });
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, problem: schemaProblem(parsed.error) };
}

export function playerId({ name }: RecordedGoal): string {
  return name.slice(0, 64);
}

/** An own goal is an opponent's. */
function scorers({ goals1 = [], goals2 = [] }: RecordedMatch, side: number): readonly string[] {
  const [own, theirs] = side === 0 ? [goals1, goals2] : [goals2, goals1];
  const scored = [
    ...own.filter(({ owngoal }) => owngoal !== true),
    ...theirs.filter(({ owngoal }) => owngoal === true),
  ];
  return [...new Set(scored.map(playerId))].slice(0, 40);
}

/** UTC ms of the kick-off, at three in the afternoon where nobody says; a time without a zone is taken for UTC. */
export function startOf({ date, time }: RecordedMatch): number | null {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date ?? '');
  if (day === null) return null;
  const [, hours = '15', minutes = '00', zone = '0'] =
    /^(\d{1,2}):(\d{2})(?:\s*UTC([+-]\d{1,2}))?/.exec(time ?? '') ?? [];
  const [, year, month, date_] = day.map(Number);
  if (year === undefined || month === undefined || date_ === undefined) return null;
  return Date.UTC(year, month - 1, date_, Number(hours) - Number(zone), Number(minutes));
}
