import { pick } from '../../../../text/variant.ts';
import type { RaidFacts } from '../facts.ts';
import { capital, counted, listed, points } from './phrases.ts';

/** A raid told: what happened, what it brought, what it means. */
export function raid(facts: RaidFacts, variant: number): string {
  const told =
    facts.outcome === 'empty'
      ? empty(facts, variant)
      : facts.outcome === 'successful'
        ? home(facts, variant)
        : out(facts, variant);
  return [told, technical(facts), ...milestones(facts), standing(facts)].filter((part) => part !== '').join(' ');
}

function who({ raider, team }: RaidFacts): string {
  return raider ?? team;
}

function empty(facts: RaidFacts, variant: number): string {
  const name = who(facts);
  const { opponents, team } = facts;
  if (facts.decider !== null) return `No points from ${name}'s raid.`;
  if (facts.doOrDie) return `${name} finds nothing in the do-or-die raid.`;
  const told = pick(variant, [
    `Empty raid by ${name}.`,
    `${name} comes back with nothing.`,
    `Nothing doing for ${name}.`,
    `${opponents} give nothing away to ${name}.`,
    `${name} returns empty-handed.`,
    `No points in ${name}'s raid.`,
    `${name} in and out again: no points.`,
    `${name} crosses the line and comes back with no points.`,
    `${name} returns without a point.`,
    `${opponents} keep ${name} off the board.`,
    `A quiet raid by ${name}.`,
  ]);
  const next = pick(variant >>> 5, [
    `The next one is do or die for ${team}.`,
    `${team} must score with their next raid.`,
    `That makes it do or die for ${team} next time.`,
  ]);
  return facts.nextDoOrDie ? `${told} ${next}` : told;
}

function home(facts: RaidFacts, variant: number): string {
  const { superRaid, doOrDie } = facts;
  const lead = superRaid
    ? pick(variant >>> 6, ['Super raid! ', 'A super raid! ', 'That is a super raid! '])
    : doOrDie
      ? pick(variant >>> 6, ['Do or die, and it comes off: ', 'In the do-or-die raid, ', 'Do-or-die raid: '])
      : '';
  const told = gains(facts, variant);
  return `${lead}${superRaid ? capital(told) : told}.`;
}

function gains(facts: RaidFacts, variant: number): string {
  const name = who(facts);
  const { touches, selfOuts, bonus, opponents, team } = facts;
  const hit = victims(facts.touched, touches, opponents);
  if (touches > 0 && facts.decider !== null)
    return bonus ? `${name} takes the bonus and touches ${hit}` : `${name} touches ${hit}`;
  if (touches > 0 && bonus) {
    return pick(variant, [
      `${name} takes the bonus and puts ${hit} out as well`,
      `bonus and touch for ${name}: ${hit} must go`,
      `${name} adds the touch on ${hit} to the bonus`,
    ]);
  }
  if (touches === 1) {
    return pick(variant, [
      `${name} gets ${hit}`,
      `${name} puts ${hit} out`,
      `${name} touches ${hit} and makes it home`,
      `touch point for ${name}, and ${hit} is out`,
      `${hit} is touched by ${name} and has to leave`,
      `${name} is back with a point: ${hit} is out`,
    ]);
  }
  if (touches > 1) {
    return pick(variant, [
      `${name} takes out ${hit} in one raid`,
      `${name} gets ${hit} and makes it home`,
      `${hit} all fall to ${name}`.replace(' all ', touches === 2 ? ' both ' : ' all '),
    ]);
  }
  if (bonus) {
    return pick(variant, [
      `${name} takes the bonus`,
      `bonus point for ${name}`,
      `${name} crosses the bonus line and gets away with it`,
      `${name} comes home with the bonus`,
    ]);
  }
  if (selfOuts > 0)
    return `${victims(facts.selfOut, selfOuts, opponents)} ${selfOuts === 1 ? 'goes' : 'go'} out of bounds, ${facts.points === 1 ? 'a point' : points(facts.points)} to ${team}`;
  return `${name} comes home`;
}

function out(facts: RaidFacts, variant: number): string {
  const { raiderOut, bonus, tacklers, opponents } = facts;
  if (raiderOut !== 'tackled')
    return bonus ? `bonus for ${who(facts)}. ${capital(mishap(facts, variant))}` : mishap(facts, variant);
  if (!bonus) return tackle(facts, variant);
  const by = tacklers.length === 0 ? opponents : listed(tacklers);
  const name = who(facts);
  return pick(variant, [
    `bonus for ${name}, but ${by} ${tacklers.length === 1 ? 'makes' : 'make'} the tackle.`,
    `${name} takes the bonus and is then caught by ${by}.`,
    `a point each: the bonus for ${name}, the tackle for ${by}.`,
    `the bonus is ${possessive(name)}, the tackle ${possessive(by)}.`,
  ]);
}

function tackle(facts: RaidFacts, variant: number): string {
  const { tacklers, superTackle, defenders, opponents, doOrDie, raider, conceded } = facts;
  const name = raider ?? `the ${facts.team} raider`;
  const by = tacklers.length === 0 ? opponents : listed(tacklers);
  const many = tacklers.length !== 1;
  if (superTackle) {
    const count =
      defenders > 0 && defenders <= 3
        ? defenders === 1
          ? ' as the last one on the mat'
          : ` with only ${counted(defenders)} on the mat`
        : '';
    const worth = points(conceded);
    return pick(variant, [
      `super tackle! ${by} ${many ? 'stop' : 'stops'} ${name}${count}: ${worth} to ${opponents}.`,
      `${by} ${many ? 'bring' : 'brings'} ${name} down${count}: a super tackle, ${worth} to ${opponents}.`,
      `a super tackle by ${by}${count}: ${name} is out, ${worth}.`,
    ]);
  }
  if (doOrDie) {
    return pick(variant, [
      `${name} has to go for it, and ${by} ${many ? 'make' : 'makes'} the tackle.`,
      `do-or-die raid for ${name}: tackled by ${by}.`,
      `${by} ${many ? 'win' : 'wins'} the do-or-die raid for ${opponents}: ${name} is caught.`,
    ]);
  }
  return pick(variant, [
    `${by} ${many ? 'bring' : 'brings'} ${name} down.`,
    `${name} is tackled by ${by}.`,
    `${by} ${many ? 'hold' : 'holds'} on to ${name}: a point to ${opponents}.`,
    `${name} is caught, the tackle by ${by}.`,
    `no way back for ${name}: ${by} ${many ? 'make' : 'makes'} the tackle.`,
    `${by} ${many ? 'stop' : 'stops'} ${name}.`,
  ]);
}

function possessive(name: string): string {
  return name.endsWith('s') ? `${name}'` : `${name}'s`;
}

function mishap(facts: RaidFacts, variant: number): string {
  const name = who(facts);
  const { opponents } = facts;
  switch (facts.raiderOut) {
    case 'out of bounds':
      return pick(variant, [`${name} steps out of bounds.`, `${name} is out of bounds: a point to ${opponents}.`]);
    case 'time over':
      return pick(variant, [
        `time is up for ${name}, who is out.`,
        `${name} runs out of time: a point to ${opponents}.`,
      ]);
    case 'baulk line':
      return `${name} does not cross the baulk line and is out.`;
    case 'do or die':
      return pick(variant, [
        `${name} finds no point in the do-or-die raid and is out.`,
        `no point in the do-or-die raid: ${name} is out.`,
      ]);
    case 'cant':
      return `${name} loses the cant and is out.`;
    case 'self out':
      return pick(variant, [
        `${name} is out without a tackle: a point to ${opponents}.`,
        `${name} goes out unaided, and ${opponents} take the point.`,
      ]);
    default:
      return `${name} is out: a point to ${opponents}.`;
  }
}

/** Points on top that the raid itself does not explain. */
function technical(facts: RaidFacts): string {
  const { selfOuts, touches, outcome, team, opponents } = facts;
  const also =
    selfOuts > 0 && (touches > 0 || outcome === 'unsuccessful' || facts.bonus)
      ? `${capital(victims(facts.selfOut, selfOuts, opponents))} ${selfOuts === 1 ? 'goes' : 'go'} out of bounds as well.`
      : '';
  const { own, theirs } = facts.technical;
  const extra = [
    ...(own > 0 ? [`Technical ${own === 1 ? 'point' : `points (${own})`} to ${team}.`] : []),
    ...(theirs > 0 ? [`Technical ${theirs === 1 ? 'point' : `points (${theirs})`} to ${opponents}.`] : []),
  ];
  return [also, ...extra].filter((part) => part !== '').join(' ');
}

function victims(names: readonly string[], total: number, opponents: string): string {
  const unnamed = total - names.length;
  if (names.length === 0) return unnamed === 1 ? `a defender of ${opponents}` : `${counted(unnamed)} of ${opponents}`;
  return unnamed === 0 ? listed(names) : listed([...names, `${counted(unnamed)} more`]);
}

function milestones({ allOut, raider, superTen, highFive }: RaidFacts): readonly string[] {
  return [
    ...(allOut === null
      ? []
      : [
          `${allOut.team} are all out${allOut.points > 0 ? `: ${counted(allOut.points)} more points to ${allOut.by}` : ''}!`,
        ]),
    ...(superTen && raider !== null ? [`Super 10 for ${raider}.`] : []),
    ...(highFive === null ? [] : [`High 5 for ${highFive}.`]),
  ];
}

function standing(facts: RaidFacts): string {
  const { effect, score, line, allOut, decider } = facts;
  if (score === null || line === null) return '';
  if (decider !== null) return `${line} in the ${decider}.`;
  const worth =
    facts.outcome === 'successful' && facts.points > 1 && milestones(facts).length === 0
      ? capital(points(facts.points))
      : null;
  if (effect?.kind === 'level') return worth === null ? `Level: ${line}.` : `${worth}, and it is level: ${line}.`;
  if (effect !== null)
    return worth === null ? `${effect.team} lead: ${line}.` : `${worth}, and ${effect.team} lead: ${line}.`;
  if (allOut !== null) return `${line}.`;
  return worth === null ? `${score}.` : `${worth}: ${score}.`;
}
