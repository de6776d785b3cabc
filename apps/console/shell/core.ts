import pino from 'pino';
import { CoreHost } from './core-host.ts';

/** Entry of the utility process in which the desktop app runs the console's core. */
const log = pino({ base: null }, pino.destination(2));
const { parentPort } = process;

process.on('uncaughtException', (error) => {
  log.fatal({ err: error }, 'The console fails; what it acknowledged is in the journal.');
  process.exit(1);
});

const host = new CoreHost(
  (message) => parentPort.postMessage(message),
  (code) => process.exit(code),
  log,
);
parentPort.on('message', ({ data, ports }) => {
  host.received(data, ports).catch((error: unknown) => {
    log.fatal({ err: error }, 'The console fails; what it acknowledged is in the journal.');
    process.exit(1);
  });
});
