/** Pages kept for offline times; the one that was opened longest ago goes first. */
const MOST = 30;
const CACHE = 'pages';
/** Without an answer in this time a saved page is better than waiting, ms. */
const PATIENCE = 6_000;

/** The newest page there is: the relay's, else the one saved, marked as such, else the one that says so. */
export async function newestPage(request: Request, offline: () => Promise<Response | undefined>): Promise<Response> {
  const cache = await caches.open(CACHE);
  const answer = await fromRelay(request);
  if (answer?.ok) {
    await keep(cache, request, answer.clone());
    return answer;
  }
  const saved = await cache.match(request, { ignoreSearch: true, ignoreVary: true });
  if (saved !== undefined) return marked(saved);
  return answer ?? (await offline()) ?? Response.error();
}

/** Null: there is no network, or it is too slow. What the relay refuses is an answer, too. */
async function fromRelay(request: Request): Promise<Response | null> {
  try {
    const answer = await fetch(request.url, {
      headers: request.headers,
      cache: 'no-cache',
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    });
    // What stands before the relay says so when the relay is away.
    return answer.status >= 500 ? null : answer;
  } catch {
    return null;
  }
}

async function keep(cache: Cache, request: Request, answer: Response): Promise<void> {
  const headers = new Headers(answer.headers);
  headers.set('x-saved-at', String(Date.now()));
  const address = new URL(request.url);
  address.search = '';
  await cache.delete(address.href, { ignoreVary: true });
  await cache.put(address.href, new Response(await answer.blob(), { headers }));
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - MOST)).map((oldest) => cache.delete(oldest)));
}

/** A saved page says when it was saved, in the document itself: its score must not pass for a live one. */
async function marked(saved: Response): Promise<Response> {
  const at = saved.headers.get('x-saved-at') ?? '0';
  const html = (await saved.text()).replace('<html ', `<html data-saved-at="${at}" `);
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}
