import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { go, usePathOf } from './history.ts';
import type { Place } from './route.ts';

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly to: Place;
  /** Leads to another part of the same page: the reader's place on it stays. */
  readonly stay?: boolean;
}

/** An ordinary link, but a plain click stays within the page. */
export function Link({ to, stay = false, ...rest }: Props) {
  const href = usePathOf()(to);
  const follow = (click: MouseEvent) => {
    if (click.button !== 0 || click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return;
    // Without a network only the saved pages are left, and those come from the worker as whole pages.
    if (!navigator.onLine) return;
    click.preventDefault();
    go(href, stay);
  };
  return <a {...rest} href={href} onClick={follow} />;
}
