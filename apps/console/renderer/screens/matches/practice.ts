import { v7 as uuidv7 } from 'uuid';
import type { Draft } from '#shared/match/event.ts';
import type { Sport } from '#shared/sports/game.ts';
import type { SportPad } from '../../pads/pad.ts';
import { buildSetup, emptyForm, type SetUpForm, shorten } from '../../setup/setup-form.ts';
import { suggestMatchId } from '../setup/match-id.ts';
import { text } from './practice-text.ts';

/** A whole squad, and a single player where that is a side: whichever the sport takes. */
const SIZES = [12, 1];

/** The beginning of a practice match between made-up teams; null: the sport takes none of them. */
export function practiceMatch(sport: Sport, { setUp }: SportPad, now: Date): { match: string; draft: Draft } | null {
  for (const size of SIZES) {
    const built = buildSetup(sport, formOf(sport, size), setUp.extras);
    if (!built.ok) continue;
    const data = { sport: sport.id, setup: built.setup, practice: true };
    const draft = { id: uuidv7(), type: 'match.created', data, at: now.getTime() };
    return { match: suggestMatchId(`practice ${sport.id}`, now, Math.random), draft };
  }
  return null;
}

function formOf(sport: Sport, size: number): SetUpForm {
  const form = emptyForm(sport);
  const [home, away] = text.teams.map(({ name, players }) => ({
    name,
    shortName: shorten(name),
    sheet: sheetOf(players.slice(0, size)),
  }));
  const [first, second] = form.teams;
  return {
    ...form,
    competition: text.competition,
    teams: [
      { ...first, ...home },
      { ...second, ...away },
    ],
  };
}

/** As somebody would paste it: shirts, the captain first, then the keeper. */
function sheetOf(players: readonly string[]): string {
  const marks = players.length > 1 ? [' (c)', ' (wk)'] : [];
  return players.map((name, i) => `${i + 1}\t${name}${marks[i] ?? ''}`).join('\n');
}
