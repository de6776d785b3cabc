interface Standing {
  readonly leader: string;
  readonly other: string;
  readonly level: boolean;
  readonly score: string;
  /** Of the game in progress, the leader's first; null: none yet. */
  readonly points: string | null;
}

export function before(a: string, b: string): string {
  return `${a} v ${b}: not started.`;
}

export function during({ leader, other, level, score, points }: Standing): string {
  const standing = `${score === '' ? '0-0' : score}${points === null ? '' : `, ${points} in the game`}`;
  return level ? `${leader} and ${other} are level at ${standing}.` : `${leader} ahead of ${other}, ${standing}.`;
}

/** `setsDown`: how far behind the winner had been; `minutes` of play. */
export function result(won: string, setsDown: number, minutes: number | null): string {
  const comeback = setsDown === 0 ? '' : `, from ${setsDown === 1 ? 'a set' : `${setsDown} sets`} down`;
  return `${won}${comeback}${minutes === null ? '' : `, in ${duration(minutes)}`}.`;
}

function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} min` : `${hours} h ${String(minutes % 60).padStart(2, '0')} min`;
}
