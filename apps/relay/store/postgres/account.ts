import { spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The operating system's account that Postgres runs as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** `nobody`/`nogroup` on Debian, and everywhere an account that owns nothing: Postgres refuses to run as root. */
export const NOBODY: Account = { uid: 65534, gid: 65534 };

/** Our own account, or null when that is root. */
export function ownAccount(): Account | null {
  const uid = process.getuid?.() ?? 0;
  return uid === 0 ? null : { uid, gid: process.getgid?.() ?? 0 };
}

export async function ownerOf(path: string): Promise<Account> {
  const { uid, gid } = await stat(path);
  return { uid, gid };
}

/**
 * The first of `path` and its parents that `account` may not enter, by their modes; null when it may enter all.
 * `path` is resolved already and exists.
 */
export async function barrierFor(account: Account, path: string): Promise<string | null> {
  const parent = dirname(path);
  const above = parent === path ? null : await barrierFor(account, parent);
  if (above !== null) return above;
  const { uid, gid, mode } = await stat(path);
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
  return (mode >> shift) & 1 ? null : path;
}

interface Ended {
  readonly code: number;
  /** What it said on stdout and stderr, the last 4,000 characters. */
  readonly output: string;
}

/** Runs a program as `account` to its end; code 127 when it could not be started at all. */
export function runAs(account: Account, program: string, args: readonly string[], cwd: string): Promise<Ended> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(program, args, { ...credentials(account), cwd, env: environment(), stdio: 'pipe' });
    child.stdin.end();
    const listen = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-4000);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 128, output }));
  });
}

/** Only root may choose an account, and only root has to. */
export function credentials(account: Account): { uid?: number; gid?: number } {
  return process.getuid?.() === 0 ? { uid: account.uid, gid: account.gid } : {};
}

/** No PG* variable of the user's leaks into a private server, and its messages are in English, for us to recognise. */
export function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
}
