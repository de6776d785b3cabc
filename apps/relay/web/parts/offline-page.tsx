import { useEffect } from 'react';
import { useText } from '../text/language.tsx';
import { MessagePage } from './message-page.tsx';

/** A page that was not kept on this device; it loads by itself once there is a network. */
export function OfflinePage() {
  const text = useText();
  useEffect(() => {
    const reload = () => window.location.reload();
    window.addEventListener('online', reload);
    return () => window.removeEventListener('online', reload);
  }, []);
  return <MessagePage title={text.app.offlineTitle}>{text.app.offlinePage}</MessagePage>;
}
