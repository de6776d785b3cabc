import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Problem, problem } from '#shared/problem.ts';
import { refuseUpgrade } from '../refuse-upgrade.ts';

/** "Misdirected Request", RFC 9110 §15.5.20: another replica takes it. */
const MISDIRECTED = 421;

export function notAnIngest(): Problem {
  const message =
    'This replica serves fans only (ROLE=edge); send it to the address of the whole relay, or to a replica with ROLE=ingest.';
  return problem('not-an-ingest', message);
}

/** In place of the consoles' uplink where there is none. */
export const noUplink = {
  upgrade(_: IncomingMessage, socket: Duplex): void {
    refuseUpgrade(socket, MISDIRECTED, notAnIngest().message);
  },
  close: async (): Promise<void> => undefined,
};
