import { useState } from 'react';
import type { JsonObject } from '#shared/json/json.ts';
import { type Innings, playerName, type State } from '#shared/sports/cricket/state.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { Button } from '../../parts/button.tsx';
import type { PadProps } from '../pad.ts';
import { ACTION_KEYS, BallPad, MatchOver, type PadAction } from './ball-pad.tsx';
import { Crease } from './crease.tsx';
import { angleOf, type Ball, type Entry, enterBy, enterExtra, isAllRun, noEntry, toRuns } from './entry.ts';
import { fieldingSide, INNINGS_WITHOUT_TOSS, isOver, isReady, type Need, needOf } from './needs.ts';
import { OverStrip } from './over-strip.tsx';
import styles from './pad.module.css';
import { EndInningsPanel, MorePanel, PenaltyPanel, ReviewPanel } from './panels.tsx';
import { NextBowler, Question } from './questions.tsx';
import { text } from './text.ts';
import { cricketOf } from './view.ts';
import { WicketPanel } from './wicket-panel.tsx';

type Panel = 'wicket' | 'penalty' | 'end' | 'more' | 'bowler' | 'review';

export function CricketPad(props: PadProps) {
  const state = cricketOf(props.state);
  return state === null ? null : <Pad {...props} cricket={state} />;
}

function Pad({ state: match, cricket, act: score }: PadProps & { readonly cricket: State }) {
  const [entry, setEntry] = useState<Entry>(noEntry);
  const [panel, setPanel] = useState<Panel | null>(null);
  /** The question that the scorer put off; any other one is asked again. */
  const [later, setLater] = useState<Need['kind'] | null>(null);
  /** What is being entered was begun in this state; in another one it may mean something else. */
  const [begunIn, setBegunIn] = useState(match);
  if (begunIn !== match) {
    setBegunIn(match);
    setPanel(null);
    setEntry(noEntry);
  }
  const { current } = cricket;
  const need = needOf(cricket);
  const asked = need === null || need.kind !== later ? need : need.kind === 'toss' ? INNINGS_WITHOUT_TOSS : null;

  function act(type: string, data: JsonObject): boolean {
    const done = score(type, data);
    if (done) setLater(null);
    return done;
  }

  function bowl(ball: Ball) {
    setEntry(noEntry);
    act('cricket.delivery', {
      runs: { ...toRuns(ball, cricket.format) },
      ...(isAllRun(ball) && { nonBoundary: true }),
      ...(ball.zone !== null && { angle: angleOf(ball.zone) }),
    });
  }

  function step(next: ReturnType<typeof enterExtra>) {
    if ('ball' in next) bowl(next.ball);
    else setEntry(next.entry);
  }

  function run(action: PadAction) {
    switch (action) {
      case 'ends': {
        const striker = current?.batters[current.nonStriker]?.id;
        const nonStriker = current?.batters[current.striker]?.id;
        if (striker !== undefined && nonStriker !== undefined) act('cricket.ends', { striker, nonStriker });
        return;
      }
      case 'over':
        act('cricket.over', {});
        return;
      default:
        setPanel(action);
    }
  }

  useKeys('pad', (press) => {
    if (press.control || panel !== null || asked !== null) return false;
    if (press.key === 'Enter' && later !== null) {
      setLater(null);
      return true;
    }
    const next = enterBy(entry, press);
    if (next !== null) {
      step(next);
      return true;
    }
    const action = press.shift ? undefined : ACTION_KEYS.find(({ key }) => key === press.key)?.action;
    if (action === undefined) return false;
    run(action);
    return true;
  });

  const close = () => {
    setPanel(null);
    setEntry(noEntry);
  };
  const panelProps = { state: cricket, act, close };
  return (
    <div className={styles.pad}>
      {current !== null && (
        <>
          <Crease state={cricket} innings={current} />
          <OverStrip state={cricket} innings={current} />
        </>
      )}
      <div className={styles.stage}>
        {panel === 'wicket' && current !== null && <WicketPanel {...panelProps} innings={current} ball={entry} />}
        {panel === 'penalty' && <PenaltyPanel {...panelProps} />}
        {panel === 'review' && <ReviewPanel {...panelProps} />}
        {panel === 'end' && <EndInningsPanel {...panelProps} />}
        {panel === 'more' && <MorePanel {...panelProps} match={match} />}
        {panel === 'bowler' && current !== null && (
          <NextBowler
            state={cricket}
            innings={current}
            act={(type, data) => {
              const done = act(type, data);
              if (done) close();
              return done;
            }}
            later={close}
          />
        )}
        {panel === null && asked !== null && (
          <Question state={cricket} need={asked} act={act} later={() => setLater(need?.kind ?? null)} />
        )}
        {panel === null && asked === null && (
          <>
            {need !== null && (
              <Button look="primary" hint="⏎" onClick={() => setLater(null)}>
                {askAgain(need)}
              </Button>
            )}
            {isOver(cricket) ? (
              <MatchOver action={run} />
            ) : (
              <BallPad
                entry={entry}
                next={current === null ? '' : nextBall(cricket, current)}
                blocked={isReady(cricket) ? null : blockedBy(need)}
                runs={(runs) => bowl({ ...entry, runs })}
                extra={(extra) => step(enterExtra(entry, extra))}
                allRun={() => setEntry({ ...entry, allRun: !entry.allRun })}
                zone={(zone) => setEntry({ ...entry, zone, zoning: false })}
                action={run}
              />
            )}
          </>
        )}
      </div>
    </div>
  );
}

function nextBall(state: State, innings: Innings): string {
  const striker = innings.batters[innings.striker]?.id;
  const bowler = innings.bowlers[innings.bowler]?.id;
  if (striker === undefined || bowler === undefined) return '';
  return text.next(
    playerName(state, innings.batting, striker),
    playerName(state, fieldingSide(innings), bowler),
    innings.freeHit,
  );
}

function askAgain(need: Need): string {
  switch (need.kind) {
    case 'toss':
      return text.toss.title;
    case 'innings':
      return need.superOver ? text.innings.superOver : text.innings.title;
    case 'batter':
      return text.choose.batterNeeded;
    case 'bowler':
      return text.choose.bowlerNeeded;
  }
}

function blockedBy(need: Need | null): string {
  return need === null ? text.inningsOver : askAgain(need);
}
