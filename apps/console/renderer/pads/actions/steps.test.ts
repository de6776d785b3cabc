import { describe, expect, it } from 'vitest';
import type { KeyPress } from '../../keys/router.ts';
import {
  type Answer,
  type Ask,
  answerBy,
  type Choose,
  chooseBy,
  countBy,
  score,
  startAnswering,
  startChoosing,
} from './steps.ts';

const press = (key: string): KeyPress => ({ key, shift: false, control: false });

function player(keys: string, label: string): Answer {
  return { keys, label, next: () => score('goal', { player: label }) };
}

const squad: Ask = {
  kind: 'ask',
  title: 'Scorer',
  answers: [player('1', 'Ana Ruiz'), player('7', 'Émile Duc'), player('10', 'Bo Ray'), player('11', 'Cy Orr')],
  skip: { label: 'nobody', next: () => score('goal') },
};

/** Presses keys until something is scored; what is being answered where it is not. */
function answered(ask: Ask, keys: readonly string[]) {
  let answering = startAnswering;
  for (const [i, key] of keys.entries()) {
    const next = answerBy(answering, ask, press(key));
    if (next === null) return 'nothing';
    if ('step' in next) return { after: i + 1, step: next.step };
    answering = next.answering;
  }
  return answering;
}

describe('answering a question by keys', () => {
  it('takes a shirt number as soon as no other can be meant', () => {
    expect(answered(squad, ['7'])).toMatchObject({ after: 1, step: score('goal', { player: 'Émile Duc' }) });
    expect(answered(squad, ['1', '0'])).toMatchObject({ after: 2, step: score('goal', { player: 'Bo Ray' }) });
    expect(answered(squad, ['1'])).toEqual({ typed: '1', index: 0 });
    expect(answered(squad, ['1', 'Enter'])).toMatchObject({ step: score('goal', { player: 'Ana Ruiz' }) });
  });

  it('takes a name by the beginning of one of its words, whatever its accents', () => {
    expect(answered(squad, ['e'])).toMatchObject({ step: score('goal', { player: 'Émile Duc' }) });
    expect(answered(squad, ['r'])).toEqual({ typed: 'r', index: 0 });
    expect(answered(squad, ['r', 'a'])).toMatchObject({ step: score('goal', { player: 'Bo Ray' }) });
  });

  it('skips by Enter, moves by arrows, forgets what means nothing', () => {
    expect(answered(squad, ['Enter'])).toMatchObject({ step: score('goal') });
    expect(answered(squad, ['1', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'Enter'])).toMatchObject({ after: 5 });
    expect(answered(squad, ['q'])).toEqual(startAnswering);
    expect(answered(squad, ['r', 'Backspace'])).toEqual(startAnswering);
    expect(answered(squad, ['F7'])).toBe('nothing');
  });

  it('takes letters as keys where the answers have them', () => {
    const how: Ask = {
      kind: 'ask',
      title: 'How?',
      answers: [
        { keys: 'H', label: 'Foot', next: () => score('foot') },
        { keys: 'F', label: 'Header', next: () => score('header') },
      ],
    };
    expect(answered(how, ['h'])).toMatchObject({ step: score('foot') });
    expect(answered(how, ['Enter'])).toMatchObject({ step: score('foot') });
  });
});

describe('typing a number', () => {
  const minutes = {
    kind: 'count',
    title: 'Minutes',
    min: 1,
    max: 15,
    next: (n: number) => score('added', { n }),
  } as const;

  it('is complete by Enter, and never beyond its bounds', () => {
    expect(countBy('', minutes, press('1'))).toEqual({ typed: '1' });
    expect(countBy('1', minutes, press('9'))).toEqual({ typed: '1' });
    expect(countBy('12', minutes, press('Enter'))).toEqual({ step: score('added', { n: 12 }) });
    expect(countBy('0', minutes, press('Enter'))).toBeNull();
    expect(countBy('', minutes, press('Enter'))).toBeNull();
  });
});

describe('choosing several', () => {
  const choices = ['1', '7', '10', '11'].map((keys) => ({ id: `p${keys}`, keys, label: `Player ${keys}` }));
  const tacklers: Choose = {
    kind: 'choose',
    title: 'Who made the tackle?',
    choices,
    min: 1,
    max: 3,
    next: (ids) => score('tackle', { ids: [...ids] }),
  };

  function chosen(keys: readonly string[]) {
    let choosing = startChoosing;
    for (const key of keys) {
      const turn = chooseBy(choosing, tacklers, press(key));
      if (turn === null) return 'nothing';
      if ('step' in turn) return turn.step;
      choosing = turn.choosing;
    }
    return choosing.chosen;
  }

  it('keeps the order, and is complete by Enter or when no more can be chosen', () => {
    expect(chosen(['7', '1', '0', 'Enter'])).toEqual(score('tackle', { ids: ['p7', 'p10'] }));
    expect(chosen(['7', '1', '1', '1', '0'])).toEqual(score('tackle', { ids: ['p7', 'p11', 'p10'] }));
    expect(chosen(['Enter'])).toEqual([]);
  });

  it('who is typed twice is chosen no more, nor is the last one after Backspace', () => {
    expect(chosen(['7', '1', '0', '7'])).toEqual(['p10']);
    expect(chosen(['7', '1', '0', 'Backspace'])).toEqual(['p7']);
    expect(chosen(['1', 'Backspace'])).toEqual([]);
  });

  it('leaves the space bar to the clock', () => {
    expect(chosen([' '])).toBe('nothing');
    expect(answered(squad, [' '])).toBe('nothing');
  });
});
