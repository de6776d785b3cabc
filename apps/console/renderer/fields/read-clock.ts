/** A clock as people type it: "12:34", "1234", "7.5", "45": milliseconds; null: not a time. */
export function readClock(typed: string): number | null {
  const [, minutes = '', seconds = '', tenth = '0'] =
    /^\s*(\d{1,3})[:.\s](\d{2})(?:[.,](\d))?\s*$/.exec(typed) ?? /^\s*(\d{1,2})(\d{2})\s*$/.exec(typed) ?? [];
  if (seconds !== '')
    return Number(seconds) < 60 ? (Number(minutes) * 60 + Number(seconds)) * 1000 + Number(tenth) * 100 : null;
  const [, whole, part = '0'] = /^\s*(\d{1,2})(?:[.,](\d))?\s*$/.exec(typed) ?? [];
  return whole === undefined ? null : Number(whole) * 1000 + Number(part) * 100;
}
