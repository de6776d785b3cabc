import { isJsonObject, type Json, type JsonObject } from '#shared/json/json.ts';
import type { MatchState } from '#shared/match/state.ts';
import type { Player } from '#shared/sports/teams.ts';
import { EventForm } from '../../fields/event-form.tsx';
import { blankOf, fieldsOfSchema, type Names, NO_NAMES } from '../../fields/schema-fields.ts';
import { eventTerm } from '../../fields/terms.ts';
import { createdFields } from '../../setup/created-fields.ts';
import type { SportPad } from '../pad.ts';
import { ActionPad, type EventForms } from './action-pad.tsx';
import { helpOf } from './help.ts';
import type { PadSpec } from './pad-spec.ts';
import { text } from './text.ts';

function shirtAndName({ number, name }: Player): string {
  return number === undefined ? name : `${number} ${name}`;
}

/** A whole pad from its actions: forms, corrections and set-up come from the sport's own schemas. */
export function definePad<State>(spec: PadSpec<State>): SportPad {
  const { sport, labels } = spec;
  const schemas: ReadonlyMap<string, object> = new Map(Object.entries(sport.schemas().events));

  const playOf = (match: MatchState | null): State | null => (match === null ? null : sport.stateOf(match.game));

  function schemaOf(type: string): Json {
    const schema = schemas.get(type);
    return isJsonObject(schema) ? schema : {};
  }

  function namesIn(match: MatchState | null): Names {
    const play = playOf(match);
    if (play === null) return NO_NAMES;
    const teams = spec.squads(play);
    return {
      teams: teams.map(({ id, name }) => ({ value: id, label: name })),
      players: teams.flatMap(({ shortName, players }) =>
        players.map((player) => ({ value: player.id, label: `${shortName} ${shirtAndName(player)}` })),
      ),
      squads: teams.map(({ players }) => players.map((player) => ({ value: player.id, label: shirtAndName(player) }))),
    };
  }

  function labelOf(type: string): string {
    return labels[type] ?? eventTerm(type);
  }

  const fieldsIn = (type: string, data: JsonObject, match: MatchState | null) =>
    type === 'match.created' ? createdFields(data) : fieldsOfSchema(schemaOf(type), data, namesIn(match), labels);

  const eventForm: EventForms = ({ title, deed: { type, data } }, match, done) => (
    <EventForm
      title={title}
      initial={{ ...blankOf(schemaOf(type), namesIn(match)), ...data }}
      fields={(now) => fieldsIn(type, now, match)}
      submit={{ label: text.form.score, run: (filled) => done({ type, data: filled }) }}
      cancel={{ label: text.form.cancel, run: () => done(null) }}
    />
  );

  return {
    sport: sport.id,
    setUp: { labels },
    render(props) {
      const play = playOf(props.state);
      return play === null ? null : <ActionPad {...props} spec={spec} play={play} eventForm={eventForm} />;
    },
    help: (match) => helpOf(spec, playOf(match)),
    kinds: (spec.insertable ?? [...schemas.keys()]).map((type) => ({
      type,
      label: labelOf(type),
      blank: (before) => blankOf(schemaOf(type), namesIn(before)),
    })),
    fields: fieldsIn,
    describe({ type, data }, match) {
      const { teams, players } = namesIn(match);
      const known = [...players, ...teams];
      const named = Object.values(data).flatMap((value) => known.find((choice) => choice.value === value)?.label ?? []);
      return named.length === 0 ? labelOf(type) : `${labelOf(type)}: ${named.join(', ')}`;
    },
  };
}
