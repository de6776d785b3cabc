import { shortNamesOf } from '../../../formats/short-names.ts';
import type { Parsed } from '../../../json/json.ts';
import { schemaProblem } from '../../game.ts';
import type { Side } from '../../side.ts';
import { Setup } from '../setup.ts';
import { scorerSide } from './openfootball-goals.ts';
import type { RecordedMatch } from './openfootball-schema.ts';

/** The record has no team sheets: its players are those who scored. */
export function setupOf(match: RecordedMatch, competition: string | undefined): Parsed<Setup> {
  const { team1, team2, score, ground, round, group } = match;
  const shortNames = shortNamesOf(team1, team2);
  const event = [competition, group ?? round].filter((part) => part !== undefined).join(', ');
  const startsAt = startOf(match);
  const parsed = Setup.safeParse({
    teams: [team1, team2].map((name, index) => ({
      // A side against its own reserves, or two that are not known yet, may have one name.
      id: index === 1 && team2 === team1 ? `${team2.slice(0, 62)} 2` : name,
      name,
      shortName: shortNames[index],
      players: scorers(match, index === 0 ? 0 : 1).map((id) => ({ id, name: id })),
    })),
    format: {
      name: isKnockOut(match) ? 'Knock-out' : group === undefined ? 'League' : 'Group match',
      ...(score?.et !== undefined && { extraTimeMinutes: 15 }),
      ...(score?.p !== undefined && { shootOutKicks: 5 }),
    },
    ...(event !== '' && { competition: event.slice(0, 120) }),
    ...(ground !== undefined && { venue: ground.slice(0, 120) }),
    ...(startsAt !== null && startsAt >= 0 && { startsAt }),
  });
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, problem: schemaProblem(parsed.error) };
}

function isKnockOut({ score, group, round }: RecordedMatch): boolean {
  if (score?.et !== undefined || score?.p !== undefined) return true;
  return group === undefined && /final|round of|knock|cup|play-?off|place/i.test(round ?? '');
}

export function playerId(name: string): string {
  return name.slice(0, 64);
}

function scorers({ goals = [] }: RecordedMatch, side: Side): readonly string[] {
  const names = goals.flatMap((goal) =>
    goal.name !== undefined && scorerSide(goal) === side ? [playerId(goal.name)] : [],
  );
  return [...new Set(names)].slice(0, 40);
}

/** UTC ms of the kick-off, at three in the afternoon where nobody says; a time without a zone is taken for UTC. */
export function startOf({ date, time }: Pick<RecordedMatch, 'date' | 'time'>): number | null {
  const [, year, month, day] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})/.exec(date ?? '') ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const [, hours = '15', minutes = '00', zone = '0', half = '00'] =
    /^(\d{1,2})[:.](\d{2})(?:.*?UTC([+-]\d{1,2})(?::?(\d{2}))?)?/.exec(time ?? '') ?? [];
  const offset = Number(zone) * 60 + (zone.startsWith('-') ? -Number(half) : Number(half));
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hours), Number(minutes) - offset);
}
