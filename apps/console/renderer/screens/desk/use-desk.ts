import { useDesk } from '../../app/services.ts';
import type { OpenDesk } from '../../stores/desk.ts';

/** The open match; its screens are mounted only while there is one. */
export function useOpenDesk(): OpenDesk {
  const desk = useDesk((state) => state.desk);
  if (desk === null) throw new Error('no match is open');
  return desk;
}
