import updater from 'electron-updater';
import type { UpdateState } from '#shared/wire/shell.ts';

const CHECK_EVERY_MS = 6 * 60 * 60 * 1000;

export interface Updates {
  readonly state: UpdateState;
  /** Ends the program; the caller has closed what must be closed. */
  install(): void;
}

/** Looks for new versions at `feed`, the address of a folder as electron-builder writes it; null: never. */
export function watchUpdates(feed: string | null): Updates {
  let state: UpdateState = { state: feed === null ? 'off' : 'current' };
  const { autoUpdater } = updater;
  if (feed !== null) {
    autoUpdater.setFeedURL({ provider: 'generic', url: feed });
    // Never in the middle of a match: it is installed when the operator says so.
    autoUpdater.autoInstallOnAppQuit = false;
    autoUpdater.on('update-available', ({ version }) => {
      state = { state: 'loading', version };
    });
    autoUpdater.on('update-downloaded', ({ version }) => {
      state = { state: 'ready', version };
    });
    autoUpdater.on('error', ({ message }) => {
      state = { state: 'failed', message };
    });
    const check = () => void autoUpdater.checkForUpdates().catch(() => undefined);
    check();
    setInterval(check, CHECK_EVERY_MS).unref();
  }
  return {
    get state() {
      return state;
    },
    install: () => autoUpdater.quitAndInstall(),
  };
}
