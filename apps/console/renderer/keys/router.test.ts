import { describe, expect, test, vi } from 'vitest';
import { createKeyMapStore } from './keymap-store.ts';
import { KeyRouter, type RawKey, readKey } from './router.ts';

const raw = (key: string, code: string, held: Partial<RawKey> = {}): RawKey => ({
  key,
  code,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

describe('reading keys', () => {
  test('the digit row means digits on every layout', () => {
    expect(readKey(raw('4', 'Digit4'))).toEqual({ key: '4', shift: false, control: false });
    expect(readKey(raw('$', 'Digit4', { shiftKey: true }))).toEqual({ key: '4', shift: true, control: false });
    expect(readKey(raw("'", 'Digit4'))).toEqual({ key: '4', shift: false, control: false });
    expect(readKey(raw('4', 'Digit4', { shiftKey: true }))).toEqual({ key: '4', shift: false, control: false });
    expect(readKey(raw('4', 'Numpad4'))).toEqual({ key: '4', shift: false, control: false });
    expect(readKey(raw('ArrowLeft', 'Numpad4'))).toMatchObject({ key: 'ArrowLeft' });
  });

  test('letters come in lower case with their shift, the comma of a number pad is a point', () => {
    expect(readKey(raw('U', 'KeyU', { shiftKey: true }))).toEqual({ key: 'u', shift: true, control: false });
    expect(readKey(raw('ž', 'BracketLeft'))).toMatchObject({ key: 'ž' });
    expect(readKey(raw(',', 'NumpadDecimal'))).toMatchObject({ key: '.' });
    expect(readKey(raw('?', 'Slash', { shiftKey: true }))).toEqual({ key: '?', shift: false, control: false });
  });

  test('leaves the browser\u2019s and half-typed keys alone', () => {
    expect(readKey(raw('4', 'Digit4', { altKey: true }))).toBeNull();
    expect(readKey(raw('Dead', 'Quote'))).toBeNull();
    expect(readKey(raw('z', 'KeyZ', { metaKey: true }))).toMatchObject({ control: true });
  });
});

function keyMaps() {
  const kept = new Map<string, string>();
  return createKeyMapStore({ getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) });
}

describe('a scorer’s own keys', () => {
  test('count on the pad alone, for their sport alone', () => {
    const maps = keyMaps();
    const router = new KeyRouter(maps);
    const heard: string[] = [];
    router.add('panel', ({ key }) => {
      heard.push(`panel ${key}`);
      return false;
    });
    router.add('pad', ({ key }) => {
      heard.push(`pad ${key}`);
      return true;
    });
    maps.use('cricket');
    maps.change({ w: 'j', j: 'w' });
    router.press({ key: 'j', shift: false, control: false });
    expect(heard).toEqual(['panel j', 'pad w']);
    maps.use('football');
    router.press({ key: 'j', shift: false, control: false });
    maps.use('cricket');
    router.press({ key: 'w', shift: false, control: false });
    expect(heard.slice(2)).toEqual(['panel j', 'pad j', 'panel w', 'pad j']);
  });
});

describe('who gets a key', () => {
  const press = { key: 'u', shift: false, control: false };

  test('panels before pads before the desk, and within a layer the newest first', () => {
    const router = new KeyRouter(keyMaps());
    const order: string[] = [];
    const note = (name: string) => () => {
      order.push(name);
      return false;
    };
    router.add('desk', note('desk'));
    router.add('panel', note('panel 1'));
    router.add('pad', note('pad'));
    router.add('panel', note('panel 2'));
    expect(router.press(press)).toBe(false);
    expect(order).toEqual(['panel 2', 'panel 1', 'pad', 'desk']);
  });

  test('who takes it keeps it, and who has left does not get it', () => {
    const router = new KeyRouter(keyMaps());
    const desk = vi.fn(() => true);
    router.add('desk', desk);
    const leave = router.add('pad', () => true);
    expect(router.press(press)).toBe(true);
    expect(desk).not.toHaveBeenCalled();
    leave();
    router.press(press);
    expect(desk).toHaveBeenCalledOnce();
  });
});
