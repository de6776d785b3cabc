import { describe, expect, it } from 'vitest';
import type { MatchFold } from '../../match/fold.ts';
import { foldImported } from '../../match/imported.ts';
import { Locale } from '../../text/locale.ts';
import type { CommentaryLine, GameBoard, ImportedMatch } from '../sport.ts';
import { SLIP } from './properties.ts';
import { stories } from './stories.ts';

function sportOf(story: ImportedMatch): string {
  return String(story.drafts[0]?.data.sport);
}

function foldOf(story: ImportedMatch): MatchFold {
  const fold = foldImported(story);
  if (!fold.ok) throw new Error(fold.problem.message);
  return fold.value;
}

interface Told {
  readonly line: CommentaryLine | null;
  /** The board, where play has come to another phase. */
  readonly board: GameBoard | null;
}

function told(fold: MatchFold, locale: Locale): Told[] {
  return [...fold.steps()].flatMap(({ before, event, after }) => {
    if (before === null || after === null) return [];
    const board = after.game.board(locale);
    const isNew = board.phase !== before.game.board(locale).phase;
    return [{ line: before.game.narrate(event, locale), board: isNew ? board : null }];
  });
}

/** The match as a page to read: what is said of it, the board at each new phase, and the summary. */
function page(fold: MatchFold, locale: Locale): string {
  const lines = told(fold, locale).flatMap(({ line, board }) => [
    ...(line === null ? [] : [`${line.mark}  ${line.text}`.trimStart()]),
    ...(board === null ? [] : ['', ...boardLines(board), '']),
  ]);
  const game = fold.state?.game;
  return [`${game?.title}`, '', ...lines, '', `${game?.summary(locale)}`, ''].join('\n').replaceAll(/\n{3,}/g, '\n\n');
}

function boardLines({ phase, sides, situation, result }: GameBoard): string[] {
  const rows = sides.map(({ name, score, detail, active }) => {
    return `    ${active ? '>' : ' '} ${name}  ${score}${detail === undefined ? '' : `  (${detail})`}`;
  });
  return [
    `    [${phase}]`,
    ...rows,
    ...[situation, result ?? ''].filter((text) => text !== '').map((text) => `    = ${text}`),
  ];
}

it('there is one story of a sport', () => {
  const told = stories.map(sportOf);
  expect(told).toEqual([...new Set(told)]);
});

for (const story of stories) {
  describe(`the story of ${sportOf(story)}`, () => {
    const fold = foldOf(story);

    it('is a match that fits the rules and is decided', () => {
      expect(story.warnings).toEqual([]);
      expect(fold.state?.conflicts).toEqual([]);
      expect(fold.state?.game.board('en').result).toEqual(expect.any(String));
    });

    for (const locale of Locale.options) {
      it(`reads well (${locale})`, async () => {
        const texts = told(fold, locale).flatMap(({ line }) => (line === null ? [] : [line.text]));
        for (const [index, text] of texts.entries()) {
          expect(text).not.toMatch(SLIP);
          expect(text.length).toBeGreaterThan(3);
          expect(text, `line ${index + 1} says again what the line before it says`).not.toBe(texts[index - 1]);
        }
        await expect(page(fold, locale)).toMatchFileSnapshot(`../${sportOf(story)}/story.${locale}.txt`);
      });
    }
  });
}
