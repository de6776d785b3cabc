import type { BasketballEvent } from './events.ts';

/** What happens before which possession. */
export const MOMENTS: ReadonlyMap<number, readonly BasketballEvent[]> = new Map([
  [14, [{ type: 'basketball.timeout', data: {} }]],
  [31, [{ type: 'basketball.jumpball', data: {} }]],
  [58, [{ type: 'basketball.foul', data: { team: 'waves', by: 'coach', kind: 'technical', freeThrows: 1 } }]],
  [
    77,
    [
      {
        type: 'basketball.foul',
        data: { team: 'lions', by: 'player', kind: 'unsportsmanlike', player: 'luis-ferrara', drawn: 'sam-okafor' },
      },
    ],
  ],
  [
    96,
    [
      {
        type: 'basketball.review',
        data: { team: 'lions', decision: 'changed' },
      },
    ],
  ],
  [118, [{ type: 'basketball.foul', data: { team: 'lions', by: 'player', kind: 'technical', player: 'marko-tadic' } }]],
  [169, [{ type: 'basketball.timeout', data: { team: 'waves' } }]],
  [181, [{ type: 'basketball.timeout', data: { team: 'lions' } }]],
] satisfies [number, BasketballEvent[]][]);
