import { useMemo } from 'react';
import type { Json } from '#shared/json/json.ts';
import type { Step } from '#shared/match/fold.ts';
import { clockText } from '#shared/sports/clock.ts';
import { useLink } from '../../app/services.ts';
import type { Field } from '../../fields/field.ts';
import { type Change, differences, historyOf } from '../../match/history.ts';
import type { SportPad } from '../../pads/pad.ts';
import type { OpenDesk } from '../../stores/desk.ts';
import { exactTime } from '../../text/text.ts';
import styles from './event-history.module.css';
import { historyText as text } from './history-text.ts';

interface Props {
  readonly desk: OpenDesk;
  readonly pad: SportPad | undefined;
  readonly step: Step;
}

/** What was done to an event, by whom and why, with the facts before and after; nothing where nothing was. */
export function EventHistory({ desk: { open, version }, pad, step: { event, before } }: Props) {
  const names = useLink((link) => link.names);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the fold is changed in place, the version says so
  const changes = useMemo(() => historyOf(open.fold.log, event.id), [open, version, event.id]);
  const corrections = changes.length - (changes[0]?.kind === 'inserted' ? 0 : 1);
  if (corrections < 1) return null;
  return (
    <details className={styles.history}>
      <summary>{text.title(corrections)}</summary>
      <ol>
        {changes.map((change) => (
          <li key={change.by.id}>
            <p className={styles.who}>
              {text.kinds[change.kind]} · {exactTime(change.by.recordedAt)} ·{' '}
              {names.get(change.by.source.id) ?? change.by.source.id} · #{change.by.seq}
            </p>
            {change.reason !== null && <p className={styles.reason}>{change.reason}</p>}
            <Facts change={change} fieldsOf={(data) => pad?.fields(event.type, data, before) ?? []} />
          </li>
        ))}
      </ol>
    </details>
  );
}

interface FactsProps {
  readonly change: Change;
  readonly fieldsOf: (data: Change['after']) => readonly Field[];
}

function Facts({ change: { before, after }, fieldsOf }: FactsProps) {
  const fields = new Map([...fieldsOf(before), ...fieldsOf(after)].map((field) => [field.path, field]));
  const different = differences(before, after, new Set(fields.keys()));
  if (different.length === 0) return null;
  return (
    <dl className={styles.facts}>
      {different.map(({ path, was, is }) => (
        <div key={path}>
          <dt>{fields.get(path)?.label ?? path}</dt>
          <dd>
            <del>{valueText(fields.get(path), was)}</del> <span className="visually-hidden">{text.becomes}</span>
            <span aria-hidden="true">→</span> <ins>{valueText(fields.get(path), is)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** As the form of the event would show it. */
function valueText(field: Field | undefined, value: Json | undefined): string {
  if (field?.kind === 'switch') return value === true ? text.yes : text.no;
  if (value === undefined || value === null) return text.nothing;
  if (field?.kind === 'clock' && typeof value === 'number') return clockText('down', value);
  const named = (one: Json): string => {
    const options = field?.kind === 'choice' || field?.kind === 'many' ? field.options : [];
    const known = options.find((option) => option.value === one)?.label;
    return known ?? (typeof one === 'string' ? one : JSON.stringify(one));
  };
  return Array.isArray(value) && field?.kind === 'many' ? value.map(named).join(', ') : named(value);
}
