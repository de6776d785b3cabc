import { join } from 'node:path';
import { app, type BrowserWindow, dialog, ipcMain, Menu, powerSaveBlocker, session } from 'electron';
import { answerCommands, isOurs, relaySettings } from './commands.ts';
import { CoreProcess } from './core-process.ts';
import { lockDownPages, lockDownSession } from './lockdown.ts';
import { registerScheme, servePages } from './pages.ts';
import { SettingsFile } from './settings.ts';
import { showTray } from './tray.ts';
import { watchUpdates } from './updater.ts';
import { openWindow } from './window.ts';

const TITLE = 'Scorewire Console';
const PAGES = join(import.meta.dirname, '../console');

app.enableSandbox();
registerScheme();
if (app.requestSingleInstanceLock()) void app.whenReady().then(run);
else app.quit();

function run(): void {
  const settings = new SettingsFile(join(app.getPath('userData'), 'shell.json'));
  const updates = watchUpdates(process.env.UPDATE_URL ?? null);
  let quitting = false;
  let stopped = false;
  let window: BrowserWindow | null = null;
  let core: CoreProcess;

  lockDownPages(() => settings.current.kiosk);
  lockDownSession(session.defaultSession);
  servePages(session.defaultSession, PAGES);
  Menu.setApplicationMenu(process.platform === 'darwin' ? Menu.buildFromTemplate([{ role: 'appMenu' }]) : null);
  // A screen that goes dark in the middle of an over is no console.
  powerSaveBlocker.start('prevent-display-sleep');

  const tray = showTray(TITLE, { show, quit: () => !settings.current.kiosk && app.quit() });

  function startCore(): CoreProcess {
    const started = new CoreProcess({
      // What the environment says goes before what the settings screen has stored.
      settings: { DATA_DIR: join(app.getPath('userData'), 'data'), ...relaySettings(settings), ...environment() },
      pages: PAGES,
      onReady: ({ httpPort }) => tray(`port ${httpPort}`),
      onFailed: (message) => {
        dialog.showErrorBox(TITLE, message);
        app.quit();
      },
    });
    started.start();
    return started;
  }

  function show(): void {
    if (window === null) {
      const opened = openWindow({
        title: TITLE,
        settings,
        developing: !app.isPackaged,
        mayClose: () => quitting || !settings.current.kiosk,
      });
      opened.on('closed', () => {
        window = null;
      });
      window = opened;
      return;
    }
    if (window.isMinimized()) window.restore();
    window.focus();
  }

  answerCommands({
    version: app.getVersion(),
    settings,
    updates,
    setKiosk: (kiosk) => window?.setKiosk(kiosk),
    relayChanged: () => {
      const former = core;
      void former.stop().then(() => {
        core = startCore();
      });
    },
    quitAndInstall: () => {
      quitting = true;
      void core.stop().then(() => {
        stopped = true;
        updates.install();
      });
    },
  });
  ipcMain.on('connect', (event) => {
    if (isOurs(event.senderFrame)) core.connect(event.sender);
  });

  core = startCore();
  show();
  app.on('second-instance', show);
  app.on('activate', show);
  // The core goes on scoring for pads and devices: the tray quits.
  app.on('window-all-closed', () => undefined);
  app.on('before-quit', (event) => {
    quitting = true;
    if (stopped) return;
    event.preventDefault();
    void core.stop().then(() => {
      stopped = true;
      app.quit();
    });
  });
}

/** The settings that the environment gives, without what is not set. */
function environment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
