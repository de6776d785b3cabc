/** Runs an over, by legal balls, to two places. */
export function runRate(runs: number, balls: number, ballsPerOver: number): number {
  return balls === 0 ? 0 : Math.round((runs * ballsPerOver * 100) / balls) / 100;
}
