/** Why this browser cannot be alerted now. */
export type Obstacle = 'unsupported' | 'install' | 'denied';

/** Null: nothing stands in the way. Phones of Apple take push messages only in an installed page. */
export function obstacle(): Obstacle | null {
  if ('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window) {
    return Notification.permission === 'denied' ? 'denied' : null;
  }
  return /iPhone|iPad/.test(navigator.userAgent) ? 'install' : 'unsupported';
}

/**
 * This browser's push subscription, made where there is none yet: that asks the reader for permission.
 * @param key the relay's public key, base64url
 */
export async function pushSubscription(key: string): Promise<PushSubscriptionJSON | Obstacle> {
  const before = obstacle();
  if (before !== null) return before;
  if ((await Notification.requestPermission()) !== 'granted') return 'denied';
  const { pushManager } = await navigator.serviceWorker.ready;
  const known = await pushManager.getSubscription();
  // A relay with another key cannot send to a subscription of the old one.
  if (known !== null && !hasKey(known, key)) await known.unsubscribe();
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  return subscription.toJSON();
}

function hasKey({ options }: PushSubscription, key: string): boolean {
  const { applicationServerKey } = options;
  if (applicationServerKey === null) return false;
  const bytes = String.fromCharCode(...new Uint8Array(applicationServerKey));
  return btoa(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') === key;
}
