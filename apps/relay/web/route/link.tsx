import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { go } from './history.ts';

/** An ordinary link, but a plain click stays within the page. */
export function Link({ href, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const follow = (click: MouseEvent) => {
    if (click.button !== 0 || click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return;
    click.preventDefault();
    go(href);
  };
  return <a {...rest} href={href} onClick={follow} />;
}
