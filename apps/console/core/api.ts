import type { Parsed } from '#shared/json/json.ts';
import { problem } from '#shared/problem.ts';
import type { ChecksMessage } from '#shared/wire/checks.ts';
import type {
  ConsoleAbout,
  ConsolePush,
  ConsoleRequest,
  ConsoleResults,
  Device,
  MatchSummary,
} from '#shared/wire/console.ts';
import type { StoredObservation } from '#shared/wire/inbox.ts';
import type { MatchScorers } from '#shared/wire/scorers.ts';
import { ApiSession } from './api-session.ts';
import type { Backups } from './backup/backups.ts';
import type { Checks } from './checks/checks.ts';
import type { Clock } from './clock.ts';
import type { Desk } from './desk/desk.ts';
import type { Folds } from './desk/folds.ts';
import type { Committed, CommittedMatch } from './desk/submission.ts';
import type { Devices } from './devices/devices.ts';
import type { PairingCodes } from './devices/pairing.ts';
import type { Forks } from './hand-over/forks.ts';
import type { HandOver } from './hand-over/hand-over.ts';
import { handOverRequest } from './hand-over/requests.ts';
import type { Health } from './health.ts';
import type { Images } from './images/images.ts';
import type { BoardWatch } from './inbox/board-watch.ts';
import type { Inbox } from './inbox/inbox.ts';
import type { Journal } from './journal/journal.ts';
import type { MatchRecord } from './journal/matches.ts';
import type { Outputs } from './outputs/outputs.ts';
import type { Practice } from './practice.ts';
import type { LiveScorers } from './scorers/live-scorers.ts';
import type { SigningKey } from './signing.ts';
import type { Uplink } from './uplink/uplink.ts';

/** Matches in the list of the user interface: the most recently written. */
const LISTED = 500;
/** What the relay confirms is told in steps of this, ms. */
const SOON = 100;

/** One user interface, by whatever transport. */
export interface ApiClient {
  push(message: ConsolePush): void;
  /** Bytes that it has not taken yet. */
  readonly backlog: number;
  close(): void;
}

type DraftRequest = Pick<ConsoleRequest & { op: 'draft' }, 'match' | 'draft'>;

export type ApiResult = ConsoleResults[keyof ConsoleResults];

export interface ApiOptions {
  readonly journal: Journal;
  readonly folds: Folds;
  readonly desk: Desk;
  readonly devices: Devices;
  readonly codes: PairingCodes;
  readonly checks: Checks;
  readonly live: LiveScorers;
  readonly uplink: Uplink;
  readonly handOver: HandOver;
  readonly forks: Forks;
  readonly outputs: Outputs;
  readonly images: Images;
  readonly backups: Backups;
  readonly health: Health;
  readonly signing: SigningKey;
  readonly about: ConsoleAbout;
  readonly clock: Clock;
  readonly name: () => string;
  readonly fanUrl: string | null;
  readonly mqttPort: number;
  readonly inbox: Inbox;
  readonly boards: BoardWatch;
  readonly practice: Practice;
  /** Addresses of this console for others in its network. */
  readonly addresses: () => string[];
  /** Ends the connections of a client that was revoked. */
  readonly disconnect: (id: string) => void;
  /** One more screen, or one less. */
  readonly screens: () => void;
}

/** The console's commands and subscriptions for its user interfaces, whatever carries them (WebSocket, IPC). */
export class ConsoleApi {
  readonly #options: ApiOptions;
  readonly #sessions = new Set<ApiSession>();
  #soon: NodeJS.Timeout | null = null;

  /** Open screens. */
  get screens(): number {
    return this.#sessions.size;
  }

  constructor(options: ApiOptions) {
    this.#options = options;
  }

  /** Begins to push to `client` at once: who we are, the matches, the state of the uplink. */
  open(user: string, client: ApiClient): ApiSession {
    const { journal, folds, uplink, health, name, fanUrl, mqttPort, boards, addresses } = this.#options;
    const session = new ApiSession(user, client, {
      log: (match) => folds.get(match).fold.log,
      summary: (match) => this.#find(match),
      hello: () => ({
        push: 'hello',
        console: journal.consoleId,
        name: name(),
        user,
        scorer: journal.consoleId,
        fanUrl,
        mqttPort,
        addresses: addresses(),
      }),
      sync: () => uplink.state(),
      health: () => health.state(),
      boards: (match) => [...boards.disagreeing(match)],
      handle: (request) => this.#handle(session, request),
      left: () => {
        if (this.#sessions.delete(session)) this.#options.screens();
      },
    });
    this.#sessions.add(session);
    this.#options.screens();
    session.hello();
    const matches = journal.matches.recent(LISTED).flatMap((record) => this.#summary(record) ?? []);
    client.push({ push: 'matches', matches });
    client.push({ push: 'sync', sync: uplink.state() });
    for (const [match, checks] of this.#options.checks.states()) client.push({ push: 'checks', match, checks });
    for (const scorers of this.#options.live.all()) client.push({ push: 'scorers', ...scorers });
    client.push({ push: 'health', health: health.state() });
    return session;
  }

  committed({ matches, refused, observations }: Committed): void {
    for (const session of this.#sessions) {
      for (const { match } of matches) session.changed(match);
      for (const one of refused) session.refused(one);
      for (const one of observations) session.observed(one);
      session.flush();
    }
  }

  /** The log of `match` is another one than before. */
  replaced(match: string): void {
    for (const session of this.#sessions) session.replaced(match);
  }

  /** The match was deleted. */
  removed(match: string): void {
    for (const session of this.#sessions) session.removed(match);
  }

  /** Second scorers' logs were compared with the match's. */
  checked(message: ChecksMessage): void {
    for (const session of this.#sessions) session.checked(message);
  }

  /** Another scorer of a match is live. */
  scorersChanged(scorers: MatchScorers): void {
    for (const session of this.#sessions) session.scorersChanged(scorers);
  }

  /** Something became of an observation. */
  observed(observation: StoredObservation): void {
    for (const session of this.#sessions) session.observed(observation);
    this.#flushSoon();
  }

  /** Other boards than before contradict the score of `match`. */
  boardsChanged(match: string): void {
    for (const session of this.#sessions) session.boardsChanged(match);
    this.#flushSoon();
  }

  /** A client of the broker came, went or said something of itself. */
  deviceChanged(device: Device): void {
    for (const session of this.#sessions) session.deviceChanged(device);
    this.#flushSoon();
  }

  /** The relay confirmed or refused events of `match`; null: the link itself changed. */
  synced(match: string | null): void {
    for (const session of this.#sessions) session.synced(match);
    this.#flushSoon();
  }

  healthChanged(): void {
    for (const session of this.#sessions) {
      session.healthChanged();
      session.flush();
    }
  }

  /** Ends the sessions of a user who may not be here any more. */
  disconnect(user: string): void {
    for (const session of this.#sessions) if (session.user === user) session.close();
  }

  close(): void {
    clearTimeout(this.#soon ?? undefined);
    for (const session of this.#sessions) session.close();
  }

  #flushSoon(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = null;
      for (const session of this.#sessions) session.flush();
    }, SOON).unref();
  }

  async #handle(session: ApiSession, request: ConsoleRequest): Promise<Parsed<ApiResult>> {
    const { journal, folds, devices, codes, outputs, backups, health, about, clock, inbox, disconnect } = this.#options;
    switch (request.op) {
      case 'draft':
        return await this.#draft(session.user, request);
      case 'open': {
        const { head } = folds.get(request.match);
        session.follow(request.match);
        return done({ term: head.term, seq: head.seq });
      }
      case 'close':
        session.follow(null);
        return done({});
      case 'refused':
        return done(journal.refusals.list(request.match, request.limit));
      case 'devices':
        return done(devices.list());
      case 'createPairingCode':
        return done(codes.create(request.role, request.replaces));
      case 'revokeDevice':
        if (!devices.revoke(request.id)) {
          return {
            ok: false,
            problem: problem('no-device', `There is no device ${request.id} that could be revoked.`),
          };
        }
        this.#options.live.revoked(request.id, session.user);
        disconnect(request.id);
        return done({});
      case 'ignoreCheck': {
        const { match, client, key, reason } = request;
        if (this.#options.checks.ignore(match, client, key, reason, session.user)) return done({});
        return { ok: false, problem: problem('no-check', 'This second scorer does not check the match any more.') };
      }
      case 'removePractice': {
        const fault = this.#options.practice.remove(request.match);
        return fault === null ? done({}) : { ok: false, problem: fault };
      }
      case 'endCheck':
        this.#options.checks.end(request.match, request.client);
        return done({});
      case 'setLive': {
        const { live } = this.#options;
        const error = live.assign(request.match, request, session.user);
        return error === null ? done(live.of(request.match)) : { ok: false, problem: error };
      }
      case 'liveHistory':
        return done(this.#options.live.history(request.match));
      case 'backup':
        void backups.run().then(() => health.tell());
        health.tell();
        return done({});
      case 'dismiss':
        return health.dismiss(request.code)
          ? done({})
          : { ok: false, problem: problem('not-dismissable', 'That goes when its cause does.') };
      case 'about':
        return done(about);
      case 'rename':
        journal.rename(request.name);
        for (const each of this.#sessions) each.hello();
        return done({});
      case 'signHead': {
        const head = journal.matches.find(request.match);
        if (head !== null) return done(this.#options.signing.signHead(journal.consoleId, head));
        return { ok: false, problem: problem('no-match', `There is no match ${request.match} here.`) };
      }
      case 'templates':
        return done(journal.templates.list());
      case 'saveTemplate':
        journal.templates.save(request.sport, request.name, request.form, clock());
        return done({});
      case 'deleteTemplate':
        journal.templates.delete(request.sport, request.name);
        return done({});
      case 'outputs':
      case 'saveOutput':
      case 'removeOutput':
      case 'renewOutputKey':
      case 'outputSlides':
      case 'showOutput':
      case 'addSponsor':
      case 'removeSponsor':
        return outputs.request(request);
      case 'image':
      case 'imagePart':
        return await this.#options.images.request(request);
      case 'observations':
        return done(inbox.list(request.match, request.limit));
      case 'acceptObservation': {
        const observation = inbox.acceptable(request.match, request.n);
        return observation.ok ? await this.#draft(session.user, request, request.n) : observation;
      }
      case 'ignoreObservation': {
        const ignored = inbox.ignore(request.n, session.user);
        return ignored.ok ? done({}) : ignored;
      }
      case 'observationRules':
        return done(inbox.rules(request.match));
      case 'setObservationRule':
        return inbox.setRule(request.match, request.rule);
      default:
        return await handOverRequest(request, this.#options);
    }
  }

  /** @param observation what the draft was made of */
  #draft(user: string, { match, draft }: DraftRequest, observation?: number): Promise<Parsed<ApiResult>> {
    const { desk } = this.#options;
    if (desk.isBusy) {
      const error = problem('busy', 'The console has too much to do at the moment; send it again.');
      return Promise.resolve(done({ status: 'refused', id: draft.id, error }));
    }
    return new Promise((resolve) => {
      desk.submit({
        kind: 'draft',
        match,
        source: { kind: 'console', id: user },
        payload: JSON.stringify(draft),
        ...(observation !== undefined && { observation }),
        answer: (outcome) => {
          if (outcome.kind === 'failed') resolve({ ok: false, problem: outcome.problem });
          else if (outcome.reply !== null) resolve(done(outcome.reply));
        },
      });
    });
  }

  #find(match: string): MatchSummary | null {
    const record = this.#options.journal.matches.find(match);
    return record === null ? null : this.#summary(record);
  }

  #summary(record: MatchRecord | CommittedMatch): MatchSummary | null {
    const { folds, uplink, handOver, forks } = this.#options;
    const { match, term, seq, updatedAt } = record;
    const scoreboard = record.scoreboard ?? folds.get(match).scoreboard;
    if (scoreboard === null) return null;
    return {
      match,
      term,
      seq,
      scoreboard,
      updatedAt,
      // A copy of the relay's log is at the relay.
      ackedSeq: uplink.ackedSeq(match) ?? seq,
      fork: uplink.fork(match),
      role: handOver.role(match),
      forked: forks.open(match),
      seen: uplink.seen(match),
    };
  }
}

function done(value: ApiResult): Parsed<ApiResult> {
  return { ok: true, value };
}
