import { ipcMain, safeStorage, type WebFrameMain } from 'electron';
import { type Problem, problem } from '#shared/problem.ts';
import { type ShellAnswer, ShellCommand } from '#shared/wire/shell.ts';
import { isOwnPage } from './pages.ts';
import { hashPin, PinGate } from './pin.ts';
import type { SettingsFile } from './settings.ts';
import type { Updates } from './updater.ts';

interface Options {
  readonly version: string;
  readonly settings: SettingsFile;
  readonly updates: Updates;
  readonly setKiosk: (kiosk: boolean) => void;
  /** The relay's address or token has changed. */
  readonly relayChanged: () => void;
  readonly quitAndInstall: () => void;
}

/** Answers the window's commands. Only our own page in the top frame may give any, and each is parsed. */
export function answerCommands(options: Options): void {
  const gate = new PinGate();
  ipcMain.handle('command', (event, input: unknown): ShellAnswer => {
    if (!isOurs(event.senderFrame)) return refused(problem('forbidden', 'This page gives no commands.'));
    const command = ShellCommand.safeParse(input);
    if (!command.success) return refused(problem('invalid', 'The shell knows no such command.'));
    const fault = run(command.data, options, gate);
    return fault === null ? { ok: true, about: about(options) } : refused(fault);
  });
}

export function isOurs(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && isOwnPage(frame.url);
}

function run(command: ShellCommand, options: Options, gate: PinGate): Problem | null {
  const { settings, updates } = options;
  switch (command.op) {
    case 'about':
      return null;
    case 'enterKiosk':
      settings.change({ kiosk: true, pin: hashPin(command.pin) });
      options.setKiosk(true);
      return null;
    case 'leaveKiosk': {
      const { pin } = settings.current;
      const fault = pin === undefined ? null : gate.check(command.pin, pin, Date.now());
      if (fault !== null) return fault;
      settings.change({ kiosk: false });
      options.setKiosk(false);
      return null;
    }
    case 'setRelay':
      return setRelay(command, options);
    case 'installUpdate':
      if (updates.state.state !== 'ready') return problem('no-update', 'No new version has been downloaded.');
      options.quitAndInstall();
      return null;
  }
}

function setRelay({ url, token }: ShellCommand & { op: 'setRelay' }, options: Options): Problem | null {
  const { settings, relayChanged } = options;
  if (token !== undefined && !safeStorage.isEncryptionAvailable()) {
    return problem('no-key-store', 'This system has no key store that could keep the token; set RELAY_TOKEN instead.');
  }
  const sealed =
    token === undefined ? settings.current.relayToken : safeStorage.encryptString(token).toString('base64');
  settings.change({ relayUrl: url ?? undefined, relayToken: url === null ? undefined : sealed });
  relayChanged();
  return null;
}

/** The relay as it is remembered, as settings of the core. */
export function relaySettings({ current: { relayUrl, relayToken } }: SettingsFile): Record<string, string> {
  if (relayUrl === undefined) return {};
  if (relayToken === undefined || !safeStorage.isEncryptionAvailable()) return { RELAY_URL: relayUrl };
  return { RELAY_URL: relayUrl, RELAY_TOKEN: safeStorage.decryptString(Buffer.from(relayToken, 'base64')) };
}

function about({ version, settings, updates }: Options) {
  const { kiosk, relayUrl } = settings.current;
  return { version, kiosk, relayUrl: relayUrl ?? null, update: updates.state };
}

function refused(fault: Problem): ShellAnswer {
  const { code, message } = fault;
  return { ok: false, problem: { code, message } };
}
