/** A player as read from a pasted team sheet. */
export interface SheetPlayer {
  readonly name: string;
  readonly number?: number;
  readonly captain: boolean;
  readonly keeper: boolean;
}

const CAPTAIN = /^(?:c|capt|captain)$/i;
const KEEPER = /^(?:wk|w|wkt|wicket-?keeper|keeper|†)$/i;

/** Between the cells of a spreadsheet's row; a comma only where no name goes on ("Kohli, Virat" is one). */
const COLUMN = /\t|;|,\s*(?=(?:#?\d{1,3}|\p{L}{1,2}|\p{Ll}+)\s*(?:,|$))/u;

/**
 * Reads a team sheet, one player a line, as people paste them: with numbering ("1.", "2)", "-", "•"), with the columns of
 * a spreadsheet, with shirt numbers, with the marks of captain and keeper ("(c)", "(c & wk)", "*", "†").
 */
export function readTeamSheet(text: string): readonly SheetPlayer[] {
  const players: SheetPlayer[] = [];
  for (const line of text.split(/\r?\n/)) {
    const player = readLine(line);
    if (player !== null && !players.some((other) => other.name === player.name)) players.push(player);
  }
  return players;
}

function readLine(line: string): SheetPlayer | null {
  let captain = false;
  let keeper = false;
  let number: number | undefined;

  const isMark = (words: string): boolean => {
    const marks = words.split(/[\s,&/+]+|\band\b/i).filter((word) => word !== '');
    if (marks.length === 0 || !marks.every((mark) => CAPTAIN.test(mark) || KEEPER.test(mark))) return false;
    captain ||= marks.some((mark) => CAPTAIN.test(mark));
    keeper ||= marks.some((mark) => KEEPER.test(mark));
    return true;
  };

  const bare = line
    .replace(/^\s*(?:[-–•]\s+|\d{1,2}\s*[.):]\s*)/, '')
    // In brackets: marks, or remarks that are no part of the name.
    .replace(/\(([^)]*)\)|\[([^\]]*)\]/g, (_, round: string | undefined, square: string | undefined) => {
      isMark(round ?? square ?? '');
      return '\t';
    })
    .replace(/[*†]/g, (mark) => {
      if (mark === '*') captain = true;
      else keeper = true;
      return ' ';
    });

  const isNumber = (part: string): boolean => {
    const digits = /^#?(\d{1,3})$/.exec(part)?.[1];
    if (digits !== undefined) number ??= Number(digits);
    return digits !== undefined;
  };

  let name = '';
  for (const column of bare.split(COLUMN)) {
    // Wide gaps set marks and numbers off; between words they are slips of the finger.
    const parts = column.split(/\s{2,}/).map((part) => part.trim());
    const words = parts.filter((part) => part !== '' && !isNumber(part) && !isMark(part)).join(' ');
    if (name === '') name = words.replace(/\s+/g, ' ');
  }
  const leading = /^#?(\d{1,3})\s+(?=\p{L})/u.exec(name);
  if (leading !== null) {
    number ??= Number(leading[1]);
    name = name.slice(leading[0].length);
  }
  if (!/\p{L}/u.test(name)) return null;
  return { name: name.slice(0, 80), ...(number !== undefined && { number }), captain, keeper };
}
