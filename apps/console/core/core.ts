import { join, resolve } from 'node:path';
import type { Logger } from 'pino';
import { fingerprint } from '#shared/match/signature.ts';
import { backupDir, type ConsoleConfig, consoleDir, fanUrl } from '../config.ts';
import { ConsoleApi } from './api.ts';
import { Backups } from './backup/backups.ts';
import { openJournal } from './backup/rebuild.ts';
import { Broker } from './broker/broker.ts';
import { certificateFiles } from './broker/certificate.ts';
import { Checks } from './checks/checks.ts';
import { Desk } from './desk/desk.ts';
import { Folds } from './desk/folds.ts';
import type { Committed } from './desk/submission.ts';
import { Devices } from './devices/devices.ts';
import { writeLocalScorer } from './devices/local-scorer.ts';
import { PairingCodes } from './devices/pairing.ts';
import { Copier } from './hand-over/copier.ts';
import { Forks } from './hand-over/forks.ts';
import { HandOver } from './hand-over/hand-over.ts';
import { Health } from './health.ts';
import { networkAddresses } from './http/addresses.ts';
import { OutputRoutes } from './http/output-routes.ts';
import { Pairing } from './http/pair.ts';
import { HttpServer } from './http/server.ts';
import { ImageStore } from './images/image-store.ts';
import { Images } from './images/images.ts';
import { BoardWatch } from './inbox/board-watch.ts';
import { Inbox } from './inbox/inbox.ts';
import { Outputs } from './outputs/outputs.ts';
import { RetainedState } from './outputs/retained.ts';
import { Practice } from './practice.ts';
import { LiveScorers } from './scorers/live-scorers.ts';
import { People } from './scorers/people.ts';
import { SigningKey } from './signing.ts';
import { Uplink } from './uplink/uplink.ts';
import { VERSION } from './version.ts';

/** Matches kept folded in memory. */
const MAX_FOLDS = 64;
/** Matches whose files are there after a start. */
const RECENT_OUTPUTS = 5;
const SAVE_SEEN_EVERY = 30_000;
const PAGES = join(import.meta.dirname, '../../../dist/console');

export interface Core {
  readonly httpPort: number;
  readonly mqttPort: number;
  /** With TLS; null: no certificate was given. */
  readonly mqttsPort: number | null;
  /** The start-up code: grants any role while the console runs. */
  readonly pairingCode: string;
  /** For a user interface in this process or over IPC. */
  readonly api: ConsoleApi;
  stop(): Promise<void>;
}

/**
 * Starts the console: journal, desk, broker, uplink, user interface. Resolves once all of it listens.
 * @throws ProblemError when the journal cannot be used or a port is taken; nothing is left running then
 */
export async function startCore(config: ConsoleConfig, log: Logger, pages = PAGES): Promise<Core> {
  const cleanUp: (() => Promise<void> | void)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of cleanUp.splice(0).reverse()) await step();
  };
  try {
    return await start(config, log, pages, cleanUp, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  config: ConsoleConfig,
  log: Logger,
  pages: string,
  cleanUp: (() => Promise<void> | void)[],
  stop: () => Promise<void>,
): Promise<Core> {
  const clock = Date.now;
  const dir = consoleDir(config);
  const journal = openJournal({ dir, backups: backupDir(config), now: clock(), log });
  cleanUp.push(() => journal.close());
  const consoleName = () => config.consoleName ?? journal.name ?? 'Scorewire console';
  const folds = new Folds(journal.matches, MAX_FOLDS);
  const devices = new Devices(journal.credentials, clock, (device) => {
    boards.presence(device.id);
    api.deviceChanged(device);
    people.changed();
  });
  const codes = new PairingCodes(clock);
  const signing = new SigningKey(dir);

  const uplink = new Uplink({
    relayUrl: config.relayUrl ?? null,
    token: config.relayToken ?? null,
    // It may change while the console runs.
    get name() {
      return consoleName();
    },
    key: signing.id,
    journal,
    clock,
    log,
    changed: (match) => {
      if (match !== null) handOver.flushed(match);
      api.synced(match);
    },
    handOver: () => handOver,
  });
  const gate = (match: string) => handOver.gate(match);
  const desk = new Desk({
    journal,
    folds,
    clock,
    log,
    gate,
    support: (match, source) => live.support(match, source),
    sign: (hash) => signing.sign(hash),
    committed: (committed) => passOn(committed),
  });
  const forks = new Forks({ journal, uplink, desk, clock, changed: (match) => api.synced(match) });
  const copier = new Copier({
    journal,
    folds,
    clock,
    log,
    copied(match, replaced) {
      retained.committed(match);
      outputs.committed(match);
      if (replaced) api.replaced(match.match);
      api.committed({ matches: [match], refused: [], observations: [] });
    },
  });
  const handOver = new HandOver({ journal, uplink, copier, forks, log, changed: (match) => api.synced(match) });
  const backups = new Backups({ journal, dir: backupDir(config), every: config.backupEvery, clock, log });
  const health = new Health({ dir, desk, backups, clock, changed: () => api.healthChanged() });
  const checks = new Checks({
    journal,
    folds,
    devices,
    clock,
    log,
    compared(match, states) {
      retained.checks(match, states);
      api.checked({ match, checks: [...states] });
    },
    scored: ({ match, client }, json) => retained.checkEvent(match, client, json),
  });
  const practice = new Practice({
    journal,
    folds,
    removed(match) {
      checks.removed(match);
      live.removed(match);
      outputs.removed(match);
      retained.removed(match);
      api.removed(match);
    },
  });
  const live = new LiveScorers({
    journal,
    devices,
    clock,
    changed(scorers) {
      // Whose word counts needs no record beside it.
      if (scorers.live !== null) checks.end(scorers.match, scorers.live);
      retained.scorers(scorers);
      api.scorersChanged(scorers);
    },
  });
  const people = new People({
    devices,
    screens: () => api.screens,
    told: (message) => retained.people(message),
  });
  cleanUp.push(() => people.close());
  const inbox = new Inbox({ journal, folds, desk, log, changed: (observation) => api.observed(observation) });
  const boards = new BoardWatch({
    folds,
    journal,
    log,
    clock,
    isOnline: (device) => devices.isOnline(device),
    nameOf: (device) => devices.find(device)?.name ?? device,
    changed: (match) => api.boardsChanged(match),
    submit: (match, draft) =>
      desk.submit({
        kind: 'draft',
        match,
        source: { kind: 'console', id: journal.consoleId },
        payload: JSON.stringify(draft),
        answer: (outcome) => {
          if (outcome.kind === 'failed') log.warn({ match, problem: outcome.problem }, 'The flag could not be set.');
        },
      }),
    consoleId: journal.consoleId,
  });
  cleanUp.push(() => boards.close());
  const certificate = certificateFiles(config.tlsCert, config.tlsKey);
  const broker = await Broker.create({
    host: config.mqttHost,
    port: config.mqttPort,
    tls: certificate && { ...certificate, port: config.mqttsPort },
    devices,
    submit: (submission) => desk.submit(submission),
    check: (submission) => checks.submit(submission),
    clock,
    log,
  });
  cleanUp.push(() => broker.stop());
  const retained = new RetainedState(broker.publisher);
  retained.republish(journal.matches);
  for (const scorers of live.all()) retained.scorers(scorers);
  retained.online(clock());
  await broker.drain();
  const mqttPort = await broker.listen();
  writeLocalScorer(dir, devices, mqttPort);

  const images = new ImageStore({
    folder: join(dir, 'images'),
    used: () => new Set([...journal.matches.photos(), ...outputs.settings.sponsors.map(({ image }) => image)]),
    clock,
  });
  const outputs = new Outputs({
    host: config.consoleHost,
    images,
    folds,
    recent: journal.matches.recent(RECENT_OUTPUTS).flatMap((one) => (one.scoreboard?.practice ? [] : [one.match])),
    folder: join(dir, 'outputs'),
    fileFolder: config.outputDir ?? null,
    clock,
    log,
  });
  cleanUp.push(() => outputs.stop());
  const disconnect = (id: string): void => {
    broker.disconnect(id);
    api.disconnect(id);
  };
  const shown = { name: consoleName, fanUrl: fanUrl(config), mqttPort };
  const about = {
    version: VERSION,
    console: journal.consoleId,
    key: fingerprint(signing.id),
    dataDir: resolve(dir),
    backupDir: resolve(backupDir(config)),
    isNameGiven: config.consoleName !== undefined,
  };
  let httpPort = 0;
  const api = new ConsoleApi({
    journal,
    folds,
    desk,
    devices,
    codes,
    checks,
    live,
    uplink,
    inbox,
    boards,
    practice,
    addresses: () => networkAddresses(config.consoleHost, httpPort),
    handOver,
    forks,
    outputs,
    images: new Images(images, log),
    backups,
    health,
    signing,
    about,
    clock,
    ...shown,
    disconnect,
    screens: () => people.changed(),
  });
  const pairing = new Pairing(devices, codes, mqttPort, clock, log, (before, after) => {
    checks.replaced(before, after);
    live.replaced(before, after);
    disconnect(before);
  });
  const http = await HttpServer.create({
    host: config.consoleHost,
    port: config.consolePort,
    pages,
    devices,
    pairing,
    pads: {
      journal,
      devices,
      codes,
      checks,
      live,
      get name() {
        return consoleName();
      },
    },
    broker,
    api,
    outputs: new OutputRoutes(outputs, images, clock, log),
    health: () => health.state(),
    log,
  });
  cleanUp.push(() => http.stop());

  function passOn(committed: Committed): void {
    // To the relay at once; to the venue after the senders have their answers, still in this turn.
    const real = committed.matches.filter(({ scoreboard }) => scoreboard.practice !== true);
    uplink.committed(real.map(({ match, term, seq, hash }) => ({ match, term, seq, hash })));
    for (const match of committed.matches) forks.committed(match);
    queueMicrotask(() => {
      for (const match of committed.matches) {
        retained.committed(match);
        checks.changed(match.match);
        outputs.committed(match);
      }
      api.committed(committed);
      inbox.committed(committed);
      boards.committed(committed);
    });
  }

  const saveSeen = setInterval(() => save(devices, log), SAVE_SEEN_EVERY);
  cleanUp.push(() => clearInterval(saveSeen));
  const mqttsPort = await broker.listenTls();
  httpPort = await http.listen();
  outputs.listening(httpPort);
  uplink.start();
  checks.start();
  people.changed();
  backups.start();
  health.start();
  cleanUp.push(async () => {
    // What was taken in is settled and offered to the relay before anything closes.
    health.stop();
    checks.close();
    desk.close();
    retained.offline(clock());
    uplink.stop();
    api.close();
    save(devices, log);
    await backups.stop();
    await broker.drain();
  });
  return { httpPort, mqttPort, mqttsPort, pairingCode: codes.startup, api, stop };
}

function save(devices: Devices, log: Logger): void {
  try {
    devices.saveSeen();
  } catch (error) {
    log.warn({ err: error }, 'When devices were last seen could not be saved.');
  }
}
