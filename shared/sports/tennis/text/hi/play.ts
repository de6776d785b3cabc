import { pick } from '../../../../text/variant.ts';
import type { Call, PointFacts } from '../facts.ts';
import { result, STAKES } from './board.ts';

/** One point. `variant` is any number; it chooses among phrases that say the same. Says nothing that was not seen. */
export function point(facts: PointFacts, variant: number): string {
  const { speedKmh, how, saved } = facts;
  const rally = rallyOf(facts, variant >>> 5);
  const more = [
    ...(rally === null ? [] : [rally]),
    ...(speedKmh === null || how === 'double fault' ? [] : [`रफ़्तार ${speedKmh} किमी/घंटा`]),
  ];
  const kept = saved === null ? '' : ` ${pick(variant >>> 7, saves(saved))}।`;
  return `${[pick(variant, phrases(facts)), ...more].join(', ')}।${kept}`;
}

function saves({ what, more }: NonNullable<PointFacts['saved']>): readonly string[] {
  if (more) return [`एक ${STAKES[what]} बचा`, `एक ${STAKES[what]} बेकार गया`];
  return [`${STAKES[what]} बच गया`, `${STAKES[what]} बेकार गया`];
}

/** Only a rally worth telling: a long one, or one that was over at once. */
function rallyOf({ shots, how, byServer }: PointFacts, variant: number): string | null {
  if (shots === null) return null;
  if (shots >= 16) return pick(variant, [`${shots} शॉट की ज़बरदस्त रैली`, `${shots} शॉट तक खिंची रैली`]);
  if (shots >= 9) return pick(variant, [`${shots} शॉट की लंबी रैली`, `रैली ${shots} शॉट चली`]);
  if (how !== 'winner') return null;
  if (!byServer && shots === 2) return 'सीधे रिटर्न पर';
  return byServer && shots === 3 ? 'सर्विस के ठीक बाद वाले शॉट पर' : null;
}

function phrases({ winner, server, receiver, byServer, how, secondServe }: PointFacts): readonly string[] {
  const loser = byServer ? receiver : server;
  switch (how) {
    case 'ace':
      return secondServe
        ? [`दूसरी सर्विस पर ${server} का ऐस`, `${server} ने दूसरी सर्विस पर ऐस जड़ा`]
        : [`${server} का ऐस`, `${server} ने ऐस लगाया`, `${server} की ओर से ऐस`, `ऐस! ${receiver} के पास कोई जवाब नहीं`];
    case 'service winner':
      return [
        `${server} की ${secondServe ? 'दूसरी ' : ''}सर्विस पर रिटर्न नहीं हो सका`,
        `${receiver} से ${secondServe ? 'दूसरी ' : ''}सर्विस नहीं लौटी`,
        `${server} ने ${secondServe ? 'दूसरी ' : ''}सर्विस के दम पर अंक लिया`,
      ];
    case 'double fault':
      return [`${server} का डबल फॉल्ट`, `${server} से डबल फॉल्ट हुआ`, `डबल फॉल्ट, ${server} की सर्विस पर`];
    case 'winner':
      return [
        `${winner} का विनर`,
        `${winner} ने शानदार विनर लगाया`,
        `${winner} के रैकेट से विनर`,
        `${winner} ने विनर से अंक पूरा किया`,
      ];
    case 'forced error':
      return [
        `${winner} ने ${loser} को गलती पर मजबूर किया`,
        `दबाव में ${loser} से गलती`,
        `${winner} के दबाव में ${loser} का शॉट चूका`,
      ];
    case 'unforced error':
      return [`${loser} की बेजा गलती`, `${loser} का शॉट चूका`, `${loser} से गलती हुई`, `${loser} ने अंक तोहफे में दिया`];
    case null:
      return byServer
        ? [`अंक ${winner} को`, `${winner} ने अपनी सर्विस पर अंक लिया`, `सर्विस पर अंक ${winner} के नाम`]
        : [`अंक ${winner} को`, `${winner} ने रिटर्न पर अंक लिया`, `${server} ने सर्विस पर अंक गँवाया`];
  }
}

export function call(value: Call, variant: number): string {
  switch (value.kind) {
    case 'points':
      return `${value.server}-${value.receiver}।`;
    case 'deuce':
      return 'ड्यूस।';
    case 'advantage':
      return `एडवांटेज ${value.name}।`;
    case 'game':
      return `${gameCall(value, variant)}${value.tieBreakNext ? ' अब टाईब्रेक।' : ''}`;
    case 'set':
      return `सेट ${value.set} ${value.winner} के नाम, ${value.score}। ${setsCall(value)}।`;
    case 'result':
      return value.result.kind === 'win' ? `गेम, सेट और मैच। ${result(value.result)}।` : `${result(value.result)}।`;
  }
}

function gameCall({ winner, games, leader, broken, toLove }: Extract<Call, { kind: 'game' }>, variant: number): string {
  const score = `${Math.max(...games)}-${Math.min(...games)}`;
  const standing = leader === null ? `${score} से बराबरी` : leader === winner ? score : `${leader} ${score} से आगे`;
  if (broken) {
    return toLove
      ? `${winner} ने बिना अंक गँवाए सर्विस तोड़ी: ${standing}।`
      : pick(variant, [`ब्रेक! गेम ${winner}, ${standing}।`, `${winner} ने सर्विस तोड़ी, ${standing}।`]);
  }
  if (toLove) return `गेम ${winner}, बिना अंक गँवाए: ${standing}।`;
  return pick(variant, [
    `गेम ${winner}, ${standing}।`,
    `${winner} ने सर्विस बचाई, ${standing}।`,
    `गेम ${winner}। ${standing}।`,
  ]);
}

function setsCall({ sets, leader }: Extract<Call, { kind: 'set' }>): string {
  return leader === null ? `सेटों में ${sets} की बराबरी` : `${leader} सेटों में ${sets} से आगे`;
}
