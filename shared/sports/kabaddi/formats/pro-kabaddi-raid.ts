import type { DataOf } from '../events.ts';
import type { RecordedEvent } from './pro-kabaddi-schema.ts';

export function isRaid({ raiding_team_id, event }: RecordedEvent): boolean {
  return raiding_team_id !== null || /\braid\b/i.test(event);
}

/**
 * A raid as the site has it. Its `defenders` are those touched and those who put themselves out, in one list, of which the
 * first are taken for the touched ones; in an unsuccessful raid they are the tacklers, and defenders who put themselves out
 * are only a technical point. Why a raider without a tackle went out is not said.
 */
export function raidData(event: RecordedEvent): Omit<DataOf<'kabaddi.raid'>, 'team' | 'period' | 'clock'> {
  const touch = points(event.raid_touch_points);
  const technical = points(event.raid_technical_points);
  const capture = points(event.defending_capture_points);
  const bonus = points(event.raid_bonus_points);
  const raid = { touch, bonus, technical, allOut: points(event.raid_all_out_points) };
  const defence = {
    capture,
    bonus: points(event.defending_bonus_points),
    technical: points(event.defending_technical_points),
    allOut: points(event.defending_all_out_points),
  };
  const named = [...new Set(event.defenders)].slice(0, 7);
  const out = capture > 0 || /unsuccess/i.test(event.event);
  const touched = out ? [] : named.slice(0, touch);
  const selfOut = out ? [] : named.slice(touch);
  const first = event.defender_id;
  const tacklers = !out || capture === 0 ? [] : first === null ? named : [first, ...named.filter((id) => id !== first)];
  return {
    ...(event.raider_id !== null && { raider: event.raider_id }),
    touched,
    ...(touch > touched.length && { touches: Math.min(7, touch) }),
    selfOut,
    ...(out && technical > 0 && { selfOuts: Math.min(7, technical) }),
    bonus: bonus > 0,
    raiderOut: out ? (capture > 0 ? 'tackled' : 'self out') : null,
    tacklers: tacklers.slice(0, 7),
    doOrDie: event.do_or_die,
    // Of a raid in which nothing happened there is nothing to say.
    ...((out || [...Object.values(raid), ...Object.values(defence)].some((each) => each > 0)) && {
      points: { raid, defence },
    }),
  };
}

function points(figure: number | null): number {
  return figure === null ? 0 : Math.max(0, Math.min(20, figure));
}

/** The site has `{outcome_value}`, mostly empty. */
export function reviewOutcome(outcome: unknown): 'successful' | 'unsuccessful' | null {
  const text = JSON.stringify(outcome ?? '');
  if (/unsuccess|lost|fail/i.test(text)) return 'unsuccessful';
  return /success|won|upheld/i.test(text) ? 'successful' : null;
}
