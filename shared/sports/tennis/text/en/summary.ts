interface Standing {
  readonly leader: string;
  readonly other: string;
  readonly level: boolean;
  readonly score: string;
  /** Of the game in progress, the leader's first; null: none yet. */
  readonly points: string | null;
}

interface Story {
  /** How many sets behind the winner had been. */
  readonly comeback: number;
  /** Match points that the winner had to save. */
  readonly saved: number;
  readonly minutes: number | null;
}

export function before(a: string, b: string): string {
  return `${a} v ${b}: not started.`;
}

export function during({ leader, other, level, score, points }: Standing): string {
  const standing = `${score === '' ? '0-0' : score}${points === null ? '' : `, ${points} in the game`}`;
  return level ? `${leader} and ${other} are level at ${standing}.` : `${leader} leads ${other} ${standing}.`;
}

export function result(won: string, { comeback, saved, minutes }: Story): string {
  const feats = [
    comeback > 0 && `coming from ${comeback === 1 ? 'a set' : 'two sets'} down`,
    saved > 0 && `saving ${saved === 1 ? 'a match point' : `${saved} match points`}`,
  ].filter((feat) => feat !== false);
  const time = minutes === null ? '' : ` in ${duration(minutes)}`;
  return `${won}${time}${feats.length === 0 ? '' : `, ${feats.join(' and ')}`}.`;
}

function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} min` : `${hours} h ${String(minutes % 60).padStart(2, '0')} min`;
}
