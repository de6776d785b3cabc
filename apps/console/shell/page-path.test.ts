import { expect, it } from 'vitest';
import { pathIn } from './page-path.ts';

it('serves the files of the folder', () => {
  expect(pathIn('/pages', '/')).toBe('/pages/index.html');
  expect(pathIn('/pages', '/assets/index-1.js')).toBe('/pages/assets/index-1.js');
});

it('leads nowhere else', () => {
  for (const path of ['/../secret', '/%2e%2e/secret', '/assets/..%2f..%2fsecret', '/%zz', '/a%00b', '/..']) {
    expect(pathIn('/pages', path), path).toBeNull();
  }
});
