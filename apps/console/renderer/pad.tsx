import './app/zod-without-eval.ts';
import '#shared/ui/theme.css';
import './app/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { v7 as uuidv7 } from 'uuid';
import { createServices, ServicesContext } from './app/services.ts';
import { Keys, listenForKeys } from './keys/use-keys.ts';
import { batteryOf } from './pad/battery.ts';
import { PadKey } from './pad/key.ts';
import { MqttTransport } from './pad/mqtt-transport.ts';
import { own } from './pad/own-storage.ts';
import { PadApp } from './pad/pad-app.tsx';
import { PadHttp } from './pad/pad-http.ts';
import { padSession } from './pad/pad-session.ts';
import { readRoute } from './stores/route.ts';
import { locale } from './text/locale.ts';
import { speakOfSchemas } from './text/schema-text.ts';

document.documentElement.lang = locale;
speakOfSchemas();

const storage = own(localStorage);
const key = new PadKey(storage);
const http = new PadHttp(location.origin, key);
const mqttUrl = new URL('/mqtt', location.href);
mqttUrl.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';

const battery = batteryOf(navigator);
const transport = new MqttTransport({
  url: mqttUrl.href,
  suffix: uuidv7().slice(-8),
  key: () => key.current,
  session: () => http.session(),
  log: (match, after, check) => http.log(match, after, check),
  ignore: (match, key, reason) => http.ignore(match, key, reason),
  begin: (match, at) => http.begin(match, at),
  live: (match, request) => http.live(match, request),
  battery,
  people: () => http.people(),
  now: Date.now,
  random: Math.random,
});
const services = createServices({
  transport,
  session: padSession(http, key),
  storage,
  now: Date.now,
  hash: location.hash,
});

window.addEventListener('hashchange', () => services.route.setState({ route: readRoute(location.hash) }));
// A tablet tells sooner than any timer that it has lost the network, or has it again.
window.addEventListener('offline', () => transport.reset());
window.addEventListener('online', () => transport.retry());
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') transport.retry();
});
listenForKeys(services.keys, document);

/** A link to move here with: the code counts once and does not stay in the history; the name spares typing. */
const link = new URL(location.href);
const code = link.searchParams.get('code');
const name = link.searchParams.get('name');
if (code === null) {
  void services.session.check();
} else {
  history.replaceState(null, '', `${link.pathname}${link.hash}`);
  if (name === null) services.session.setState({ status: 'signed-out' });
  else void services.session.pair(code, name);
}

/** What the pad may do has changed: the console says what it is now. */
function reconnect() {
  transport.reset();
  transport.retry();
}

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <ServicesContext value={services}>
      <Keys value={services.keys}>
        <PadApp code={code} http={http} storage={storage} reconnect={reconnect} />
      </Keys>
    </ServicesContext>
  </StrictMode>,
);
