import * as z from 'zod';

/** A number, which the site writes as a text now and then; null: none, or something else. */
const Figure = z
  .unknown()
  .optional()
  .transform((value) => {
    if ((typeof value !== 'number' && typeof value !== 'string') || value === '') return null;
    const figure = Math.trunc(Number(value));
    return Number.isSafeInteger(figure) ? figure : null;
  });

/** An id of a player or team: a number, sometimes as a text; 0 stands for none. */
const Id = Figure.transform((value) => (value === null || value <= 0 ? null : String(value)));

const Text = z
  .unknown()
  .optional()
  .transform((value) => (typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''));

const Flag = z
  .unknown()
  .optional()
  .transform((value) => value === true || value === 1 || value === 'true' || value === '1');

/** A list whose members that cannot be read are left out. */
function listOf<T extends z.ZodType>(member: T) {
  return z
    .array(member.nullable().catch(null))
    .nullish()
    .catch(null)
    .transform((list) => (list ?? []).filter((one) => one !== null));
}

const Player = z.object({ id: Id, name: Text, role: Text, jersey: Figure, captain: Flag, starter: Flag });

const Score = z
  .object({ score: Figure })
  .nullish()
  .transform((value) => value?.score ?? null);

const Team = z.object({
  id: Id,
  name: Text,
  short_name: Text,
  score: Figure,
  squad: listOf(Player),
  extra_time: Score.catch(null),
  golden_raid: Score.catch(null),
});
export type RecordedTeam = z.infer<typeof Team>;

const Review = z
  .object({ review_taken: Flag, team_id: Id, outcome: z.unknown().optional(), reason: z.unknown().optional() })
  .nullish()
  .catch(null);

/** A raid, or what its `event` says otherwise: the site gives a raid's fields to raids only. */
const Event = z.object({
  event: Text,
  event_half: Figure,
  clock: Text,
  score: z.array(Figure).nullish().catch(null),
  raider_id: Id,
  raiding_team_id: Id,
  defender_id: Id,
  defending_team_id: Id,
  raid_touch_points: Figure,
  raid_bonus_points: Figure,
  raid_technical_points: Figure,
  raid_all_out_points: Figure,
  defending_capture_points: Figure,
  defending_bonus_points: Figure,
  defending_technical_points: Figure,
  defending_all_out_points: Figure,
  do_or_die: Flag,
  defenders: listOf(Id),
  review: Review,
  team_id: Id,
  player_id: Id,
  substituted_by: Id,
});
export type RecordedEvent = z.infer<typeof Event>;

const Named = z.object({ name: Text }).nullish().catch(null);

const Detail = z.object({
  match_number: Text,
  date: Text,
  matchtime_iso: Text,
  status: Text,
  stage: Text,
  result: z.object({ value: Text, winning_method: Text, winning_team_id: Id }).nullish().catch(null),
  series: Named,
  venue: Named,
  toss: z.object({ winner: Id, selection: Text }).nullish().catch(null),
  win_by_coin_toss: z.object({ winner: Id }).nullish().catch(null),
});
export type RecordedDetail = z.infer<typeof Detail>;

export const ProKabaddiFile = z.object({
  gameData: z.object({
    match_detail: Detail,
    teams: z.object({ home_team_id: Id, team: z.tuple([Team, Team]) }),
    events: z
      .object({ event: listOf(Event) })
      .nullish()
      .transform((events) => events?.event ?? []),
  }),
});
export type RecordedMatch = z.infer<typeof ProKabaddiFile>['gameData'];
