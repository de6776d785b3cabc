import './app/zod-without-eval.ts';
import '#shared/ui/theme.css';
import './app/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { CONSOLE_API_PATH, CONSOLE_PROTOCOL } from '#shared/wire/console.ts';
import { httpSession } from './api/session.ts';
import { findShell, shellSession } from './api/shell.ts';
import { WebSocketTransport } from './api/websocket.ts';
import { App } from './app/app.tsx';
import { createServices, ServicesContext } from './app/services.ts';
import { Keys, listenForKeys } from './keys/use-keys.ts';
import { applyTheme, readPreferences } from './stores/preferences.ts';
import { readRoute } from './stores/route.ts';
import { locale } from './text/locale.ts';
import { speakOfSchemas } from './text/schema-text.ts';

function apiAddress(): string {
  const url = new URL(CONSOLE_API_PATH, location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}

/** A pairing code that came with the address is used once and does not stay in the history. */
function takeCode(): string | null {
  const url = new URL(location.href);
  const code = url.searchParams.get('code');
  if (code === null) return null;
  url.searchParams.delete('code');
  history.replaceState(null, '', url);
  return code;
}

document.documentElement.lang = locale;
speakOfSchemas();
applyTheme(readPreferences(localStorage).theme, document.documentElement);

const shell = findShell();
const services = createServices({
  transport: new WebSocketTransport(shell?.connect ?? (() => new WebSocket(apiAddress(), CONSOLE_PROTOCOL))),
  session: shell === null ? httpSession : shellSession,
  storage: localStorage,
  now: Date.now,
  hash: location.hash,
});

const code = takeCode();
window.addEventListener('hashchange', () => services.route.setState({ route: readRoute(location.hash) }));
listenForKeys(services.keys, document);
void services.session.check();

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <ServicesContext value={services}>
      <Keys value={services.keys}>
        <App code={code} />
      </Keys>
    </ServicesContext>
  </StrictMode>,
);
