import { describe, expect, it } from 'vitest';
import { hashPin, PinGate } from './pin.ts';

describe('the PIN of the kiosk', () => {
  it('opens by the right one alone', () => {
    const gate = new PinGate();
    const kept = hashPin('4711');
    expect(kept).not.toContain('4711');
    expect(gate.check('4712', kept, 0)?.code).toBe('wrong-pin');
    expect(gate.check('4711', kept, 0)).toBeNull();
  });

  it('makes who guesses wait, also for the right one', () => {
    const gate = new PinGate();
    const kept = hashPin('4711');
    for (let i = 0; i < 5; i++) expect(gate.check('0000', kept, 1000)?.code).toBe('wrong-pin');
    expect(gate.check('4711', kept, 2000)?.code).toBe('too-many-attempts');
    expect(gate.check('4711', kept, 31_000)).toBeNull();
  });

  it('keeps the same PIN under another salt each time', () => {
    expect(hashPin('1234')).not.toBe(hashPin('1234'));
  });
});
