import { LiveClient, type LiveListener } from '#shared/client/live-client.ts';
import { switchValue } from '#shared/config/options.ts';
import { ProblemError, problem } from '#shared/problem.ts';
import type { Position } from '#shared/wire/live.ts';
import { main, printLine } from './cli/main.ts';
import { liveUrl, relayOption } from './cli/relay.ts';

const options = {
  relay: relayOption,
  json: {
    env: 'WATCH_JSON',
    flag: 'json',
    schema: switchValue,
    fallback: 'false',
    help: 'one JSON line for each message received',
    isSwitch: true as const,
  },
  fromStart: {
    env: 'WATCH_FROM_START',
    flag: 'from-start',
    schema: switchValue,
    fallback: 'false',
    help: 'ask for the log from its first event',
    isSwitch: true as const,
  },
  exitAtEnd: {
    env: 'WATCH_EXIT_AT_END',
    flag: 'exit-at-end',
    schema: switchValue,
    fallback: 'false',
    help: 'stop when the match has ended',
    isSwitch: true as const,
  },
};

await main('watch MATCH: a fan in the terminal', options, async (set, rest) => {
  const match = rest[0];
  if (match === undefined) throw new ProblemError(problem('usage', 'Name a match.'));
  await new Promise<void>((resolve) => {
    const done = () => {
      client.stop();
      resolve();
    };
    const show = set.json ? jsonListener(() => set.exitAtEnd && done()) : textListener(() => set.exitAtEnd && done());
    const client = new LiveClient({ url: liveUrl(set.relay), listener: show });
    const beginning: Position = { term: 0, seq: 0 };
    client.subscribe(match, set.fromStart ? beginning : undefined);
    client.start();
    process.once('SIGINT', done);
    process.once('SIGTERM', done);
  });
  return 0;
});

function jsonListener(onEnd: () => void): LiveListener {
  return {
    state: (state) => process.stderr.write(`${state}\n`),
    snapshot: (message) => {
      printLine(message);
      if (isOver(message.scoreboard.status)) onEnd();
    },
    event: (message) => {
      printLine(message);
      if (isOver(message.scoreboard.status)) onEnd();
    },
    gap: printLine,
    error: printLine,
    presence: printLine,
  };
}

function textListener(onEnd: () => void): LiveListener {
  return {
    state: (state) => process.stderr.write(`[${state}]\n`),
    snapshot: ({ scoreboard }) => {
      const sides = scoreboard.sides
        .map((side) => `${side.name} ${side.score} ${side.detail ?? ''}`.trim())
        .join(' · ');
      process.stdout.write(`${scoreboard.title}\n${sides}\n${scoreboard.result ?? scoreboard.situation}\n\n`);
      if (isOver(scoreboard.status)) onEnd();
    },
    event: ({ commentary, scoreboard, corrects }) => {
      const side = scoreboard.sides?.find((one) => one.active);
      const score = side === undefined ? '' : `  [${side.shortName} ${side.score}]`;
      if (commentary !== undefined)
        process.stdout.write(
          `${commentary.mark.padStart(5)}  ${corrects ? 'Corrected: ' : ''}${commentary.text}${score}\n`,
        );
      if (isOver(scoreboard.status)) onEnd();
    },
    gap: ({ after, seq }) => process.stdout.write(`(events ${after.seq + 1} to ${seq} were missed)\n`),
    error: ({ code, message }) => process.stderr.write(`${code}: ${message}\n`),
  };
}

function isOver(status: string | undefined): boolean {
  return status === 'ended' || status === 'abandoned';
}
