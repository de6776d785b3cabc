import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { useFirstPage } from '../page/first.ts';
import { go, usePathOf } from './history.ts';
import { type Place, routeOf } from './route.ts';

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly to: Place;
  /** Leads to another part of the same page: the reader's place on it stays. */
  readonly stay?: boolean;
}

/** An ordinary link, but a plain click stays within the page. */
export function Link({ to, stay = false, ...rest }: Props) {
  const href = usePathOf()(to);
  const isShell = routeOf(useFirstPage()?.path ?? '').page === 'offline';
  const follow = (click: MouseEvent) => {
    if (click.button !== 0 || click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return;
    // Without a network only the saved pages are left, and those come from the worker as whole pages.
    if (!navigator.onLine || isShell) return;
    click.preventDefault();
    go(href, stay);
  };
  return <a {...rest} href={href} onClick={follow} />;
}
