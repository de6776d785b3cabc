import { app, type Session, shell } from 'electron';
import { isOwnPage } from './pages.ts';
import { isPreview } from './preview.ts';

/** What a page may ask of the machine: nothing but going full screen and copying text. */
const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set(['fullscreen', 'clipboard-sanitized-write']);

/**
 * The Electron security checklist for every page there will ever be: none leaves our own address, opens a window,
 * embeds a web view, or gets a permission. Links to the web open in the system's browser, unless the machine is locked.
 */
export function lockDownPages(isKiosk: () => boolean): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-navigate', (event) => {
      if (!isOwnPage(event.url)) event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame && !isPreview(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      if (isWebAddress(url) && !isKiosk()) void shell.openExternal(url);
      return { action: 'deny' };
    });
  });
}

export function lockDownSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(ALLOWED_PERMISSIONS.has(permission)));
  session.setPermissionCheckHandler((_contents, permission) => ALLOWED_PERMISSIONS.has(permission));
  session.setDevicePermissionHandler(() => false);
}

function isWebAddress(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
}
