import { pick } from '../../../../text/variant.ts';
import type { Remark } from '../facts.ts';
import { result } from './board.ts';

export function remark(value: Remark, variant: number): string {
  switch (value.kind) {
    case 'run':
      return pick(variant, [
        `${value.team} के लगातार ${value.points} अंक।`,
        `${value.team} ने बिना जवाब के ${value.points} अंक बटोरे।`,
        `${value.team} का ${value.points}-0 का सिलसिला।`,
      ]);
    case 'tally':
      return pick(variant, [
        `${value.player} के ${value.points} अंक पूरे।`,
        `${value.player} के खाते में अब ${value.points} अंक।`,
      ]);
    case 'double': {
      const what = value.what === 'rebounds' ? 'रिबाउंड' : 'असिस्ट';
      return `${value.player} का डबल-डबल: ${value.points} अंक, ${value.other} ${what}।`;
    }
    case 'closing':
      return `${value.seconds} सेकंड बाकी।`;
    case 'result':
      return `${result(value.result)}।`;
  }
}
