import { type KeyLook, PadKey } from '../../parts/pad-key.tsx';
import styles from './ball-pad.module.css';
import { type Entry, type Extra, MOST_RUNS } from './entry.ts';
import { FieldZones } from './field-zones.tsx';
import { text } from './text.ts';

export type PadAction = 'wicket' | 'ends' | 'over' | 'bowler' | 'penalty' | 'review' | 'end' | 'more';

export const ACTION_KEYS: readonly { readonly key: string; readonly action: PadAction; readonly label: string }[] = [
  { key: 'k', action: 'wicket', label: text.actions.wicket },
  { key: 's', action: 'ends', label: text.actions.ends },
  { key: 'o', action: 'over', label: text.actions.over },
  { key: 'c', action: 'bowler', label: text.actions.bowler },
  { key: 'p', action: 'penalty', label: text.actions.penalty },
  { key: 'v', action: 'review', label: text.actions.review },
  { key: 'i', action: 'end', label: text.actions.end },
  { key: 'm', action: 'more', label: text.actions.more },
];

const EXTRAS: readonly { readonly key: string; readonly extra: Extra }[] = [
  { key: 'w', extra: 'wide' },
  { key: 'n', extra: 'noball' },
  { key: 'b', extra: 'bye' },
  { key: 'l', extra: 'legbye' },
];

interface Props {
  readonly entry: Entry;
  /** Who faces whom. */
  readonly next: string;
  /** Why no ball can be scored now; null: it can. */
  readonly blocked: string | null;
  readonly runs: (runs: number) => void;
  readonly extra: (extra: Extra) => void;
  readonly allRun: () => void;
  readonly zone: (zone: number | null) => void;
  readonly action: (action: PadAction) => void;
}

/** The keys of the pad, on the screen: one press here is one key there. */
export function BallPad({ entry, next, blocked, runs, extra, allRun, zone, action }: Props) {
  const off = blocked !== null;
  const ask = askOf(entry);
  const look = off ? styles.blocked : ask === null ? '' : styles.asking;
  return (
    <div className={styles.pad}>
      <p className={`${styles.ask} ${look}`} aria-live="polite">
        {blocked ?? ask ?? next}
      </p>
      <fieldset className={styles.runs}>
        <legend className="visually-hidden">{text.runs.title}</legend>
        {Array.from({ length: MOST_RUNS + 1 }, (_, n) => n).map((n) => (
          <PadKey key={n} single hint={String(n)} blocked={blocked} look={runLook(n, entry)} press={() => runs(n)}>
            <span className={styles.digit}>{n}</span>
            <span className={styles.word}>{runWord(n, entry)}</span>
          </PadKey>
        ))}
      </fieldset>
      <fieldset className={styles.extras}>
        <legend className="visually-hidden">{text.extras.title}</legend>
        {EXTRAS.map(({ key, extra: kind }) => (
          <PadKey
            key={kind}
            hint={key.toUpperCase()}
            blocked={blocked}
            look="extra"
            pressed={entry.extra === kind || (entry.extra === 'noball' && entry.off === kind)}
            press={() => extra(kind)}
          >
            {text.extras[kind]}
          </PadKey>
        ))}
        <PadKey hint="A" blocked={blocked} look="plain" pressed={entry.allRun} press={allRun}>
          {text.runs.allRun}
        </PadKey>
      </fieldset>
      <div className={styles.lower}>
        <Actions actions={ACTION_KEYS} run={action} />
        <FieldZones zone={entry.zone} zoning={entry.zoning} choose={zone} />
      </div>
    </div>
  );
}

/** After the last ball of a match little is left to do. */
export function MatchOver({ action }: Pick<Props, 'action'>) {
  return (
    <div className={styles.over}>
      <p className={styles.decided}>{text.matchOver}</p>
      <Actions
        actions={ACTION_KEYS.filter((each) => each.action === 'penalty' || each.action === 'more')}
        run={action}
      />
    </div>
  );
}

interface ActionsProps {
  readonly actions: typeof ACTION_KEYS;
  readonly run: (action: PadAction) => void;
}

function Actions({ actions, run }: ActionsProps) {
  return (
    <fieldset className={styles.actions}>
      <legend className="visually-hidden">{text.actions.title}</legend>
      {actions.map(({ key, action, label }) => (
        <PadKey
          key={action}
          hint={key.toUpperCase()}
          blocked={null}
          look={action === 'wicket' ? 'wicket' : 'plain'}
          press={() => run(action)}
        >
          {label}
        </PadKey>
      ))}
    </fieldset>
  );
}

function askOf({ extra, off }: Entry): string | null {
  if (extra === null) return null;
  return extra === 'noball' && off !== 'bat' ? text.extras.noballOff[off] : text.extras.ask[extra];
}

function runLook(n: number, { extra, allRun }: Entry): KeyLook {
  if (extra !== null && extra !== 'noball') return 'run';
  if (n === 4 && !allRun) return 'four';
  return n === 6 && !allRun ? 'six' : 'run';
}

function runWord(n: number, entry: Entry): string {
  if (entry.extra !== null) return '';
  if (n === 0) return text.runs.dot;
  if (n !== 4 && n !== 6) return '';
  return entry.allRun ? text.runs.allRun.toLowerCase() : text.runs.boundary;
}
