import { ballsLeft } from '#shared/sports/cricket/board.ts';
import { standNow } from '#shared/sports/cricket/crease.ts';
import { revised } from '#shared/sports/cricket/revision.ts';
import { type Innings, playerName, type State } from '#shared/sports/cricket/state.ts';
import { text } from './text.ts';

const { facts } = text;

/** What a scorer is asked for all the time: rates, the partnership, the last wicket. */
export function factsOf(state: State, innings: Innings): readonly string[] {
  const { ballsPerOver } = state.format;
  const rate = (runs: number, balls: number) => ((runs * ballsPerOver) / balls).toFixed(2);
  const found: string[] = [];
  if (innings.legal > 0) found.push(facts.rate(rate(innings.runs, innings.legal)));
  const left = ballsLeft(state, innings);
  if (innings.target !== null && left !== null && left > 0 && innings.closed === null) {
    found.push(facts.required(rate(Math.max(0, innings.target - innings.runs), left)));
  }
  const proposed = innings.closed === null ? revised(state) : null;
  if (proposed !== null && proposed.par !== null) found.push(facts.par(proposed.par));
  const [a, b] = innings.reviewsLeft;
  const reviews = [a, b].map((left, side) => `${state.setup.teams[side === 0 ? 0 : 1].shortName} ${left ?? '–'}`);
  if (a !== null || b !== null) found.push(facts.reviews(reviews.join(', ')));
  const stand = standNow(innings);
  if (stand !== null) found.push(facts.partnership(stand.runs, stand.balls));
  const fall = innings.fall.at(-1);
  const out = innings.batters.find(({ id }) => id === fall?.batter);
  if (fall !== undefined && out !== undefined) {
    const name = playerName(state, innings.batting, out.id);
    found.push(facts.lastWicket(name, out.runs, `${fall.runs}/${fall.wicket}`));
  }
  return found;
}
