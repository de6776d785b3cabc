import { createContext, useContext } from 'react';
import type { PageData } from '#shared/wire/page.ts';

/** What the relay wrote this page from; null when it wrote none (an offline shell). */
export const FirstPage = createContext<PageData | null>(null);

export function useFirstPage(): PageData | null {
  return useContext(FirstPage);
}
