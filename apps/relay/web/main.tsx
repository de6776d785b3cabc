import '#shared/ui/theme.css';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { PAGE_DATA_ID, type PageData } from '#shared/wire/page.ts';
import { isPageData } from './api/guards.ts';
import { App } from './app.tsx';
import { nudgeOnReturn } from './live/page-hub.ts';
import { routeOf } from './route/route.ts';

nudgeOnReturn();
const root = document.getElementById('root');
if (root !== null) {
  const first = readFirst();
  if (first === null) {
    root.replaceChildren();
    createRoot(root).render(<App first={null} locale={routeOf(window.location.pathname).locale ?? spoken()} />);
  } else {
    hydrateRoot(root, <App first={first} locale={first.locale} />);
  }
}

/** What the server wrote this page from; null when it wrote none, or something that this script does not understand. */
function readFirst(): PageData | null {
  const carried = document.getElementById(PAGE_DATA_ID)?.textContent ?? '';
  if (carried === '') return null;
  const data: unknown = JSON.parse(carried);
  if (!isPageData(data)) return null;
  const isHere = data.path === window.location.pathname || routeOf(data.path).page === 'offline';
  return isHere ? data : null;
}

/** The language of the document: the relay chose it by what the browser asked for. */
function spoken(): PageData['locale'] {
  return document.documentElement.lang === 'hi' ? 'hi' : 'en';
}
