import type { JsonObject } from '../../../json/json.ts';

/** Of an expected scorecard, what is compared. */
export interface Expected {
  readonly innings: readonly ExpectedInnings[];
  readonly method: string | null;
  readonly result: {
    readonly kind: 'win' | 'tie' | 'draw' | 'undecided';
    readonly winner?: string;
    readonly runs?: number;
    readonly wickets?: number;
    readonly innings?: number;
    readonly basis?: string;
    readonly eliminator?: string;
    readonly tieBreak?: string;
    readonly bowlOut?: string;
  };
}

interface ExpectedInnings {
  readonly team: string;
  readonly superOver: boolean;
  readonly declared: boolean;
  readonly forfeited: boolean;
  readonly runs: number;
  readonly wickets: number;
  readonly legalBalls: number;
  readonly overs: string;
  readonly allOut: boolean;
  readonly extras: Readonly<Record<string, number>>;
  readonly batting: readonly (Readonly<Record<'runs' | 'balls' | 'fours' | 'sixes', number>> & {
    readonly name: string;
    readonly text: string;
    readonly out: boolean;
  })[];
  readonly bowling: readonly (Readonly<
    Record<'legalBalls' | 'maidens' | 'runs' | 'wickets' | 'wides' | 'noballs' | 'dots', number>
  > & { readonly name: string; readonly overs: string })[];
  readonly fallOfWickets: readonly {
    readonly wicket: number;
    readonly runs: number;
    readonly player: string;
    readonly over: number;
    readonly delivery: number;
    readonly legalBalls: number;
  }[];
}

/** Every place where `card` (the engine's) says something else than `expected`. */
export function disagreements(card: JsonObject | undefined, expected: Expected): string[] {
  const want = { innings: expected.innings.map(expectedInnings), result: expectedResult(expected) };
  return differences(card, want, '');
}

function expectedInnings(innings: ExpectedInnings): unknown {
  const { team, superOver, declared, forfeited, runs, wickets, overs, extras } = innings;
  // A super over ends with the second wicket: all out for us, not for the expected files.
  const allOut = superOver ? undefined : innings.allOut;
  return {
    ...{ team, superOver, declared, forfeited, runs, wickets, overs, allOut },
    balls: innings.legalBalls,
    extras: {
      ...{ byes: extras.byes, legbyes: extras.legbyes, noballs: extras.noballs, wides: extras.wides },
      penalty: (extras.penalty ?? 0) + (extras.penaltyPre ?? 0) + (extras.penaltyPost ?? 0),
      penaltyPre: extras.penaltyPre,
      penaltyPost: extras.penaltyPost,
      total: extras.total,
    },
    batting: innings.batting.map(({ name, runs, balls, fours, sixes, text, out }) => ({
      ...{ name, runs, balls, fours, sixes, out },
      dismissal: text,
    })),
    bowling: innings.bowling.map(({ name, legalBalls, maidens, runs, wickets, wides, noballs, dots, overs }) => ({
      ...{ name, maidens, runs, wickets, wides, noballs, dots, overs },
      balls: legalBalls,
    })),
    fallOfWickets: innings.fallOfWickets.map(({ wicket, runs, player, over, delivery, legalBalls }) => ({
      ...{ wicket, runs, delivery, legalBalls },
      batter: player,
      overIndex: over,
    })),
  };
}

function expectedResult({ result, method }: Expected): unknown {
  const none = { winner: null, by: null, tie: false, draw: false, noResult: false };
  switch (result.kind) {
    case 'win': {
      const { winner, runs, wickets, innings, basis } = result;
      const by = innings === undefined ? (runs === undefined ? { wickets } : { runs }) : { innings, runs };
      return { ...none, winner, by, basis, method };
    }
    case 'tie':
      return {
        ...none,
        tie: true,
        eliminator: result.eliminator ?? result.bowlOut,
        tieBreak: result.bowlOut === undefined ? result.tieBreak : 'bowl-out',
      };
    case 'draw':
      return { ...none, draw: true };
    case 'undecided':
      return { ...none, noResult: true };
  }
}

/** `want` member by member; what it leaves out is not compared. */
function differences(got: unknown, want: unknown, path: string): string[] {
  if (want === undefined) return [];
  if (Array.isArray(want)) {
    const list: unknown[] = Array.isArray(got) ? got : [];
    if (list.length !== want.length) return [`${path} has ${list.length} entries, expected ${want.length}`];
    return want.flatMap((item, index) => differences(list[index], item, `${path}[${index}]`));
  }
  if (typeof want === 'object' && want !== null) {
    const members = new Map(Object.entries(typeof got === 'object' && got !== null ? got : {}));
    return Object.entries(want).flatMap(([key, value]) => differences(members.get(key), value, `${path}.${key}`));
  }
  return got === want ? [] : [`${path} is ${JSON.stringify(got)}, expected ${JSON.stringify(want)}`];
}
