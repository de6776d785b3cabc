import type { Scoreboard } from '#shared/match/scoreboard.ts';

type Board = Pick<Scoreboard, 'sides' | 'status'>;

/** The score for a window's title: that of the side in play, or of both. "IND 187/4 32.4 overs", "ARS 2, CHE 1". */
export function shortScore({ sides }: Board): string {
  const active = sides.filter((side) => side.active === true && side.detail !== undefined && side.score !== '');
  const [only] = active;
  if (only !== undefined && active.length === 1) return `${only.shortName} ${only.score} ${only.detail}`;
  return sides.map(({ shortName, score }) => `${shortName} ${score}`.trim()).join(', ');
}

/** The match in one line, its score first. */
export function matchTitle(board: Scoreboard): string {
  const score = shortScore(board);
  return score.includes(' ') || board.status !== 'scheduled' ? `${score} · ${board.title}` : board.title;
}

/** The score as a screen reader announces it when it changes: scores only, the rest is for asking. */
export function spokenScore({ sides }: Board): string {
  return sides
    .filter(({ score }) => score !== '')
    .map(({ name, score }) => `${name} ${score}`)
    .join(', ');
}

/** How much room the scores want, so that the sides are set alike. */
export function scoreSize({ sides }: Board): 'large' | 'medium' | 'small' {
  const longest = Math.max(0, ...sides.map(({ score }) => score.length));
  if (longest <= 6) return 'large';
  return longest <= 11 ? 'medium' : 'small';
}
