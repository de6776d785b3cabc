import { join, normalize, sep } from 'node:path';

/** The file that a path of the page means; null when it leads out of the folder. */
export function pathIn(folder: string, pathname: string): string | null {
  const wanted = pathname === '/' ? 'index.html' : decoded(pathname);
  if (wanted === null || wanted.includes('\0')) return null;
  const path = normalize(join(folder, wanted));
  return path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`) ? path : null;
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}
