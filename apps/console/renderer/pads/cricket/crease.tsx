import { type Batter, bowlerOvers, type Innings, playerName, type State } from '#shared/sports/cricket/state.ts';
import styles from './crease.module.css';
import { fieldingSide } from './needs.ts';
import { text } from './text.ts';

interface Props {
  readonly state: State;
  readonly innings: Innings;
}

/** Who is at the crease and who bowls, with their figures. */
export function Crease({ state, innings }: Props) {
  // In the order in which they came in: a name does not jump when the batters cross.
  const pair = [innings.striker, innings.nonStriker].sort((a, b) => order(a) - order(b));
  const { columns } = text;
  return (
    <div className={styles.crease}>
      <table className={styles.table}>
        <caption className="visually-hidden">{text.batters}</caption>
        <thead>
          <tr>
            <th scope="col">{text.batters}</th>
            <th scope="col">{columns.runs}</th>
            <th scope="col">{columns.balls}</th>
            <th scope="col" className={styles.spare}>
              {columns.fours}
            </th>
            <th scope="col" className={styles.spare}>
              {columns.sixes}
            </th>
            <th scope="col">{columns.rate}</th>
          </tr>
        </thead>
        <tbody>
          {pair.map((index, i) => (
            <BatterRow key={index < 0 ? `nobody-${i}` : index} state={state} innings={innings} index={index} />
          ))}
        </tbody>
      </table>
      <BowlerTable state={state} innings={innings} />
    </div>
  );
}

function order(index: number): number {
  return index < 0 ? Number.MAX_SAFE_INTEGER : index;
}

function BatterRow({ state, innings, index }: Props & { readonly index: number }) {
  const batter = innings.batters[index];
  if (batter === undefined) {
    return (
      <tr>
        <th scope="row" className={styles.nobody}>
          {text.nobody}
        </th>
        <td colSpan={5} />
      </tr>
    );
  }
  const facing = index === innings.striker;
  return (
    <tr className={facing ? styles.facing : undefined}>
      <th scope="row">
        {playerName(state, innings.batting, batter.id)}
        {facing && (
          <>
            <span className={styles.bat} aria-hidden="true">
              *
            </span>
            <span className="visually-hidden">, {text.onStrike}</span>
          </>
        )}
      </th>
      <td className={styles.runs}>{batter.runs}</td>
      <td>{batter.balls}</td>
      <td className={styles.spare}>{batter.fours}</td>
      <td className={styles.spare}>{batter.sixes}</td>
      <td>{strikeRate(batter)}</td>
    </tr>
  );
}

function strikeRate({ runs, balls }: Batter): string {
  return balls === 0 ? text.nobody : ((runs * 100) / balls).toFixed(1);
}

function BowlerTable({ state, innings }: Props) {
  const bowler = innings.bowlers[innings.bowler];
  const { columns } = text;
  const { ballsPerOver } = state.format;
  const overs = bowler === undefined ? 0 : bowler.legal / ballsPerOver;
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{text.bowler}</caption>
      <thead>
        <tr>
          <th scope="col">{text.bowler}</th>
          {[columns.overs, columns.maidens, columns.runs, columns.wickets].map((label) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
          <th scope="col" className={styles.spare}>
            {columns.economy}
          </th>
        </tr>
      </thead>
      <tbody>
        {bowler === undefined ? (
          <tr>
            <th scope="row" className={styles.nobody}>
              {text.nobody}
            </th>
            <td colSpan={5} />
          </tr>
        ) : (
          <tr className={styles.facing}>
            <th scope="row">{playerName(state, fieldingSide(innings), bowler.id)}</th>
            <td>{bowlerOvers(bowler, ballsPerOver)}</td>
            <td>{bowler.maidens}</td>
            <td className={styles.runs}>{bowler.runs}</td>
            <td className={styles.runs}>{bowler.wickets}</td>
            <td className={styles.spare}>{overs === 0 ? text.nobody : (bowler.runs / overs).toFixed(1)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
