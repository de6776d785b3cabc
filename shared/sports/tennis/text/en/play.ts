import { pick } from '../../../../text/variant.ts';
import type { Call, PointFacts } from '../facts.ts';
import { result } from './board.ts';

/** One point. `variant` is any number; it chooses among phrases that say the same. Says nothing that was not seen. */
export function point(facts: PointFacts, variant: number): string {
  const { speedKmh, how, saved } = facts;
  const serve = how === 'ace' || how === 'service winner' ? 'at ' : 'served at ';
  const rally = rallyOf(facts, variant >>> 5);
  const more = [
    ...(rally === null ? [] : [rally]),
    ...(speedKmh === null || how === 'double fault' ? [] : [`${serve}${speedKmh} km/h`]),
  ];
  const kept = saved === null ? '' : ` ${pick(variant >>> 7, saves(saved))}.`;
  return `${[pick(variant, phrases(facts)), ...more].join(', ')}.${kept}`;
}

function saves({ what, more }: NonNullable<PointFacts['saved']>): readonly string[] {
  if (more) return [`One ${what} point is saved`, `That saves one ${what} point`];
  return [`The ${what} point is saved`, `That saves the ${what} point`];
}

/** Only a rally worth telling: a long one, or one that was over at once. */
function rallyOf({ shots, how, byServer }: PointFacts, variant: number): string | null {
  if (shots === null) return null;
  if (shots >= 16)
    return pick(variant, [`after a gruelling ${shots} shots`, `after a rally of no fewer than ${shots} shots`]);
  if (shots >= 9) return pick(variant, [`after ${shots} shots`, `after a rally of ${shots} shots`]);
  if (how !== 'winner') return null;
  if (!byServer && shots === 2) return 'straight off the return';
  return byServer && shots === 3 ? 'on the first shot after the serve' : null;
}

function phrases({ winner, server, receiver, byServer, how, secondServe }: PointFacts): readonly string[] {
  const loser = byServer ? receiver : server;
  switch (how) {
    case 'ace':
      return secondServe
        ? [`Second-serve ace by ${server}`, `${server} goes for it on the second serve and it is an ace`]
        : [`Ace by ${server}`, `${server} serves an ace`, `An ace from ${server}`, `${server} aces ${receiver}`];
    case 'service winner':
      return [
        `Unreturned ${secondServe ? 'second ' : ''}serve from ${server}`,
        `${receiver} cannot get the ${secondServe ? 'second ' : ''}serve back`,
        `${server} wins the point with the ${secondServe ? 'second ' : ''}serve`,
      ];
    case 'double fault':
      return [`Double fault by ${server}`, `${server} double-faults`, `A double fault from ${server}`];
    case 'winner':
      return [
        `Winner by ${winner}`,
        `A clean winner from ${winner}`,
        `${winner} hits a winner`,
        `${winner} finishes the point with a winner`,
      ];
    case 'forced error':
      return [
        `${winner} draws the error from ${loser}`,
        `${loser} is forced into an error`,
        `Too much pressure from ${winner}, and ${loser} misses`,
      ];
    case 'unforced error':
      return [
        `Unforced error by ${loser}`,
        `${loser} misses`,
        `An error from ${loser}`,
        `${loser} gives the point away`,
      ];
    case null:
      return byServer
        ? [`Point to ${winner}`, `${winner} takes the point on serve`, `The point goes to ${winner}, serving`]
        : [`Point to ${winner}`, `${winner} takes the point against the serve`, `${server} loses the point on serve`];
  }
}

export function call(value: Call, variant: number): string {
  switch (value.kind) {
    case 'points':
      return value.tieBreak ? `${value.server}-${value.receiver}.` : `${pointsCall(value.server, value.receiver)}.`;
    case 'deuce':
      return 'Deuce.';
    case 'advantage':
      return `Advantage ${value.name}.`;
    case 'game':
      return `${gameCall(value, variant)}${value.tieBreakNext ? ' Tie-break.' : ''}`;
    case 'set':
      return `Game and set ${value.winner}: set ${value.set}, ${value.score}. ${setsCall(value)}.`;
    case 'result':
      return value.result.kind === 'win' ? `Game, set and match. ${result(value.result)}.` : `${result(value.result)}.`;
  }
}

function gameCall({ winner, games, leader, broken, toLove }: Extract<Call, { kind: 'game' }>, variant: number): string {
  const score = `${Math.max(...games)}-${Math.min(...games)}`;
  const standing = leader === null ? score : leader === winner ? score : `${score} to ${leader}`;
  if (broken) {
    return toLove
      ? `${winner} breaks to love: ${standing}.`
      : pick(variant, [`Break! Game ${winner}, ${standing}.`, `${winner} breaks. ${capital(standing)}.`]);
  }
  if (toLove) return `${winner} holds to love, ${standing}.`;
  return pick(variant, [
    `Game ${winner}, ${standing}.`,
    `${winner} holds: ${standing}.`,
    `Game ${winner}. ${capital(standing)}.`,
  ]);
}

function setsCall({ sets, leader }: Extract<Call, { kind: 'set' }>): string {
  if (leader !== null) return `${leader} leads ${sets} in sets`;
  return sets === '1-1' ? 'One set all' : 'Two sets all';
}

function pointsCall(server: string, receiver: string): string {
  const [a, b] = [server, receiver].map((text) => (text === '0' ? 'love' : text));
  return capital(a === b ? `${a}-all` : `${a}-${b}`);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
