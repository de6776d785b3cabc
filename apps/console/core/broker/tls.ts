import { createServer, type Server, type TLSSocket } from 'node:tls';
import type { Logger } from 'pino';
import { ProblemError } from '#shared/problem.ts';
import type { Clock } from '../clock.ts';
import { type Certificate, type CertificateFiles, readCertificate, versionOf } from './certificate.ts';

const HANDSHAKE_TIMEOUT = 10_000;
/** How often the files are looked at: a renewed certificate is used from the next connection on. */
const LOOK_EVERY = 2_000;

interface Options {
  readonly files: CertificateFiles;
  readonly clock: Clock;
  readonly log: Logger;
  readonly accept: (socket: TLSSocket) => void;
}

/** The broker's door with TLS. A renewed certificate is taken up while it runs, and nobody who is in notices. */
export class TlsDoor {
  readonly server: Server;
  readonly #options: Options;
  readonly #timer: NodeJS.Timeout;
  #version: string | null;

  /** @throws ProblemError `bad-certificate` */
  constructor(options: Options) {
    const { files, log, accept } = options;
    this.#options = options;
    this.#version = versionOf(files);
    const certificate = readCertificate(files);
    this.#tell(certificate);
    this.server = createServer(
      // Without noDelay, acks wait for the client's delayed TCP ack, as on the door without TLS.
      { ...certificate.context, noDelay: true, keepAlive: true, handshakeTimeout: HANDSHAKE_TIMEOUT },
      accept,
    );
    this.server.on('tlsClientError', (error, socket) => {
      log.info({ address: socket.remoteAddress, err: error }, 'A TLS connection did not come about.');
    });
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY).unref();
  }

  close(): void {
    clearInterval(this.#timer);
    this.server.close();
  }

  #look(): void {
    const { files, log } = this.#options;
    const version = versionOf(files);
    // Two files are not replaced at one instant: what does not fit yet is looked at again when the other has changed.
    if (version === null || version === this.#version) return;
    this.#version = version;
    try {
      const certificate = readCertificate(files);
      this.server.setSecureContext(certificate.context);
      this.#tell(certificate);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      log.warn({ problem: error.problem }, 'The new certificate cannot be used; the one before is kept.');
    }
  }

  #tell({ subject, validTo }: Certificate): void {
    const { clock, log } = this.#options;
    const told = { subject, validTo: new Date(validTo).toISOString() };
    if (validTo < clock()) log.warn(told, 'The certificate of MQTT over TLS has expired; clients will refuse it.');
    else log.info(told, 'MQTT over TLS uses this certificate.');
  }
}
