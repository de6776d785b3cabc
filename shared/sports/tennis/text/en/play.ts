import type { Call, NoteFacts, PointFacts } from '../facts.ts';
import { choice, result } from './board.ts';

/** One point. `variant` is any number; it chooses among phrases that say the same. Says nothing that was not seen. */
export function point(facts: PointFacts, variant: number): string {
  const more = [
    ...(facts.shots !== null && facts.shots > 1 ? [`a rally of ${facts.shots} shots`] : []),
    ...(facts.speedKmh === null ? [] : [`${facts.speedKmh} km/h`]),
  ];
  return `${pick(phrases(facts), variant)}${more.length === 0 ? '' : ` (${more.join(', ')})`}.`;
}

function pick(options: readonly string[], variant: number): string {
  return options[variant % options.length] ?? '';
}

function phrases({ winner, server, receiver, byServer, how, secondServe }: PointFacts): readonly string[] {
  const loser = byServer ? receiver : server;
  switch (how) {
    case 'ace':
      return secondServe
        ? [`Second-serve ace by ${server}`, `${server} aces the second serve`]
        : [`Ace by ${server}`, `${server} serves an ace`, `An ace from ${server}`];
    case 'service winner':
      return [`Service winner by ${server}`, `${server} wins it with the serve`];
    case 'double fault':
      return [`Double fault by ${server}`, `${server} double-faults`];
    case 'winner':
      return [`Winner by ${winner}`, `A winner from ${winner}`];
    case 'forced error':
      return [`Forced error by ${loser}`, `An error forced by ${winner}`];
    case 'unforced error':
      return [`Unforced error by ${loser}`, `An unforced error from ${loser}`];
    case null:
      return byServer
        ? [`Point ${winner}`, `Point to ${winner} on serve`, `The point goes to ${winner}, serving`]
        : [`Point ${winner}`, `Point to ${winner}, receiving`, `${server} loses the point on serve`];
  }
}

export function call(value: Call): string {
  switch (value.kind) {
    case 'points':
      return value.tieBreak ? `${value.server}-${value.receiver}.` : `${pointsCall(value.server, value.receiver)}.`;
    case 'deuce':
      return 'Deuce.';
    case 'advantage':
      return `Advantage ${value.name}.`;
    case 'game': {
      const games = `${Math.max(...value.games)}-${Math.min(...value.games)}`;
      const standing = value.leader === null ? `${games} in games` : `${games} to ${value.leader}`;
      return `${value.broken ? 'Break! Game' : 'Game'} ${value.winner}. ${standing}.${value.tieBreakNext ? ' Tie-break.' : ''}`;
    }
    case 'set':
      return `Game and set ${value.winner}: set ${value.set}, ${value.score}. ${value.sets}${value.leader === null ? '' : ` to ${value.leader}`} in sets.`;
    case 'result':
      return value.result.kind === 'win' ? `Game, set and match. ${result(value.result)}.` : `${result(value.result)}.`;
  }
}

function pointsCall(server: string, receiver: string): string {
  const [a, b] = [server, receiver].map((text) => (text === '0' ? 'love' : text));
  const text = a === b ? `${a}-all` : `${a}-${b}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What happens between points. */
export function note(value: NoteFacts): string {
  switch (value.kind) {
    case 'toss':
      return `${value.winner} won the toss and ${choice(value.choice)}.`;
    case 'server':
      return `${value.name} to serve.`;
    case 'penalty':
      return penalty(value);
    case 'adjusted':
      return `The score is set to ${value.score === '' ? '0-0' : value.score}, ${value.points}.`;
    case 'started':
      return 'The match is under way.';
    case 'paused':
      return `Play is suspended${value.reason === null || value.reason === '' ? '' : `: ${value.reason}`}.`;
    case 'resumed':
      return 'Play is on again.';
  }
}

function penalty({ against, penalty: kind, offence }: Extract<NoteFacts, { kind: 'penalty' }>): string {
  const why = offence === null ? '' : ` for ${offence}`;
  switch (kind) {
    case 'warning':
      return `Warning to ${against}${why}.`;
    case 'fault':
      return `Loss of serve: ${against}${why}.`;
    default:
      return `${kind === 'point' ? 'Point' : 'Game'} penalty against ${against}${why}.`;
  }
}
