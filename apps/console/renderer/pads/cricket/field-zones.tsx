import { Kbd } from '../../parts/button.tsx';
import styles from './field-zones.module.css';
import { text } from './text.ts';

const ZONES = [1, 2, 3, 4, 5, 6, 7, 8] as const;
const RADIUS = 48;

interface Props {
  readonly zone: number | null;
  /** The next digit is taken for a zone. */
  readonly zoning: boolean;
  readonly choose: (zone: number | null) => void;
}

/** The field in eighths, the bowler at the top: a touch before the runs says where the ball went. */
export function FieldZones({ zone, zoning, choose }: Props) {
  return (
    <fieldset className={styles.field} data-zoning={zoning} title={text.zones.hint}>
      <legend className="visually-hidden">{text.zones.title}</legend>
      <svg className={styles.picture} viewBox="-50 -50 100 100" aria-hidden="true">
        {ZONES.map((n) => (
          <path
            key={n}
            className={n === zone ? styles.chosen : styles.zone}
            d={sector(n)}
            onPointerDown={(event) => {
              event.preventDefault();
              choose(n === zone ? null : n);
            }}
          />
        ))}
        <rect className={styles.pitch} x={-2.5} y={-12} width={5} height={24} />
        {ZONES.map((n) => (
          <text key={n} className={styles.number} {...place(n)}>
            {n}
          </text>
        ))}
      </svg>
      <div className="visually-hidden">
        {ZONES.map((n) => (
          <button key={n} type="button" aria-pressed={n === zone} onClick={() => choose(n === zone ? null : n)}>
            {text.zones.zone(n)}
          </button>
        ))}
      </div>
      <span className={styles.hint}>
        <Kbd>Z</Kbd>
      </span>
    </fieldset>
  );
}

/** A point on a circle, 0 at the top and clockwise: as the striker sees the bowler. */
function at(degrees: number, radius: number): { readonly x: number; readonly y: number } {
  const turn = (degrees * Math.PI) / 180;
  return { x: radius * Math.sin(turn), y: -radius * Math.cos(turn) };
}

function sector(n: number): string {
  const [from, to] = [at((n - 1) * 45, RADIUS), at(n * 45, RADIUS)];
  return `M0 0 L${from.x} ${from.y} A${RADIUS} ${RADIUS} 0 0 1 ${to.x} ${to.y} Z`;
}

function place(n: number) {
  const { x, y } = at((n - 0.5) * 45, 36);
  return { x, y: y + 4 };
}
