import type { Parsed } from '#shared/json/json.ts';
import { problem } from '#shared/problem.ts';
import { type ShellAbout, ShellAnswer, type ShellCommand } from '#shared/wire/shell.ts';
import { SHELL_GLOBAL, type ShellBridge, type ShellConnection } from '#shared/wire/shell-bridge.ts';
import type { SessionApi } from './session.ts';
import type { Socket } from './websocket.ts';

declare global {
  interface Window {
    readonly [SHELL_GLOBAL]?: ShellBridge;
  }
}

/** The desktop shell around this page; null in a browser. */
export function findShell(): Shell | null {
  const bridge = window[SHELL_GLOBAL];
  return bridge === undefined ? null : new Shell(bridge);
}

export class Shell {
  private readonly bridge: ShellBridge;

  constructor(bridge: ShellBridge) {
    this.bridge = bridge;
  }

  /** A connection with the core that looks like a socket, so that one transport serves both. */
  readonly connect = (): Socket => new ShellSocket(this.bridge);

  /** Does what only the program around the page can; returns what it is like afterwards. */
  async command(command: ShellCommand): Promise<Parsed<ShellAbout>> {
    const answer = ShellAnswer.safeParse(await this.bridge.command(command).catch(() => null));
    if (!answer.success) return { ok: false, problem: problem('no-answer', 'The desktop app does not answer.') };
    if (answer.data.ok) return { ok: true, value: answer.data.about };
    const { code, message } = answer.data.problem;
    return { ok: false, problem: problem(code, message) };
  }
}

class ShellSocket implements Socket {
  onopen: ((event: Event) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  onmessage: ((event: MessageEvent) => void) | null = null;
  private readonly connection: ShellConnection;

  constructor(bridge: ShellBridge) {
    this.connection = bridge.connect({
      opened: () => this.onopen?.(new Event('open')),
      closed: () => this.onclose?.(new CloseEvent('close')),
      received: (text) => this.onmessage?.(new MessageEvent('message', { data: text })),
    });
  }

  send(text: string): void {
    this.connection.send(text);
  }

  close(): void {
    this.connection.close();
  }
}

/** Whoever sits at the desktop app may use it: the machine's own login is the door. */
export const shellSession: SessionApi = {
  check: () => Promise.resolve(true),
  pair: () => Promise.resolve({ ok: true, value: null }),
};
