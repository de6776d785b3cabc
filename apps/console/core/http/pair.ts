import type { Logger } from 'pino';
import { type Problem, problem } from '#shared/problem.ts';
import { type Credentials, PairRequest } from '#shared/wire/mqtt.ts';
import { parseMessage } from '#shared/wire/parse.ts';
import type { Clock } from '../clock.ts';
import { Attempts } from '../devices/attempts.ts';
import type { Devices } from '../devices/devices.ts';
import type { PairingCodes } from '../devices/pairing.ts';

/** Wrong codes in a minute: a code has 40 random bits, so this is far from guessing one in a lifetime. */
const MAX_FAILURES = { perAddress: 10, inAll: 200, windowMs: 60_000 };
const EVERYBODY = '*';

export type PairAnswer =
  | { readonly ok: true; readonly credentials: Credentials; readonly session: string | null }
  | { readonly ok: false; readonly status: 400 | 403 | 409 | 429; readonly problem: Problem };

/** `POST /pair`: a pairing code for credentials. */
export class Pairing {
  readonly #devices: Devices;
  readonly #codes: PairingCodes;
  readonly #mqttPort: number;
  readonly #log: Logger;
  readonly #replaced: (before: string, after: string) => void;
  readonly #wrongByAddress: Attempts;
  readonly #wrongInAll: Attempts;

  /** @param replaced is told when a device has taken the place of another one */
  constructor(
    devices: Devices,
    codes: PairingCodes,
    mqttPort: number,
    clock: Clock,
    log: Logger,
    replaced: (before: string, after: string) => void,
  ) {
    this.#devices = devices;
    this.#codes = codes;
    this.#mqttPort = mqttPort;
    this.#log = log;
    this.#replaced = replaced;
    this.#wrongByAddress = new Attempts(MAX_FAILURES.perAddress, MAX_FAILURES.windowMs, clock);
    this.#wrongInAll = new Attempts(MAX_FAILURES.inAll, MAX_FAILURES.windowMs, clock);
  }

  pair(body: string, address: string): PairAnswer {
    if (this.#wrongByAddress.isBlocked(address) || this.#wrongInAll.isBlocked(EVERYBODY)) {
      const error = problem('too-many-attempts', 'Too many wrong codes; try again in a minute.');
      return { ok: false, status: 429, problem: error };
    }
    const request = parseMessage(PairRequest, body);
    if (!request.ok) return { ok: false, status: 400, problem: request.problem };
    const { code, name, role: wanted } = request.value;
    const grant = this.#codes.redeem(code, wanted);
    if (grant === null) {
      this.#wrongByAddress.fail(address);
      this.#wrongInAll.fail(EVERYBODY);
      this.#log.warn({ address }, 'A wrong pairing code was given.');
      const error = problem('wrong-code', 'This pairing code is not valid (any more); ask the operator for a new one.');
      return { ok: false, status: 403, problem: error };
    }
    const { replaces } = grant;
    const paired = replaces === null ? this.#devices.add(name, grant.role) : this.#devices.replace(replaces);
    if ('code' in paired) return { ok: false, status: 409, problem: paired };
    const { id, role, password, session } = paired;
    if (replaces !== null) this.#replaced(replaces, id);
    this.#log.info({ device: id, name, role, replaces, address }, 'A client was paired.');
    const credentials = { id, role, username: id, password, clientId: id, mqttPort: this.#mqttPort };
    return { ok: true, credentials, session };
  }
}
