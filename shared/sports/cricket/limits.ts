import type { Format } from './setup.ts';
import type { Innings, Limit, Powerplay } from './state.ts';

/** Overs as scorers write them: 25.3 is 25 overs and 3 balls. */
export function limitFrom(overs: number): Limit {
  const whole = Math.floor(overs);
  return { overs: whole, balls: Math.round((overs - whole) * 10) };
}

export function ballsOf({ overs, balls }: Limit, { ballsPerOver }: Format): number {
  return overs * ballsPerOver + balls;
}

/** Legal balls that an innings under `limit` has to come. */
export function ballsToCome(innings: Innings, limit: Limit, format: Format): number {
  const { index, legal } = innings.over;
  return Math.max(0, ballsOf(limit, format) - index * format.ballsPerOver - legal);
}

/** The innings with fewer (or more) overs: before its first ball that is what it was given, later it is play lost. */
export function relimit(innings: Innings, limit: Limit, format: Format): Innings {
  const scheduled = scheduledPowerplays(format, limit);
  const powerplays =
    innings.superOver > 0
      ? innings.powerplays
      : [...scheduled, ...innings.powerplays.filter((each) => !each.scheduled)];
  if (innings.deliveries === 0 && innings.legal === 0) return { ...innings, limit, allotted: limit, powerplays };
  const before = innings.limit === null ? 0 : ballsToCome(innings, innings.limit, format);
  const after = ballsToCome(innings, limit, format);
  const { wickets } = innings;
  const losses = before === after ? innings.losses : [...innings.losses, { before, after, wickets }];
  return { ...innings, limit, losses, powerplays };
}

/** The format's powerplays for an innings of that length: each keeps its share of it. */
export function scheduledPowerplays(format: Format, limit: Limit | null): readonly Powerplay[] {
  const { powerplays, ballsPerOver, overs } = format;
  if (powerplays.length === 0 || overs === null || limit === null) return [];
  const length = ballsOf(limit, format);
  const unit = format.powerplayRounding === 'overs' ? ballsPerOver : 1;
  // A full innings has none of its balls rounded away.
  const scaled = (over: number) => Math.round((over * length) / overs / unit) * unit;
  return powerplays
    .map(({ kind, from, to, outside }) => ({
      kind,
      outside,
      first: scaled(from - 1),
      end: Math.min(length, scaled(to)),
    }))
    .filter(({ first, end }) => end > first)
    .map(({ kind, outside, first, end }) => ({
      ...{ kind, outside, scheduled: true },
      from: ballText(first, ballsPerOver),
      to: ballText(end - 1, ballsPerOver),
    }));
}

/** The ball with that index in the innings: 0 is 0.1, 59 is 9.6. */
function ballText(index: number, ballsPerOver: number): number {
  return Math.floor(index / ballsPerOver) + ((index % ballsPerOver) + 1) / 10;
}
