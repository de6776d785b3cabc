import { join } from 'node:path';
import { type ComponentType, createElement, type PropsWithChildren } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { ROOT } from './support.ts';

// React Native runs on phones; here its three components are elements of a page, which is enough to run ours.
vi.mock('react-native', () => {
  const as = (tag: string) => (props: PropsWithChildren) => createElement(tag, null, props.children);
  return { AppState: {}, SafeAreaView: as('main'), Text: as('p'), View: as('section') };
});

test('the React Native example renders, and does not call a score live before it has one', async () => {
  const path = join(ROOT, 'docs/clients/react-native/App.tsx');
  const { default: App }: { default: ComponentType } = await import(path);
  expect(renderToStaticMarkup(createElement(App))).toMatch(/^<main><p>Connecting<\/p>/);
});
