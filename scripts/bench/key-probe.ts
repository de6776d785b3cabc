/** What became of one key press; milliseconds from the key's own time stamp to a painted frame, null: never. */
export interface KeySample {
  readonly key: string;
  /** The frame that shows what the key did. */
  shown: number | null;
  /** The frame in which it no longer counts as unsaved. */
  saved: number | null;
}

declare global {
  var keySamples: KeySample[];
}

/**
 * Runs in the page: watches the header of the desk. An action shows there at once with the mark `unsaved` beside the
 * score, in the same commit as the score itself, and loses that mark when the core says that it is stored.
 */
export function installProbe(unsaved: string): void {
  globalThis.keySamples = [];
  let current: { at: number; sample: KeySample; seen: boolean; done: boolean } | null = null;
  const header = document.querySelector('main header');
  if (header === null) throw new Error('There is no score on this page.');

  addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Control') return;
      const sample: KeySample = { key: event.key, shown: null, saved: null };
      globalThis.keySamples.push(sample);
      current = { at: event.timeStamp, sample, seen: false, done: false };
    },
    true,
  );

  // A frame's callbacks run before it is painted; a message posted from there arrives after that.
  const afterPaint = (then: (now: number) => void) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => then(performance.now());
      port2.postMessage(null);
    });

  new MutationObserver(() => {
    const watched = current;
    if (watched === null || watched.done) return;
    const waiting = header.textContent.includes(unsaved);
    if (!watched.seen && waiting) {
      watched.seen = true;
      afterPaint((now) => {
        watched.sample.shown = now - watched.at;
      });
    } else if (watched.seen && !waiting) {
      watched.done = true;
      afterPaint((now) => {
        watched.sample.saved = now - watched.at;
      });
    }
  }).observe(header, { subtree: true, childList: true, characterData: true });
}

/** Runs in a bare page: a key shows at once, and once more when a server has echoed it. */
export async function installEcho(port: number): Promise<void> {
  const header = document.querySelector('main header');
  if (header === null) throw new Error('There is no text on this page.');
  const socket = new WebSocket(`ws://127.0.0.1:${port}`);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error('The echo does not answer.'));
  });
  let keys = 0;
  document.addEventListener('keydown', () => {
    header.textContent = `${++keys} …`;
    socket.send(String(keys));
  });
  socket.onmessage = () => {
    header.textContent = String(keys);
  };
}
