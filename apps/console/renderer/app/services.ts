import { createContext, use } from 'react';
import { useStore } from 'zustand';
import { ConsoleClient } from '../api/client.ts';
import type { SessionApi } from '../api/session.ts';
import type { Transport } from '../api/transport.ts';
import { createInboxStore, type InboxStore } from '../inbox/inbox-store.ts';
import { createKeyMapStore } from '../keys/keymap-store.ts';
import { KeyRouter } from '../keys/router.ts';
import { type KeyValueStore, storedOutbox } from '../match/outbox.ts';
import { barred } from '../scorers/view.ts';
import { createDeskStore, type DeskState, type DeskStore } from '../stores/desk.ts';
import { afterPush, createLinkStore, type LinkState, type LinkStore, withDevices } from '../stores/link.ts';
import { createRouteStore, type Route, type RouteStore } from '../stores/route.ts';
import { createSessionStore, type SessionState, type SessionStore } from '../stores/session.ts';

/** All that the screens use; made once, at the edge. */
export interface Services {
  readonly client: ConsoleClient;
  readonly session: SessionStore;
  readonly link: LinkStore;
  readonly desk: DeskStore;
  readonly inbox: InboxStore;
  readonly route: RouteStore;
  readonly keys: KeyRouter;
}

interface Edge {
  readonly transport: Transport;
  readonly session: SessionApi;
  readonly storage: KeyValueStore;
  readonly now: () => number;
  readonly hash: string;
}

export function createServices(edge: Edge): Services {
  const client = new ConsoleClient(edge.transport);
  const session = createSessionStore(edge.session);
  const link = createLinkStore();
  const outbox = storedOutbox(edge.storage, (why) => link.setState({ storageFault: why }));
  const desk: DeskStore = createDeskStore(client, outbox, edge.now, (match, type) =>
    barred(link.getState(), match, type),
  );

  const inbox = createInboxStore(client);
  desk.subscribe(({ match }, before) => {
    if (match !== before.match) inbox.open(match);
  });

  async function learnNames() {
    const devices = await client.devices();
    if (devices.ok) link.setState(withDevices(devices.value));
  }

  const start = () =>
    client.start({
      opened: () => link.setState({ connection: 'open', fault: null }),
      closed: () => {
        link.setState({ connection: 'lost' });
        // A cookie that no longer counts looks like a lost connection, too.
        void session.check();
      },
      pushed: (push) => {
        link.setState((state) => afterPush(state, push));
        if (push.push === 'hello') {
          desk.connected(push.user);
          void learnNames();
          inbox.connected();
        }
        if (push.push === 'log') desk.received(push);
        inbox.received(push);
      },
      fault: (fault) => link.setState({ fault }),
    });

  session.subscribe(({ status }, before) => {
    if (status === before.status) return;
    if (status === 'signed-in') start();
    else client.stop();
  });

  const keys = new KeyRouter(createKeyMapStore(edge.storage));
  return { client, session, link, desk, inbox, route: createRouteStore(edge.hash), keys };
}

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = use(ServicesContext);
  if (services === null) throw new Error('no services above this component');
  return services;
}

export function useSession<T>(select: (state: SessionState) => T): T {
  return useStore(useServices().session, select);
}

export function useLink<T>(select: (state: LinkState) => T): T {
  return useStore(useServices().link, select);
}

export function useDesk<T>(select: (state: DeskState) => T): T {
  return useStore(useServices().desk, select);
}

export function useRoute(): Route {
  return useStore(useServices().route, ({ route }) => route);
}
