import * as z from 'zod';

const Battery = z.object({ level: z.number().min(0).max(1) });

/**
 * The charge of this device, 0 to 1, as far as its browser tells (Battery Status API: Chromium does, others do not, and
 * none does on an address that it does not trust).
 */
export function batteryOf(browser: object): () => number | null {
  const ask: unknown = Reflect.get(browser, 'getBattery');
  let battery: unknown = null;
  if (typeof ask === 'function') {
    void Promise.resolve(ask.call(browser)).then(
      (found: unknown) => {
        battery = found;
      },
      () => undefined,
    );
  }
  return () => {
    const read = Battery.safeParse(battery === null ? null : { level: Reflect.get(Object(battery), 'level') });
    return read.success ? read.data.level : null;
  };
}
