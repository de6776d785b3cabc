import { expect, test } from 'vitest';
import { isPreview } from './preview.ts';

test.each([
  ['http://127.0.0.1:8090/overlay/live?key=abc', true],
  ['http://127.0.0.1:41234/board/final?key=abc&output=wall', true],
  ['http://127.0.0.1:8090/', false],
  ['http://127.0.0.1:8090/overlay/../index.html', false],
  ['http://127.0.0.1.evil.example/overlay/live', false],
  ['http://192.168.1.2:8090/overlay/live', false],
  ['https://example.org/overlay/live', false],
  ['file:///etc/passwd', false],
  ['nonsense', false],
])('%s in a frame of the page: %s', (address, may) => {
  expect(isPreview(address)).toBe(may);
});
