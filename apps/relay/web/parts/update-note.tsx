import { useEffect, useState } from 'react';
import { NEW_VERSION } from '../sw/update.ts';
import { useText } from '../text/language.tsx';
import styles from './update-note.module.css';

/** Registers the worker, and offers a new version when one has come: nothing is reloaded under a reader's eyes. */
export function UpdateNote() {
  const text = useText();
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null);
  useEffect(() => registered(setWaiting), []);
  if (waiting === null) return null;
  return (
    <div className={styles.note} role="status">
      <span>{text.app.update}</span>
      <button type="button" className={styles.button} onClick={() => waiting.postMessage(NEW_VERSION)}>
        {text.app.updateNow}
      </button>
    </div>
  );
}

/** `found` is told of a worker that is ready and waits for the old one to go. The answer ends that. */
function registered(found: (worker: ServiceWorker) => void): () => void {
  const { serviceWorker } = navigator;
  // Only on https and localhost.
  if (serviceWorker === undefined) return () => {};
  const hadWorker = serviceWorker.controller !== null;
  const reload = () => hadWorker && window.location.reload();
  serviceWorker.addEventListener('controllerchange', reload);
  serviceWorker.register('/worker.js').then(
    (registration) => {
      if (registration.waiting !== null && hadWorker) found(registration.waiting);
      registration.addEventListener('updatefound', () => {
        const worker = registration.installing;
        worker?.addEventListener('statechange', () => {
          if (worker.state === 'installed' && serviceWorker.controller !== null) found(worker);
        });
      });
    },
    // Offline pages are an extra: without the worker everything else works.
    (error: unknown) => console.warn('worker:', error),
  );
  return () => serviceWorker.removeEventListener('controllerchange', reload);
}
