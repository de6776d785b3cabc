import { useClockText } from '../../parts/use-clock.ts';
import styles from './facts.module.css';
import type { Fact } from './pad-spec.ts';

/** What a scorer keeps an eye on between the score and the keys: each team's on its side. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  if (facts.length === 0) return null;
  const of = (side: Fact['side']) => facts.filter((fact) => fact.side === side).map(Row);
  return (
    <div className={styles.facts}>
      <dl className={styles.column}>{of(0)}</dl>
      <dl className={styles.column}>{of(undefined)}</dl>
      <dl className={styles.column}>{of(1)}</dl>
    </div>
  );
}

function Row(fact: Fact) {
  return (
    <div key={fact.label} className={`${styles.fact} ${fact.urgent === true ? styles.urgent : ''}`}>
      <dt>{fact.label}</dt>
      <dd>
        {fact.text}
        {fact.clock !== undefined && <Time clock={fact.clock} />}
      </dd>
    </div>
  );
}

function Time({ clock }: { readonly clock: NonNullable<Fact['clock']> }) {
  return <span className={styles.time}>{useClockText(clock)}</span>;
}
