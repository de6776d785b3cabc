import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { createSecureContext, type SecureContextOptions } from 'node:tls';
import { type Problem, ProblemError, problem } from '#shared/problem.ts';

/** Files in PEM form: the certificate with those between it and its authority, and its private key. */
export interface CertificateFiles {
  readonly cert: string;
  readonly key: string;
}

/** A certificate whose key fits, as it is in its files now. */
export interface Certificate {
  readonly context: Required<Pick<SecureContextOptions, 'cert' | 'key'>>;
  readonly subject: string;
  /** UTC ms. */
  readonly validTo: number;
}

/** @returns the files, or null where neither is set. @throws ProblemError `bad-setting` where only one is */
export function certificateFiles(cert: string | undefined, key: string | undefined): CertificateFiles | null {
  if (cert === undefined && key === undefined) return null;
  if (cert !== undefined && key !== undefined) return { cert, key };
  const [given, missing] = cert === undefined ? ['TLS_KEY', 'TLS_CERT'] : ['TLS_CERT', 'TLS_KEY'];
  throw new ProblemError(
    problem('bad-setting', `${given} is set and ${missing} is not; MQTT over TLS takes both, or neither.`),
  );
}

/** @throws ProblemError `bad-certificate` with what is wrong with which file */
export function readCertificate(files: CertificateFiles): Certificate {
  const cert = read('TLS_CERT', files.cert);
  const key = read('TLS_KEY', files.key);
  const parsed = parse(cert, files.cert);
  try {
    createSecureContext({ cert, key });
  } catch (error) {
    throw new ProblemError(keyProblem(error, key, files));
  }
  return { context: { cert, key }, subject: parsed.subject, validTo: Date.parse(parsed.validTo) };
}

/** Changes whenever one of the files does; null while one is not there (it is being replaced). */
export function versionOf({ cert, key }: CertificateFiles): string | null {
  try {
    return [cert, key]
      .map((file) => statSync(file))
      .reduce((all, { ino, mtimeMs, size }) => `${all} ${ino}.${mtimeMs}.${size}`, '');
  } catch {
    return null;
  }
}

function read(setting: 'TLS_CERT' | 'TLS_KEY', file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    const why =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EACCES'
          ? 'the console may not read it'
          : code === 'EISDIR'
            ? 'that is a folder'
            : String(error);
    throw new ProblemError(bad(`${setting}: ${file} cannot be used: ${why}.`));
  }
}

function parse(text: string, file: string): X509Certificate {
  try {
    return new X509Certificate(text);
  } catch {
    throw new ProblemError(
      bad(`TLS_CERT: ${file} holds no certificate in PEM form (it begins with -----BEGIN CERTIFICATE-----).`),
    );
  }
}

function keyProblem(error: unknown, key: string, files: CertificateFiles): Problem {
  const detail = error instanceof Error ? error.message : String(error);
  if (/ENCRYPTED/.test(key)) {
    return bad(
      `TLS_KEY: ${files.key} is protected by a passphrase; give a key without one, readable by the console only.`,
    );
  }
  if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(key)) {
    return bad(`TLS_KEY: ${files.key} holds no private key in PEM form (it begins with -----BEGIN PRIVATE KEY-----).`);
  }
  if (/key values mismatch/i.test(detail))
    return bad(`TLS_KEY: ${files.key} is not the key of the certificate ${files.cert}.`);
  return bad(`TLS_CERT and TLS_KEY cannot be used: ${detail}.`);
}

function bad(message: string): Problem {
  return problem('bad-certificate', message);
}
