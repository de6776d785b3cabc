import { matchIdOf, Recorder } from '../../../formats/recorder.ts';
import { type Parsed, parseJson } from '../../../json/json.ts';
import { schemaProblem } from '../../game.ts';
import type { ImportedMatch, MatchFormat } from '../../sport.ts';
import { apply } from '../apply.ts';
import { initial } from '../initial.ts';
import { scorecard } from '../scorecard.ts';
import { entriesOf } from './euroleague-links.ts';
import { PlayByPlayRecord } from './euroleague-record.ts';
import { PlayByPlayFile, type Row } from './euroleague-schema.ts';
import { type NamedPlayer, setupOf } from './euroleague-setup.ts';

/** `PlaybyPlay` of a game as the EuroLeague's live service gives it (live.euroleague.net). */
export const euroleaguePlayByPlay: MatchFormat = {
  id: 'euroleague-play-by-play',
  detect: (text) => text.trimStart().startsWith('{') && text.includes('"FirstQuarter"') && text.includes('"CodeTeamA"'),
  read,
};

function read(text: string, name: string): Parsed<ImportedMatch> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const parsed = PlayByPlayFile.safeParse(json.value);
  if (!parsed.success) return { ok: false, problem: schemaProblem(parsed.error) };
  const file = parsed.data;
  const rows = [file.FirstQuarter, file.SecondQuarter, file.ThirdQuarter, file.ForthQuarter, file.ExtraTime];
  const all = rows.flat();
  const setup = setupOf([
    { code: file.CodeTeamA, name: file.TeamA, players: playersOf(all, file.CodeTeamA) },
    { code: file.CodeTeamB, name: file.TeamB, players: playersOf(all, file.CodeTeamB) },
  ]);
  const recorder = new Recorder({ id: 'basketball', initial, apply, scorecard }, matchIdOf(name), setup, 0);
  const sections = rows.map(entriesOf);
  const record = new PlayByPlayRecord(recorder, file, sections.flat());
  for (const [index, entries] of sections.entries()) record.section(entries, index + 1);
  record.finish();
  return { ok: true, value: recorder.imported() };
}

function playersOf(rows: readonly Row[], code: string): readonly NamedPlayer[] {
  const players = new Map<string, NamedPlayer>();
  for (const { CODETEAM, PLAYER_ID: id, PLAYER: name, DORSAL: dorsal, PLAYTYPE } of rows) {
    if (CODETEAM !== code || id === '' || PLAYTYPE === 'C' || PLAYTYPE === 'B') continue;
    const known = players.get(id);
    if (known === undefined || (known.name === '' && name !== '')) players.set(id, { id, name, dorsal });
  }
  return [...players.values()];
}
