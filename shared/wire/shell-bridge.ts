import type { ShellCommand } from './shell.ts';

/** What the desktop shell's preload puts into its window, and nothing else. This module carries no schema: preload is small. */
export const SHELL_GLOBAL = 'scorewireShell';

export interface ShellListener {
  opened(): void;
  closed(): void;
  received(text: string): void;
}

export interface ShellConnection {
  send(text: string): void;
  close(): void;
}

export interface ShellBridge {
  /** Asks for a connection with the console's core; `closed` when it ends or cannot be had. */
  connect(listener: ShellListener): ShellConnection;
  command(command: ShellCommand): Promise<unknown>;
}
