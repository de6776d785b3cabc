import { useEffect } from 'react';
import { useText } from '../text/language.tsx';
import { MessagePage } from './message-page.tsx';

const ASK_MS = 5_000;

/** A page that was not kept on this device; it loads by itself once there is a network, and somebody who answers. */
export function OfflinePage() {
  const text = useText();
  useEffect(() => {
    const reload = () => window.location.reload();
    // The network may be back before this page has come to life, or be there all the time and the relay away.
    const ask = () => {
      if (navigator.onLine) fetch(window.location.href, { method: 'HEAD', cache: 'no-store' }).then(reload, () => {});
    };
    window.addEventListener('online', reload);
    const timer = setInterval(ask, ASK_MS);
    return () => {
      window.removeEventListener('online', reload);
      clearInterval(timer);
    };
  }, []);
  return <MessagePage title={text.app.offlineTitle}>{text.app.offlinePage}</MessagePage>;
}
