import { pick } from '../../../../text/variant.ts';
import type { RaidFacts } from '../facts.ts';
import { listed, points } from './phrases.ts';

/** A raid told: what happened, what it brought, what it means. Verbs agree with things, never with a player. */
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
  if (facts.decider !== null) return `${name} की रेड से कोई अंक नहीं।`;
  if (facts.doOrDie) return `डू-ऑर-डाई रेड में ${name} को कुछ हासिल नहीं हुआ।`;
  const told = pick(variant, [
    `${name} की रेड खाली गई।`,
    `${name} की खाली हाथ वापसी।`,
    `${name} को इस बार कोई अंक नहीं।`,
    `${opponents} के डिफेंस ने ${name} को अंक नहीं लेने दिया।`,
    `${name} की रेड से कोई अंक नहीं निकला।`,
    `खाली रेड, रेडर ${name}।`,
    `${name} की रेड में अंक नहीं मिला।`,
    `इस रेड में ${name} के हाथ कुछ नहीं लगा।`,
    `${name} की बिना अंक के वापसी।`,
    `${opponents} के डिफेंस के सामने ${name} की रेड बेअसर।`,
    `${name} की शांत रेड, कोई अंक नहीं।`,
  ]);
  const next = pick(variant >>> 5, [
    `${team} की अगली रेड डू-ऑर-डाई होगी।`,
    `अब ${team} को अगली रेड में अंक लेना ही होगा।`,
    `${team} के सामने अब डू-ऑर-डाई रेड।`,
  ]);
  return facts.nextDoOrDie ? `${told} ${next}` : told;
}

function home(facts: RaidFacts, variant: number): string {
  const { superRaid, doOrDie } = facts;
  const lead = superRaid
    ? pick(variant >>> 6, ['सुपर रेड! ', 'यह रही सुपर रेड: ', 'सुपर रेड: '])
    : doOrDie
      ? pick(variant >>> 6, ['डू-ऑर-डाई रेड सफल: ', 'डू-ऑर-डाई रेड में ', 'डू-ऑर-डाई की चुनौती पार, '])
      : '';
  return `${lead}${gains(facts, variant)}।`;
}

function gains(facts: RaidFacts, variant: number): string {
  const name = who(facts);
  const { touches, selfOuts, bonus, opponents, team } = facts;
  const hit = victims(facts.touched, touches, opponents);
  if (touches > 0 && facts.decider !== null)
    return bonus ? `${name} ने बोनस लिया और ${hit} को छुआ` : `${name} ने ${hit} को छुआ`;
  if (touches > 0 && bonus) {
    return pick(variant, [
      `${name} ने बोनस के साथ ${hit} को भी आउट किया`,
      `बोनस भी, टच भी: ${name} ने ${hit} को बाहर भेजा`,
      `${name} को बोनस मिला और ${hit} को मैट छोड़ना पड़ा`,
    ]);
  }
  if (touches === 1) {
    return pick(variant, [
      `${name} ने ${hit} को आउट किया`,
      `${name} ने ${hit} को बाहर भेजा`,
      `${name} ने ${hit} को छूकर सुरक्षित वापसी की`,
      `${name} को टच पॉइंट, ${hit} आउट`,
      `${name} के टच से ${hit} मैट से बाहर`,
      `${name} ने एक अंक दिलाया, ${hit} आउट`,
    ]);
  }
  if (touches > 1) {
    return pick(variant, [
      `${name} ने एक ही रेड में ${hit} को आउट किया`,
      `${name} ने ${hit} को छूकर सुरक्षित वापसी की`,
      `${name} के आगे ${hit} को मैट छोड़ना पड़ा`,
    ]);
  }
  if (bonus) {
    return pick(variant, [
      `${name} ने बोनस अंक लिया`,
      `${name} को बोनस अंक`,
      `${name} ने बोनस लाइन पार कर एक अंक जोड़ा`,
      `बोनस के साथ ${name} की वापसी`,
    ]);
  }
  if (selfOuts > 0) return `${victims(facts.selfOut, selfOuts, opponents)} सीमा से बाहर, फायदा ${team} को`;
  return `${name} की सुरक्षित वापसी`;
}

function out(facts: RaidFacts, variant: number): string {
  const { raiderOut, bonus, tacklers, opponents } = facts;
  const name = who(facts);
  if (raiderOut !== 'tackled') return bonus ? `${name} को बोनस अंक। ${mishap(facts, variant)}` : mishap(facts, variant);
  if (!bonus) return tackle(facts, variant);
  const by = tacklers.length === 0 ? opponents : listed(tacklers);
  return pick(variant, [
    `${name} को बोनस तो मिला, लेकिन ${by} के टैकल से आउट।`,
    `पहले ${name} ने बोनस लिया, फिर ${by} ने टैकल किया।`,
    `दोनों को एक-एक अंक: बोनस ${name} का, टैकल ${by} का।`,
    `बोनस लेने के बाद ${name} को ${by} ने पकड़ा।`,
  ]);
}

function tackle(facts: RaidFacts, variant: number): string {
  const { tacklers, superTackle, defenders, opponents, doOrDie, raider, conceded } = facts;
  const name = raider ?? `${facts.team} के रेडर`;
  const by = tacklers.length === 0 ? opponents : listed(tacklers);
  if (superTackle) {
    const count = defenders > 0 && defenders <= 3 ? `मैट पर सिर्फ ${defenders} डिफेंडर, फिर भी ` : '';
    const worth = points(conceded);
    return pick(variant, [
      `सुपर टैकल! ${count}${by} ने ${name} को रोका: ${opponents} को ${worth}।`,
      `${count}${by} ने ${name} को दबोच लिया: सुपर टैकल, ${opponents} को ${worth}।`,
      `${by} का सुपर टैकल: ${name} आउट, ${opponents} के खाते में ${worth}।`,
    ]);
  }
  if (doOrDie) {
    return pick(variant, [
      `डू-ऑर-डाई रेड में ${by} ने ${name} को टैकल किया।`,
      `डू-ऑर-डाई रेड नाकाम, ${by} के टैकल से ${name} आउट।`,
      `डू-ऑर-डाई रेड ${opponents} के नाम: ${by} ने ${name} को पकड़ा।`,
    ]);
  }
  return pick(variant, [
    `${by} ने ${name} को टैकल किया।`,
    `${by} के टैकल से ${name} आउट।`,
    `${by} ने ${name} को पकड़ा: ${opponents} को एक अंक।`,
    `${by} ने ${name} को लौटने नहीं दिया।`,
    `${name} आउट, टैकल ${by} का।`,
    `${by} ने ${name} को दबोच लिया।`,
  ]);
}

function mishap(facts: RaidFacts, variant: number): string {
  const name = who(facts);
  const { opponents } = facts;
  switch (facts.raiderOut) {
    case 'out of bounds':
      return pick(variant, [`${name} सीमा से बाहर।`, `${name} का कदम सीमा से बाहर, ${opponents} को एक अंक।`]);
    case 'time over':
      return pick(variant, [`समय खत्म और ${name} आउट।`, `${name} का समय पूरा, ${opponents} को एक अंक।`]);
    case 'baulk line':
      return `${name} ने बॉक लाइन पार नहीं की, इसलिए आउट।`;
    case 'do or die':
      return pick(variant, [
        `डू-ऑर-डाई रेड में अंक नहीं आया, ${name} आउट।`,
        `${name} को डू-ऑर-डाई रेड में अंक नहीं मिला, इसलिए आउट।`,
      ]);
    case 'cant':
      return `${name} का कैंट टूटा, इसलिए आउट।`;
    case 'self out':
      return pick(variant, [
        `${name} बिना टैकल के आउट, ${opponents} को एक अंक।`,
        `${name} की अपनी चूक से ${opponents} को एक अंक।`,
      ]);
    default:
      return `${name} आउट, ${opponents} को एक अंक।`;
  }
}

/** Points on top that the raid itself does not explain. */
function technical(facts: RaidFacts): string {
  const { selfOuts, touches, outcome, team, opponents } = facts;
  const also =
    selfOuts > 0 && (touches > 0 || outcome === 'unsuccessful' || facts.bonus)
      ? `${victims(facts.selfOut, selfOuts, opponents)} भी सीमा से बाहर।`
      : '';
  const { own, theirs } = facts.technical;
  const extra = [
    ...(own > 0 ? [`${team} को ${own === 1 ? 'एक तकनीकी अंक' : `${own} तकनीकी अंक`}।`] : []),
    ...(theirs > 0 ? [`${opponents} को ${theirs === 1 ? 'एक तकनीकी अंक' : `${theirs} तकनीकी अंक`}।`] : []),
  ];
  return [also, ...extra].filter((part) => part !== '').join(' ');
}

function victims(names: readonly string[], total: number, opponents: string): string {
  const unnamed = total - names.length;
  const others = unnamed === 1 ? 'एक डिफेंडर' : `${unnamed} डिफेंडर`;
  if (names.length === 0) return `${opponents} के ${others}`;
  return unnamed === 0 ? listed(names) : listed([...names, others]);
}

function milestones({ allOut, raider, superTen, highFive }: RaidFacts): readonly string[] {
  return [
    ...(allOut === null
      ? []
      : [
          allOut.points > 0
            ? `${allOut.team} ऑल आउट! ${allOut.by} को ${allOut.points} अंक और।`
            : `${allOut.team} ऑल आउट!`,
        ]),
    ...(superTen && raider !== null ? [`${raider} का सुपर 10 पूरा।`] : []),
    ...(highFive === null ? [] : [`${highFive} का हाई 5 पूरा।`]),
  ];
}

function standing(facts: RaidFacts): string {
  const { effect, score, line, allOut, decider } = facts;
  if (score === null || line === null) return '';
  if (decider !== null) return `${decider === 'tie-break' ? 'टाई-ब्रेक' : 'गोल्डन रेड'} में ${line}।`;
  const many = facts.outcome === 'successful' && facts.points > 1 && milestones(facts).length === 0;
  const worth = many ? `${points(facts.points)}, ` : '';
  if (effect !== null)
    return effect.kind === 'level' ? `${worth}स्कोर बराबर: ${line}।` : `${worth}${effect.team} आगे: ${line}।`;
  return allOut === null ? `${worth}${score}।` : `${line}।`;
}
