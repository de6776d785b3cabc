import type { JsonObject } from '#shared/json/json.ts';
import type { Sport } from '#shared/sports/game.ts';
import { schemaText } from '../text/schema-text.ts';
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
  /** Hashes of pictures, by the player's name. */
  readonly photos: Readonly<Record<string, string>>;
}

export interface SetUpForm {
  readonly teams: readonly [TeamForm, TeamForm];
  readonly preset: string;
  /** The rules of the competition, as the sport's own schema has them. */
  readonly format: JsonObject;
  readonly competition: string;
  readonly venue: string;
  /** As `<input type="datetime-local">` writes it. */
  readonly start: string;
  /** One a line, "role: name". */
  readonly officials: string;
}

/** A team as the form has made it, with what its sheet marks. */
export interface BuiltTeam {
  readonly keeper: string | undefined;
}

/** What a sport's setup says besides teams, rules, place and time. */
export type Extras = (teams: readonly BuiltTeam[]) => JsonObject;

/** More than any squad. */
const MOST_PLAYERS = 40;

const emptyTeam: TeamForm = { name: '', shortName: '', sheet: '', captain: '', keeper: '', photos: {} };

export function emptyForm(sport: Sport): SetUpForm {
  const [preset = '', format = {}] = Object.entries(sport.presets)[0] ?? [];
  return { teams: [emptyTeam, emptyTeam], preset, format, competition: '', venue: '', start: '', officials: '' };
}

/** "Royal Challengers Bengaluru" → "RCB", "Kent" → "KENT", "मुंबई मराठा" → "मुंम". */
export function shorten(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? words.map((word) => lettersOf(word, 1)).join('') : lettersOf(words[0] ?? '', 4);
  return letters.toUpperCase().slice(0, 8);
}

/** The first so many letters, each with its vowel sign: "मुंबई" begins with "मुं". */
function lettersOf(word: string, count: number): string {
  return Array.from(new Intl.Segmenter().segment(word), ({ segment }) => segment)
    .slice(0, count)
    .join('');
}

/** What is wrong, by the field's path ("teams.0.name"). */
export type FieldErrors = Readonly<Record<string, string>>;

export type BuiltSetup =
  | { readonly ok: true; readonly setup: JsonObject; readonly title: string }
  | { readonly ok: false; readonly errors: FieldErrors };

/** The setup that the form describes, checked by the sport's own schema. */
export function buildSetup(sport: Sport, form: SetUpForm, extras: Extras = () => ({})): BuiltSetup {
  const taken = new Set<string>();
  const teams = form.teams.map((team) => buildTeam(team, taken));
  const officials = linesOf(form.officials)
    // A role that nobody fills yet, as a template leaves it.
    .filter((line) => !line.endsWith(':'))
    .map(readOfficial);
  const startsAt = form.start === '' ? undefined : new Date(form.start).getTime();
  const errors = formErrors(form);
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const parsed = sport.parseSetup({
    teams: teams.map(({ team }) => team),
    format: form.format,
    ...extras(teams),
    ...(form.competition.trim() !== '' && { competition: form.competition.trim() }),
    ...(form.venue.trim() !== '' && { venue: form.venue.trim() }),
    ...(startsAt !== undefined && { startsAt }),
    ...(officials.length > 0 && { officials }),
  });
  if (!parsed.ok) {
    const { path = '', message } = parsed.problem;
    return { ok: false, errors: { [path.replace(/^data\.setup\./, '')]: schemaText(message, path) } };
  }
  const title = teams.map(({ team }) => team.shortName).join(' v ');
  return { ok: true, setup: parsed.value, title };
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
    players: players.map(({ id, name, number }) => {
      const photo = form.photos[name];
      return { id, name, ...(number !== undefined && { number }), ...(photo !== undefined && { photo }) };
    }),
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

function readOfficial(line: string) {
  const [, role, name] = /^([^:]{1,40}):\s*(.+)$/.exec(line) ?? [];
  return role === undefined || name === undefined
    ? { role: text.official, name: line.slice(0, 80) }
    : { role: role.trim().toLowerCase(), name: name.slice(0, 80) };
}

/** What the schema allows and a match cannot be scored with. */
function formErrors(form: SetUpForm): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const [i, team] of form.teams.entries()) {
    const players = readTeamSheet(team.sheet);
    if (team.name.trim() === '' || team.name.trim().length > 80) errors[`teams.${i}.name`] = text.required;
    const doubled = doubledName(team.sheet, players);
    if (doubled !== null) errors[`teams.${i}.players`] = text.doubled(doubled);
    if (players.length > MOST_PLAYERS) errors[`teams.${i}.players`] = text.tooMany(players.length);
  }
  if (form.start !== '' && Number.isNaN(new Date(form.start).getTime())) errors.startsAt = text.badStart;
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
