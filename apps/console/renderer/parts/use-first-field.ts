import { type RefObject, useEffect, useRef } from 'react';

/** For a form that opens by itself: the keys go to its first field at once, not to what is behind it. */
export function useFirstField(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const field = form.current?.querySelector<HTMLElement>('input, select, textarea');
    field?.focus();
    if (field instanceof HTMLInputElement) field.select();
  }, []);
  return form;
}
