import { matchIdOf } from '../../../formats/recorder.ts';
import { type Parsed, parseJson } from '../../../json/json.ts';
import { schemaProblem } from '../../game.ts';
import type { ImportedMatch, MatchFormat } from '../../sport.ts';
import { recordMatch } from './pro-kabaddi-match.ts';
import { ProKabaddiFile } from './pro-kabaddi-schema.ts';
import { setupOf } from './pro-kabaddi-setup.ts';

/** JSON of the Pro Kabaddi League's match centre: a match with its squads and every raid. */
export const proKabaddi: MatchFormat = {
  id: 'pro-kabaddi',
  detect(text) {
    const head = text.slice(0, 20_000);
    return head.includes('"gameData"') && head.includes('"match_detail"');
  },
  read(text, name): Parsed<ImportedMatch> {
    const json = parseJson(text);
    if (!json.ok) return json;
    const file = ProKabaddiFile.safeParse(json.value);
    if (!file.success) return { ok: false, problem: schemaProblem(file.error) };
    const { gameData: match } = file.data;
    const [one, two] = match.teams.team;
    // The home side is named first.
    const away = one.id !== match.teams.home_team_id && two.id === match.teams.home_team_id;
    const teams = away ? ([two, one] as const) : ([one, two] as const);
    const setup = setupOf(match, teams);
    if (!setup.ok) return setup;
    return { ok: true, value: recordMatch(matchIdOf(name), match, teams, setup.value) };
  },
};
