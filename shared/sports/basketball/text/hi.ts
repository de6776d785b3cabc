import { en } from './en.ts';
export const hi: typeof en = en;
