/** Elements with a class each and the children given. */
export function el(className: string, ...children: readonly Node[]): HTMLElement {
  const node = document.createElement('div');
  node.className = className;
  node.append(...children);
  return node;
}

export function words(className: string, text: string): HTMLElement {
  const node = el(className);
  node.textContent = text;
  return node;
}

/** Puts a text up when it is another one, and lets it be seen that it changed. */
export function put(node: HTMLElement, text: string, seen = false): void {
  if (node.textContent === text) return;
  const first = node.textContent === '';
  node.textContent = text;
  if (!seen || first) return;
  node.classList.remove('changed');
  // The animation begins anew only when the browser has seen the class gone.
  void node.offsetWidth;
  node.classList.add('changed');
}

/** Makes the children anew only when what they show has changed, so that nothing flickers. */
export function fill<T>(node: HTMLElement, items: readonly T[], make: (item: T, index: number) => Node): void {
  const key = JSON.stringify(items);
  if (node.dataset.shown === key) return;
  node.dataset.shown = key;
  node.replaceChildren(...items.map(make));
}

export function toggle(node: HTMLElement, className: string, on: boolean): void {
  node.classList.toggle(className, on);
}
