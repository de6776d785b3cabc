import type { JsonObject } from '#shared/json/json.ts';
import { DismissalKind } from '#shared/sports/cricket/events.ts';
import { inningsOf, type State } from '#shared/sports/cricket/state.ts';
import { other, type Side } from '#shared/sports/side.ts';
import type { Choice, Field } from '../../fields/field.ts';
import { valueAt } from '../../fields/field.ts';
import { createdFields } from '../../setup/created-fields.ts';
import { text } from './text.ts';

const { form } = text;

/** The form of one event: what can be changed about it, with the names that make sense at its place in the match. */
export function fieldsOf(type: string, data: JsonObject, state: State | null): readonly Field[] {
  if (type === 'match.created')
    return createdFields(data, [count('setup.format.overs', text.setUp.fields.overs, 1, 200)]);
  if (state === null) return [];
  const batting = battingSide(state, data);
  const players = {
    batting: names(state, batting),
    fielding: names(state, other(batting)),
    all: [...names(state, batting), ...names(state, other(batting))],
  };
  const teams = state.setup.teams.map(({ id, name }) => ({ value: id, label: name }));
  switch (type) {
    case 'cricket.delivery':
      return deliveryFields(data, players);
    case 'cricket.wicket':
      return wicketFields('', data, players);
    case 'cricket.batter':
      return [choice('player', form.player, players.batting), choice('end', form.end, options(form.ends), form.asTold)];
    case 'cricket.bowler':
      return [choice('player', form.bowler, players.fielding)];
    case 'cricket.ends':
      return [choice('striker', form.striker, players.batting), choice('nonStriker', form.nonStriker, players.batting)];
    case 'cricket.toss':
      return [choice('winner', form.winner, teams), choice('decision', form.decision, options(form.decisions))];
    case 'cricket.innings':
      return [
        choice('batting', form.team, teams, form.asTold),
        choice('striker', form.striker, players.all, form.unknown),
        choice('nonStriker', form.nonStriker, players.all, form.unknown),
        choice('bowler', form.bowler, players.all, form.unknown),
        { kind: 'switch', path: 'followOn', label: form.followOn },
        { kind: 'switch', path: 'superOver', label: form.superOver },
      ];
    case 'cricket.absent':
      return [choice('players.0', form.player, players.batting)];
    case 'cricket.penalty':
      return [choice('to', form.team, teams), count('runs', form.runs, 1, 50), words('reason', form.reason, 200)];
    case 'cricket.close':
      return [choice('reason', form.closing, options(CLOSINGS))];
    case 'cricket.overs':
      return [count('overs', form.overs, 0, 200, 0.1), words('reason', form.reason, 200)];
    case 'cricket.target':
      return [
        count('runs', form.runs, 1, 2000),
        count('overs', form.overs, 0, 200, 0.1),
        words('method', form.method, 20),
      ];
    case 'cricket.adjust':
      return [
        count('runs', form.runs, 0, 3000),
        count('wickets', form.wickets, 0, 10),
        count('balls', form.balls, 0, 10_000),
        choice('striker', form.striker, players.batting, form.unknown),
        choice('nonStriker', form.nonStriker, players.batting, form.unknown),
        choice('bowler', form.bowler, players.fielding, form.unknown),
        words('reason', form.reason, 200),
      ];
    case 'cricket.powerplay':
      return [words('kind', form.kind, 40), count('from', form.from, 0, 999, 0.1), count('to', form.to, 0, 999, 0.1)];
    case 'cricket.review':
      return [
        choice('by', form.by, teams),
        choice('batter', form.batter, players.batting, form.unknown),
        choice('decision', form.outcome, options(form.outcomes)),
        { kind: 'switch', path: 'umpiresCall', label: form.umpiresCall },
      ];
    case 'cricket.replacement':
      return [
        choice('team', form.team, teams),
        choice('out', form.out, players.all, form.unknown),
        words('in.name', form.inName, 80),
        words('in.id', form.inId, 64),
        choice('role', form.role, options(form.roles), form.asTold),
        words('reason', form.reason, 80),
      ];
    case 'cricket.decider':
      return [choice('winner', form.winner, teams), words('method', form.method, 40)];
    case 'cricket.award':
      return [
        choice('winner', form.winner, teams),
        choice('how', form.how, options(form.hows)),
        words('reason', form.reason, 200),
      ];
    case 'cricket.suspension':
      return [choice('player', form.bowler, players.fielding), words('reason', form.reason, 200)];
    case 'cricket.reviews':
      return [choice('team', form.team, teams), count('left', form.left, 0, 20)];
    case 'cricket.days':
      return [count('days', form.days, 1, 10)];
    case 'cricket.dead-ball':
      return [words('reason', form.reason, 200)];
    default:
      return [];
  }
}

const CLOSINGS = {
  declared: text.end.declared,
  time: text.end.time,
  overs: text.end.overs,
  forfeited: text.end.forfeited,
} as const;

interface Names {
  readonly batting: readonly Choice[];
  readonly fielding: readonly Choice[];
}

function deliveryFields(data: JsonObject, players: Names): readonly Field[] {
  return [
    count('runs.batter', form.batterRuns, 0, 99),
    count('runs.wides', form.wides, 0, 99),
    count('runs.noballs', form.noballs, 0, 99),
    count('runs.byes', form.byes, 0, 99),
    count('runs.legbyes', form.legbyes, 0, 99),
    count('runs.penalty', form.penalty, 0, 99),
    { kind: 'switch', path: 'nonBoundary', label: form.nonBoundary },
    ...wicketFields('wickets.0.', data, players),
    choice('striker', form.striker, players.batting),
    choice('nonStriker', form.nonStriker, players.batting),
    choice('bowler', form.bowler, players.fielding),
    count('over', form.over, 0, 999),
    words('remark', form.remark, 500),
  ];
}

/** A wicket on a ball may be taken away altogether; one between balls is the event itself. */
function wicketFields(at: string, data: JsonObject, players: Names): readonly Field[] {
  const kinds = DismissalKind.options.map((kind) => ({ value: kind, label: text.kinds[kind] }));
  const kind = valueAt(data, `${at}kind`);
  const kindField: Field =
    at === '' ? choice('kind', form.wicketKind, kinds) : choice(`${at}kind`, form.wicketKind, kinds, form.noWicket);
  if (kind === undefined) return [kindField];
  const fielders = valueAt(data, `${at}fielders`);
  const shown = Array.isArray(fielders) ? Math.min(fielders.length + 1, 4) : 1;
  return [
    kindField,
    choice(`${at}player`, form.wicketPlayer, players.batting),
    ...Array.from({ length: shown }, (_, i) =>
      choice(`${at}fielders.${i}.player`, form.fielder(i + 1), players.fielding, form.unknown),
    ),
  ];
}

/** Who bats at this place: the ball's own word, else the innings in progress. */
function battingSide(state: State, { striker, batting }: JsonObject): Side {
  if (typeof batting === 'string' && state.setup.teams[1].id === batting) return 1;
  if (typeof striker === 'string' && state.rosters[1].players.has(striker)) return 1;
  if (typeof striker === 'string' && state.rosters[0].players.has(striker)) return 0;
  return inningsOf(state).at(-1)?.batting ?? 0;
}

function names(state: State, side: Side): readonly Choice[] {
  return [...state.rosters[side].players.values()].map(({ id, name }) => ({ value: id, label: name }));
}

function options(labels: Readonly<Record<string, string>>): readonly Choice[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

function choice(path: string, label: string, options: readonly Choice[], none?: string): Field {
  return { kind: 'choice', path, label, options, ...(none !== undefined && { none }) };
}

function count(path: string, label: string, min: number, max: number, step = 1): Field {
  return { kind: 'count', path, label, min, max, step };
}

function words(path: string, label: string, max: number): Field {
  return { kind: 'text', path, label, max };
}
