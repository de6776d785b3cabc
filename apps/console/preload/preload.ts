import { contextBridge, ipcRenderer } from 'electron';
import { SHELL_GLOBAL, type ShellBridge, type ShellListener } from '#shared/wire/shell-bridge.ts';

/** Who asked for a port and has not got it yet; one window, so they come in order. */
const asking: ((port: MessagePort | undefined) => void)[] = [];

ipcRenderer.on('port', (event) => asking.shift()?.(event.ports[0]));

function connect(listener: ShellListener) {
  let port: MessagePort | undefined;
  let closed = false;
  const end = () => {
    if (closed) return;
    closed = true;
    port?.close();
    listener.closed();
  };
  asking.push((given) => {
    if (given === undefined || closed) {
      given?.close();
      end();
      return;
    }
    port = given;
    port.onmessage = ({ data }) => {
      if (typeof data !== 'string') return;
      listener.received(data);
      // The core has no other way to know what we have taken.
      given.postMessage(1);
    };
    port.addEventListener('close', end);
    listener.opened();
  });
  ipcRenderer.send('connect');
  return { send: (text: string) => port?.postMessage(text), close: end };
}

const bridge: ShellBridge = { connect, command: (command) => ipcRenderer.invoke('command', command) };
contextBridge.exposeInMainWorld(SHELL_GLOBAL, bridge);
