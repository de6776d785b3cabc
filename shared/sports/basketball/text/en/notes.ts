import { because } from '../../../../text/reason.ts';
import { pick } from '../../../../text/variant.ts';
import { changesText } from '../../../playing/text/en.ts';
import type { NoteFacts } from '../facts.ts';
import { lead, periodName } from './board.ts';
import { foul } from './foul.ts';
import { basket, freeThrow, miss } from './shots.ts';

type Of<K extends NoteFacts['kind']> = Extract<NoteFacts, { kind: K }>;

/** `variant` chooses among phrases that say the same. */
export function note(value: NoteFacts, variant: number): string {
  switch (value.kind) {
    case 'basket':
      return basket(value, variant);
    case 'miss':
      return miss(value, variant);
    case 'freethrow':
      return freeThrow(value, variant);
    case 'foul':
      return foul(value, variant);
    case 'rebound':
      return rebound(value, variant);
    case 'turnover':
      return turnover(value, variant);
    case 'credit':
      return credit(value);
    case 'timeout':
      return value.team === null
        ? `Media time-out at ${value.score}.`
        : pick(variant, [
            `Time-out ${value.team} at ${value.score}.`,
            `${value.team} call time at ${value.score}.`,
            `${value.team} want to talk: time-out, ${value.score}.`,
          ]);
    case 'substitution':
      return substitution(value, variant);
    default:
      return other(value, variant);
  }
}

type Play = 'basket' | 'miss' | 'freethrow' | 'foul' | 'rebound' | 'turnover' | 'credit' | 'timeout' | 'substitution';

function other(value: Exclude<NoteFacts, { kind: Play }>, variant: number): string {
  switch (value.kind) {
    case 'starters':
      return `${value.team} start with ${list(value.names)}.`;
    case 'period':
      return period(value);
    case 'end':
      return end(value);
    case 'jumpball':
      return jumpBall(value, variant);
    case 'arrow':
      return `The possession arrow points to ${value.team}.`;
    case 'review':
      return review(value);
    case 'adjusted':
      return `The score is set to ${value.score}.${changesText(value.changes)}`;
    case 'forfeit':
      return value.how === 'forfeit'
        ? `${value.team} forfeit the game${because(value.reason)}.`
        : `${value.team} cannot go on and lose by default${because(value.reason)}.`;
    case 'protest':
      return `${value.team} protest against the result${because(value.reason)}.`;
    case 'paused':
      return `Play is interrupted${because(value.reason)}.`;
    case 'resumed':
      return 'Play can go on.';
  }
}

export function list(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function rebound({ team, player, offensive }: Of<'rebound'>, variant: number): string {
  if (player === null)
    return offensive ? `${team} keep the ball.` : pick(variant, [`Rebound ${team}.`, `The ball goes to ${team}.`]);
  return offensive
    ? pick(variant, [
        `Offensive rebound, ${player}.`,
        `${player} is there for the offensive rebound.`,
        `${player} keeps it alive on the offensive glass.`,
        `${player} wins the offensive board: another chance for ${team}.`,
      ])
    : pick(variant, [
        `Rebound ${player}.`,
        `${player} rebounds.`,
        `${player} takes the rebound.`,
        `Defensive board for ${player}.`,
        `${player} cleans the glass.`,
      ]);
}

const TURNOVERS: Readonly<Record<NonNullable<Of<'turnover'>['how']>, string>> = {
  'bad pass': 'bad pass',
  'ball handling': 'lost the ball',
  travelling: 'travelling',
  'double dribble': 'double dribble',
  'out of bounds': 'out of bounds',
  'three seconds': 'three seconds in the key',
  'five seconds': 'five seconds',
  'eight seconds': 'eight seconds to cross half-court',
  'shot clock': 'the shot clock has run out',
  backcourt: 'back-court violation',
  'offensive foul': 'offensive foul',
  'offensive goaltending': 'goaltending at the offensive end',
};

function turnover({ team, player, how, steal }: Of<'turnover'>, variant: number): string {
  const who = player ?? team;
  if (how === 'shot clock') {
    return pick(variant, [`The shot clock beats ${team}.`, `Shot clock violation, ${team}.`]);
  }
  if (how === 'offensive foul') return pick(variant, [`The ball is lost for ${team}.`, `${team} give up the ball.`]);
  if (steal !== null) {
    const why = how === null || how === 'ball handling' ? '' : ` (${TURNOVERS[how]})`;
    return pick(variant, [
      `${steal} steals it from ${who}${why}.`,
      `${who} turns it over${why}, ${steal} with the steal.`,
      `Stolen by ${steal}: turnover ${who}${why}.`,
      `${steal} picks ${who}'s pocket${why}.`,
    ]);
  }
  const why = how === null ? '' : `: ${TURNOVERS[how]}`;
  return pick(variant, [`Turnover ${who}${why}.`, `${who} loses the ball${why}.`, `${who} gives it away${why}.`]);
}

function credit({ team, player, credit }: Of<'credit'>): string {
  const who = player ?? team;
  return {
    assist: `Assist ${who}.`,
    steal: `Steal ${who}.`,
    block: `Block ${who}.`,
    'shot blocked': `${who} was blocked.`,
    'foul drawn': `${who} drew the foul.`,
  }[credit];
}

function substitution({ team, in: ins, out }: Of<'substitution'>, variant: number): string {
  if (out.length === 0) return `${list(ins)} ${ins.length === 1 ? 'comes' : 'come'} in for ${team}.`;
  if (ins.length === 0) return `${list(out)} ${out.length === 1 ? 'goes' : 'go'} out, ${team}.`;
  return pick(variant, [
    `${team}: ${list(ins)} for ${list(out)}.`,
    `Change, ${team}: ${list(ins)} in, ${list(out)} out.`,
    `${team} bring in ${list(ins)} for ${list(out)}.`,
  ]);
}

function period({ period: which, team }: Of<'period'>): string {
  const ball = team === null ? '' : ` ${team} have the first possession.`;
  if (which.overtime > 0) return `${periodName(which)} begins.${ball}`;
  return which.number === 1 ? `The game is on.${ball}` : `The ${periodName(which)} begins.${ball}`;
}

function end({ period: which, halfTime, overtimeNext, over, lead: ahead, score }: Of<'end'>): string {
  if (over) return 'The final horn.';
  const name = which.overtime === 0 && which.periods > 1 ? `the ${periodName(which)}` : periodName(which).toLowerCase();
  const stand = ahead === null ? `level at ${score}` : `${lead(ahead)}, ${score}`;
  if (overtimeNext) return `End of ${name}, and it is level at ${score}: overtime.`;
  return `${halfTime ? 'Half-time' : `End of ${name}`}: ${stand}.`;
}

function jumpBall({ team, opening, players }: Of<'jumpball'>, variant: number): string {
  const between = players.length === 2 ? ` between ${list(players)}` : '';
  if (opening)
    return pick(variant, [`Tip-off${between}: ${team} win the ball.`, `Jump ball${between}, and ${team} get it.`]);
  return `Held ball${between}: the arrow gives it to ${team}.`;
}

function review({ team, decision, reason }: Of<'review'>): string {
  const what = team === null ? 'The officials look at the replay' : `${team} challenge the call`;
  if (decision === null) return `${what}${because(reason)}.`;
  return `${what}: ${decision === 'stands' ? 'the decision stands' : 'the decision is changed'}${reason === null || reason.trim() === '' ? '' : ` (${reason.trim()})`}.`;
}
