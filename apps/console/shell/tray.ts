import { join } from 'node:path';
import { Menu, Tray } from 'electron';

interface Actions {
  readonly show: () => void;
  readonly quit: () => void;
}

/** @returns what the tray says besides: the state of the console in a few words */
export function showTray(title: string, { show, quit }: Actions): (state: string) => void {
  const tray = new Tray(join(import.meta.dirname, 'tray.png'));
  tray.setToolTip(title);
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: `Show ${title}`, click: show },
      { type: 'separator' },
      { label: 'Quit', click: quit },
    ]),
  );
  tray.on('click', show);
  return (state) => tray.setToolTip(`${title}: ${state}`);
}
