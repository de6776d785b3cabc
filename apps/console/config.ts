import { join } from 'node:path';
import * as z from 'zod';
import { logLevelOption, port, type Values } from '#shared/config/options.ts';

const host = z.string().min(1).max(255);
const address = z.url({ protocol: /^(https?|wss?)$/, error: 'not an address that begins with http:// or ws://' });

// The WebSocket client throws at what no address and no header can carry; scoring must not end for that.
const relayAddress = address.refine((url) => !url.includes('#'), 'not an address of a relay: it has a "#"');
const relayToken = z.string().regex(/^[\x21-\x7e]+$/, 'it has characters that a header cannot carry');

/** The console's settings; see `shared/config/options.ts` for how they are given. */
export const consoleOptions = {
  consolePort: { env: 'CONSOLE_PORT', schema: port, fallback: '8090', help: 'port of the user interface' },
  consoleHost: { env: 'CONSOLE_HOST', schema: host, fallback: '0.0.0.0', help: 'address to listen on; tablets use it' },
  mqttPort: { env: 'MQTT_PORT', schema: port, fallback: '1883', help: 'port of the MQTT broker' },
  mqttHost: { env: 'MQTT_HOST', schema: host, fallback: '0.0.0.0', help: 'address the MQTT broker listens on' },
  mqttsPort: {
    env: 'MQTTS_PORT',
    schema: port,
    fallback: '8883',
    help: 'port of the MQTT broker with TLS; open when there are TLS_CERT and TLS_KEY',
  },
  tlsCert: {
    env: 'TLS_CERT',
    schema: z.string().min(1).optional(),
    help: 'PEM file of the certificate for MQTT over TLS, with those up to its authority',
  },
  tlsKey: { env: 'TLS_KEY', schema: z.string().min(1).optional(), help: 'PEM file of its private key' },
  dataDir: {
    env: 'DATA_DIR',
    schema: z.string().min(1),
    fallback: './data',
    help: "folder of the data; the console's is console/ in it",
  },
  relayUrl: {
    env: 'RELAY_URL',
    schema: relayAddress.optional(),
    help: 'address of the relay; without it, work offline',
  },
  relayToken: { env: 'RELAY_TOKEN', schema: relayToken.optional(), help: 'uplink token that the relay knows' },
  fanUrl: { env: 'FAN_URL', schema: address.optional(), help: "fans' address shown to people; the relay's if not set" },
  outputDir: {
    env: 'OUTPUT_DIR',
    schema: z.string().min(1).optional(),
    help: 'folder for files that graphics programs read (JSON, CSV, texts); without it, none are written',
  },
  consoleName: {
    env: 'CONSOLE_NAME',
    schema: z.string().min(1).max(60).optional(),
    help: 'name shown to people; without it, the one given on the settings screen',
  },
  backupDir: {
    env: 'BACKUP_DIR',
    schema: z.string().min(1).optional(),
    help: "folder of the journal's backups, best on another disk; console/backups in the data if not set",
  },
  backupEvery: {
    env: 'BACKUP_EVERY',
    schema: z.coerce.number<string>().min(0, 'less than 0').max(1440, 'more than a day'),
    fallback: '10',
    help: 'minutes between two backups of the journal while there is something new; 0: only by hand',
  },
  logLevel: logLevelOption,
} as const;

export type ConsoleConfig = Values<typeof consoleOptions>;

/** Where the console keeps its own files. */
export function consoleDir(config: ConsoleConfig): string {
  return join(config.dataDir, 'console');
}

/** Where backups of the journal go. */
export function backupDir(config: ConsoleConfig): string {
  return config.backupDir ?? join(consoleDir(config), 'backups');
}

/** The address that people are told for the fans' pages: FAN_URL, or the relay's own; null without a relay. */
export function fanUrl(config: ConsoleConfig): string | null {
  if (config.fanUrl !== undefined) return config.fanUrl;
  if (config.relayUrl === undefined) return null;
  const url = new URL(config.relayUrl);
  return `${url.protocol.endsWith('s:') ? 'https' : 'http'}://${url.host}${url.pathname}`;
}
