import type { OutputScene, OutputSide } from '#shared/wire/outputs.ts';
import { clockText, secondsText } from './clock.ts';
import { el, fill, put, toggle, words } from './dom.ts';
import { said } from './text.ts';

/** A piece of a layout that shows part of a scene. `now` is the time that its clocks go by. */
export interface Part {
  readonly node: HTMLElement;
  show(scene: OutputScene, now: number): void;
}

export const SIDES = [0, 1] as const;
export const side = (which: 0 | 1): string => (which === 0 ? 'home' : 'away');

export function counts(node: HTMLElement, { counts: list, cards }: OutputSide): void {
  fill(
    node,
    [...list.map((count) => ({ count, card: null })), ...cards.map((card) => ({ count: null, card }))],
    (one) =>
      one.count === null
        ? el(`card ${one.card}`)
        : words(one.count.alarm ? 'count alarm' : 'count', `${one.count.label} ${one.count.text}`.trim()),
  );
}

/** The game clock with the phase, time beyond the end, and the shot or raid clock. */
export function clocks(): Part {
  const phase = el('phase');
  const main = el('time');
  const beyond = el('beyond');
  const second = el('second');
  return {
    node: el('clocks', phase, main, beyond, second),
    show(scene, now) {
      const { clock } = scene;
      put(phase, scene.phase);
      const shown = clock === null ? { text: '', beyond: '' } : clockText(clock, now);
      put(main, shown.text);
      put(beyond, shown.beyond);
      put(second, scene.second === null ? '' : secondsText(scene.second, now));
      for (const node of [phase, main, beyond, second]) toggle(node, 'empty', node.textContent === '');
    },
  };
}

/** The situation, what else is worth saying, and what is to be known of the score itself. */
export function notes(className: string): Part {
  const situation = el('situation');
  const chips = el('chips');
  return {
    node: el(className, situation, chips),
    show(scene) {
      const flags = scene.flags.map((flag) => (flag === 'under-review' ? said().review : said().unreliable));
      put(situation, scene.result ?? scene.situation);
      fill(chips, [...flags.map((flag) => ({ flag })), ...scene.chips.map((chip) => ({ chip }))], (one) =>
        'flag' in one ? words('chip flag', one.flag) : words('chip', one.chip),
      );
      toggle(situation, 'empty', situation.textContent === '');
      toggle(chips, 'empty', chips.childElementCount === 0);
    },
  };
}

export function people(className: string, role: 'first' | 'second'): Part {
  const node = el(className);
  return {
    node,
    show(scene) {
      fill(
        node,
        scene.people.filter((one) => one.role === role),
        (one) =>
          el(
            one.active ? 'person active' : 'person',
            words('who', one.name),
            words('figure', one.text),
            words('more', one.more),
          ),
      );
      toggle(node, 'empty', node.childElementCount === 0);
    },
  };
}

export function strip(): Part {
  const node = el('strip');
  return {
    node,
    show(scene) {
      fill(node, scene.strip, (ball) => words(`ball ${ball.tone}`, ball.text));
      toggle(node, 'empty', node.childElementCount === 0);
    },
  };
}
