import { useEffect } from 'react';

/** The window's title; what the server writes as title is its own affair. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title;
  }, [title]);
}
