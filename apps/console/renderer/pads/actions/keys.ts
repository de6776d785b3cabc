import type { KeyPress } from '../../keys/router.ts';
import type { Action } from './pad-spec.ts';

const SIGNS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ' ': '␣',
  Enter: '⏎',
};

/** The second team's characters are the first one's, with shift. */
function isShifted({ key, side }: Pick<Action, 'key' | 'side'>): boolean {
  return side === 1 && key.length === 1;
}

export function isPressed(action: Pick<Action, 'key' | 'side'>, { key, shift, control }: KeyPress): boolean {
  return !control && key === action.key && (key.length > 1 || shift === isShifted(action));
}

/** "G", "⇧G", "←": as it stands on the key. */
export function signOf(action: Pick<Action, 'key' | 'side'>): string {
  return `${isShifted(action) ? '⇧' : ''}${SIGNS[action.key] ?? action.key.toUpperCase()}`;
}
