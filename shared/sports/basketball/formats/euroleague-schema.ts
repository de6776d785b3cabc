import * as z from 'zod';

/** Codes and ids are padded with spaces; what is missing may be null, an empty text or left out. */
const Text = z
  .unknown()
  .optional()
  .transform((value) => {
    if (typeof value === 'string') return value.trim();
    return typeof value === 'number' ? String(value) : '';
  });

/** A count; null: not told. */
const Whole = z
  .unknown()
  .optional()
  .transform((value) => {
    if (value === null || value === undefined || value === '') return null;
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof number === 'number' && Number.isInteger(number) && Math.abs(number) < 1000 ? number : null;
  });

const Flag = z.boolean().nullish().catch(null);

function list<T extends z.ZodType>(item: T) {
  return z
    .array(item)
    .nullish()
    .transform((rows) => rows ?? []);
}

const Row = z.object({
  CODETEAM: Text,
  PLAYER_ID: Text,
  PLAYTYPE: Text,
  PLAYER: Text,
  DORSAL: Text,
  MINUTE: Whole,
  MARKERTIME: Text,
  POINTS_A: Whole,
  POINTS_B: Whole,
  PLAYINFO: Text,
});
export type Row = z.infer<typeof Row>;

/** `PlaybyPlay` of a game. The fourth quarter is spelt as it comes; `ExtraTime` holds all overtimes. */
export const PlayByPlayFile = z.object({
  Live: Flag,
  TeamA: Text,
  TeamB: Text,
  CodeTeamA: Text,
  CodeTeamB: Text,
  ActualQuarter: Whole,
  FirstQuarter: list(Row),
  SecondQuarter: list(Row),
  ThirdQuarter: list(Row),
  ForthQuarter: list(Row),
  ExtraTime: list(Row),
});
export type PlayByPlayFile = z.infer<typeof PlayByPlayFile>;

const Count = Whole.transform((value) => Math.max(0, value ?? 0));

const Figures = z.object({
  FieldGoalsMade2: Count,
  FieldGoalsAttempted2: Count,
  FieldGoalsMade3: Count,
  FieldGoalsAttempted3: Count,
  FreeThrowsMade: Count,
  FreeThrowsAttempted: Count,
  OffensiveRebounds: Count,
  DefensiveRebounds: Count,
  Assistances: Count,
  Steals: Count,
  Turnovers: Count,
  BlocksFavour: Count,
  BlocksAgainst: Count,
  FoulsCommited: Count,
  FoulsReceived: Count,
});
export type Figures = z.infer<typeof Figures>;

const PlayerRow = Figures.extend({
  Player_ID: Text,
  Team: Text,
  Dorsal: Text,
  Player: Text,
  IsStarter: Whole,
  /** "34:31", or "DNP". */
  Minutes: Text,
  Points: Whole,
  Plusminus: Whole,
});
export type PlayerRow = z.infer<typeof PlayerRow>;

const TeamStats = z.object({
  Team: Text,
  Coach: Text,
  PlayersStats: list(PlayerRow),
  /** What is nobody's in particular. */
  tmr: Figures.nullish().catch(null),
  totr: z.object({ Points: Whole }).nullish().catch(null),
});
export type TeamStats = z.infer<typeof TeamStats>;

/** `Boxscore` of a game. `ByQuarter`: a row a team, `Quarter1`…`Quarter4`, `Extra1`… */
export const BoxScoreFile = z.object({
  Live: Flag,
  ByQuarter: list(z.record(z.string(), Whole)),
  Stats: z.array(TeamStats).min(2, 'the statistics of two teams are missing'),
});
export type BoxScoreFile = z.infer<typeof BoxScoreFile>;
