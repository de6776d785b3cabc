import { Component, type ReactNode } from 'react';
import { HEADER_HEIGHT } from '../parts/header.tsx';

/** Lines carry this attribute so that the reader's place can be found again. */
const ANCHOR = '[data-anchor]';

interface Place {
  readonly element: Element;
  readonly top: number;
}

/** Browsers that can keep the place themselves (scroll anchoring) do it better. */
const browserKeepsPlace = () => CSS.supports('overflow-anchor', 'auto');

/** Keeps what the reader looks at where it is when content comes in above it. */
export class KeepPlace extends Component<{ children: ReactNode }> {
  override getSnapshotBeforeUpdate(): Place | null {
    if (browserKeepsPlace() || window.scrollY === 0) return null;
    for (const element of document.querySelectorAll(ANCHOR)) {
      const { top, bottom } = element.getBoundingClientRect();
      if (bottom > HEADER_HEIGHT) return { element, top };
    }
    return null;
  }

  override componentDidUpdate(_props: object, _state: object, place: Place | null): void {
    if (place === null || !place.element.isConnected) return;
    const moved = place.element.getBoundingClientRect().top - place.top;
    if (moved !== 0) window.scrollBy(0, moved);
  }

  override render(): ReactNode {
    return this.props.children;
  }
}
