import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RenderPage } from '#shared/wire/page.ts';

/** The built page: its document with places to fill, and the function that writes what goes into it. */
export interface BuiltPage {
  readonly template: string;
  readonly render: RenderPage;
  /** Changes with each build. */
  readonly version: string;
}

/**
 * Reads what `npm run build` made in `folder` (`web`, `web-server`); null while there is nothing. A build that replaces
 * it is noticed, but for the renderer: code that was loaded stays until the next start.
 */
export function pageReader(folder: string): () => Promise<BuiltPage | null> {
  const document = join(folder, 'web/index.html');
  let known: { readonly at: number; readonly page: BuiltPage } | null = null;
  return async () => {
    const at = await stat(document).then(
      ({ mtimeMs }) => mtimeMs,
      () => null,
    );
    if (at === null) return null;
    if (known?.at === at) return known.page;
    const renderer: unknown = await import(pathToFileURL(join(folder, 'web-server/server.js')).href).catch(() => null);
    if (!isRenderer(renderer)) return null;
    const template = await readFile(document, 'utf8');
    known = { at, page: { template, render: renderer.renderPage, version: at.toString(36) } };
    return known.page;
  };
}

function isRenderer(module: unknown): module is { readonly renderPage: RenderPage } {
  return (
    typeof module === 'object' && module !== null && 'renderPage' in module && typeof module.renderPage === 'function'
  );
}
