import type { before as beforeIn, during as duringIn, result as resultIn } from '../en/summary.ts';

export const before: typeof beforeIn = (a, b) => `${a} बनाम ${b}: मैच शुरू नहीं हुआ।`;

export const during: typeof duringIn = ({ leader, other, level, score, points }) => {
  const standing = `${score === '' ? '0-0' : score}${points === null ? '' : `, गेम में ${points}`}`;
  return level ? `${leader} और ${other} बराबरी पर: ${standing}।` : `${leader} को ${other} पर बढ़त: ${standing}।`;
};

export const result: typeof resultIn = (won, { comeback, saved, minutes }) => {
  const feats = [
    ...(comeback === 0 ? [] : [`${comeback === 1 ? 'एक सेट' : 'दो सेट'} से पिछड़ने के बाद वापसी की`]),
    ...(saved === 0 ? [] : [`${saved} मैच पॉइंट बचाए`]),
  ];
  const told = feats.length === 0 ? won : `${won}, ${feats.join(' और ')}`;
  return minutes === null ? `${told}।` : `${told}; मुकाबला ${duration(minutes)} चला।`;
};

function duration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} मिनट` : `${hours} घंटे ${minutes % 60} मिनट`;
}
