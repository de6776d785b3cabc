import type { JsonObject } from '#shared/json/json.ts';
import { presets, Setup } from '#shared/sports/cricket/setup.ts';
import { readTeamSheet, type SheetPlayer } from './team-sheet.ts';
import { text } from './text.ts';

export interface TeamForm {
  readonly name: string;
  readonly shortName: string;
  /** As pasted. */
  readonly sheet: string;
  /** Names; empty: as marked in the sheet. */
  readonly captain: string;
  readonly keeper: string;
}

export interface SetUpForm {
  readonly teams: readonly [TeamForm, TeamForm];
  readonly format: FormatForm;
  readonly competition: string;
  readonly venue: string;
  /** As `<input type="datetime-local">` writes it. */
  readonly start: string;
  /** One a line. */
  readonly umpires: string;
}

/** What of the playing conditions can be typed in; the rest comes with the preset. */
export const FORMAT_NUMBERS = [
  'inningsPerSide',
  'overs',
  'ballsPerOver',
  'oversPerBowler',
  'playersPerSide',
  'wideRuns',
  'noballRuns',
  'followOnLead',
  'days',
] as const;
export const FORMAT_SWITCHES = ['freeHit', 'superOver', 'consecutiveOvers'] as const;

/** Playing conditions as typed: an empty number means "no limit". */
export interface FormatForm {
  readonly preset: string;
  readonly name: string;
  readonly numbers: Readonly<Record<(typeof FORMAT_NUMBERS)[number], string>>;
  readonly switches: Readonly<Record<(typeof FORMAT_SWITCHES)[number], boolean>>;
}

const emptyTeam: TeamForm = { name: '', shortName: '', sheet: '', captain: '', keeper: '' };

export function emptyForm(preset: string): SetUpForm {
  const format = formatOf(preset);
  return { teams: [emptyTeam, emptyTeam], format, competition: '', venue: '', start: '', umpires: '' };
}

/** The form's fields for a ready-made set of playing conditions. */
export function formatOf(preset: string): FormatForm {
  const format = Setup.shape.format.parse(presets[preset] ?? { name: preset });
  const typed = (value: number | null | undefined) => (value == null ? '' : String(value));
  return {
    preset,
    name: format.name,
    numbers: {
      inningsPerSide: typed(format.inningsPerSide),
      overs: typed(format.overs),
      ballsPerOver: typed(format.ballsPerOver),
      oversPerBowler: typed(format.oversPerBowler),
      playersPerSide: typed(format.playersPerSide),
      wideRuns: typed(format.wideRuns),
      noballRuns: typed(format.noballRuns),
      followOnLead: typed(format.followOnLead),
      days: typed(format.days),
    },
    switches: { freeHit: format.freeHit, superOver: format.superOver, consecutiveOvers: format.consecutiveOvers },
  };
}

/** "Royal Challengers Bengaluru" → "RCB", "Kent" → "KENT". */
export function shorten(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? words.map((word) => word[0]).join('') : (words[0] ?? '').slice(0, 4);
  return letters.toUpperCase().slice(0, 8);
}

/** What is wrong, by the field's path ("teams.0.name"). */
export type FieldErrors = Readonly<Record<string, string>>;

export type BuiltSetup =
  | { readonly ok: true; readonly setup: JsonObject; readonly title: string }
  | { readonly ok: false; readonly errors: FieldErrors };

/** The setup that the form describes, checked by the sport's own schema. */
export function buildSetup(form: SetUpForm): BuiltSetup {
  const taken = new Set<string>();
  const teams = form.teams.map((team) => buildTeam(team, taken));
  const umpires = linesOf(form.umpires).map((name) => ({ role: 'umpire', name }));
  const startsAt = form.start === '' ? undefined : new Date(form.start).getTime();
  const candidate = {
    teams: teams.map(({ team }) => team),
    format: buildFormat(form.format),
    keepers: teams.flatMap(({ keeper }) => keeper ?? []),
    ...(form.competition.trim() !== '' && { competition: form.competition.trim() }),
    ...(form.venue.trim() !== '' && { venue: form.venue.trim() }),
    ...(startsAt !== undefined && { startsAt }),
    ...(umpires.length > 0 && { officials: umpires }),
  };
  const errors = { ...sheetErrors(form) };
  const parsed = Setup.safeParse(candidate);
  for (const issue of parsed.error?.issues ?? []) {
    const path = issue.path.join('.');
    errors[path] ??= /\.(?:name|shortName)$/.test(path) ? text.setUp.required : issue.message;
  }
  if (!parsed.success || Object.keys(errors).length > 0) return { ok: false, errors };
  const [a, b] = parsed.data.teams;
  return { ok: true, setup: { ...parsed.data }, title: `${a.shortName} v ${b.shortName}` };
}

function buildTeam(form: TeamForm, taken: Set<string>) {
  const players = readTeamSheet(form.sheet).map((player) => ({ ...player, id: freeId(player.name, taken) }));
  const byName = (name: string) => players.find((player) => player.name === name)?.id;
  const captain = byName(form.captain) ?? players.find((player) => player.captain)?.id;
  const keeper = byName(form.keeper) ?? players.find((player) => player.keeper)?.id;
  const team = {
    id: freeId(form.name.trim() === '' ? 'team' : form.name, taken),
    name: form.name.trim(),
    shortName: (form.shortName.trim() === '' ? shorten(form.name) : form.shortName.trim()).slice(0, 8),
    players: players.map(({ id, name, number }) => ({ id, name, ...(number !== undefined && { number }) })),
    ...(captain !== undefined && { captain }),
  };
  return { team, keeper };
}

/** Ids are unique in the match, over both teams: fathers and sons have played against each other. */
function freeId(name: string, taken: Set<string>): string {
  const base =
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 56) || 'player';
  let id = base;
  for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
  taken.add(id);
  return id;
}

function buildFormat({ preset, name, numbers: { days, ...numbers }, switches }: FormatForm) {
  const limits = Object.entries(numbers).map(([key, value]) => [key, value === '' ? null : Number(value)]);
  return {
    ...presets[preset],
    name,
    ...Object.fromEntries(limits),
    ...switches,
    ...(days !== '' && { days: Number(days) }),
  };
}

/** What the schema allows and a match cannot be scored with. */
function sheetErrors(form: SetUpForm): Record<string, string> {
  const errors: Record<string, string> = {};
  const needed = Number(form.format.numbers.playersPerSide);
  for (const [i, team] of form.teams.entries()) {
    const players = readTeamSheet(team.sheet);
    if (players.length === 1) errors[`teams.${i}.players`] = text.setUp.tooFew;
    const doubled = doubledName(team.sheet, players);
    if (doubled !== null) errors[`teams.${i}.players`] = text.setUp.doubled(doubled);
    if (players.length > needed + 15) errors[`teams.${i}.players`] = text.setUp.tooMany(players.length);
  }
  if (form.start !== '' && Number.isNaN(new Date(form.start).getTime())) errors.startsAt = text.setUp.badStart;
  return errors;
}

function doubledName(sheet: string, players: readonly SheetPlayer[]): string | null {
  const counts = new Map<string, number>();
  for (const line of linesOf(sheet)) {
    const name = readTeamSheet(line)[0]?.name;
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return players.find(({ name }) => (counts.get(name) ?? 0) > 1)?.name ?? null;
}

function linesOf(value: string): readonly string[] {
  return value
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
