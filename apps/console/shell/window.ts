import { join } from 'node:path';
import { BrowserWindow, type Input, screen } from 'electron';
import { OWN_PAGE } from './pages.ts';
import { restarts } from './restarts.ts';
import type { SettingsFile } from './settings.ts';

const SIZE = { width: 1366, height: 768, minWidth: 800, minHeight: 600 };

interface Options {
  readonly title: string;
  readonly settings: SettingsFile;
  readonly developing: boolean;
  /** Whether closing the window is allowed now. */
  readonly mayClose: () => boolean;
}

export function openWindow({ title, settings, developing, mayClose }: Options): BrowserWindow {
  const { kiosk, maximized } = settings.current;
  const window = new BrowserWindow({
    ...SIZE,
    ...visibleBounds(settings),
    title,
    kiosk,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#101418',
    webPreferences: {
      preload: join(import.meta.dirname, 'preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: developing,
      // A scorer's window is never throttled, also behind the statistician's.
      backgroundThrottling: false,
    },
  });
  if (maximized && !kiosk) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', (event) => {
    if (!mayClose()) event.preventDefault();
    else if (!window.isKiosk()) {
      settings.change({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
    }
  });
  window.webContents.on('before-input-event', (event, input) => {
    if (window.isKiosk() && leavesKiosk(input)) event.preventDefault();
  });
  keepAlive(window);
  void window.loadURL(OWN_PAGE);
  return window;
}

/** A page that crashed or hangs is loaded anew: what it had not sent is in its outbox. */
function keepAlive(window: BrowserWindow): void {
  const waits = restarts();
  window.webContents.on('render-process-gone', (_gone, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    setTimeout(() => {
      if (!window.isDestroyed()) window.webContents.reload();
    }, waits.next(Date.now()));
  });
  window.on('unresponsive', () => window.webContents.forcefullyCrashRenderer());
}

/** Keys that close, reload, zoom, print or switch away: a locked machine has none of them. */
function leavesKiosk({ key, alt, control, meta }: Input): boolean {
  if (/^F(4|5|11|12)$/.test(key)) return true;
  if (alt && (key === 'Tab' || key === 'F4' || key === 'ArrowLeft' || key === 'ArrowRight')) return true;
  return (control || meta) && /^[wqrnt+\-=0ij]$/i.test(key);
}

/** Where the window stood, if that is still on a screen. */
function visibleBounds({ current: { bounds } }: SettingsFile) {
  if (bounds === undefined) return {};
  const { workArea } = screen.getDisplayMatching(bounds);
  const reaches =
    bounds.x < workArea.x + workArea.width &&
    bounds.x + bounds.width > workArea.x &&
    bounds.y < workArea.y + workArea.height &&
    bounds.y >= workArea.y - 50;
  return reaches ? bounds : {};
}
