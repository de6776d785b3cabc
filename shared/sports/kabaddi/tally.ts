import type { DataOf } from './events.ts';
import type { Verdict } from './raid.ts';
import { NO_PLAY, type PlayerTally, type Team } from './state.ts';

/** The raiding side's counts and the raider's after a raid. */
export function withRaider(team: Team, { raider }: DataOf<'kabaddi.raid'>, verdict: Verdict): Team {
  const { outcome, points, superRaid, doOrDie } = verdict;
  const won = outcome === 'successful';
  const raids = {
    total: team.raids.total + 1,
    successful: team.raids.successful + count(won),
    empty: team.raids.empty + count(outcome === 'empty'),
    super: team.raids.super + count(superRaid),
  };
  const next = {
    ...team,
    raids,
    empty: outcome === 'empty' ? team.empty + 1 : 0,
    allOuts: team.allOuts + count(verdict.allOut.defenders),
  };
  return withPlayer(next, raider, (was) => ({
    ...was,
    raids: was.raids + 1,
    successful: was.successful + count(won),
    unsuccessful: was.unsuccessful + count(outcome === 'unsuccessful'),
    empty: was.empty + count(outcome === 'empty'),
    touch: was.touch + points.raid.touch,
    bonus: was.bonus + points.raid.bonus,
    superRaids: was.superRaids + count(superRaid),
    doOrDie: was.doOrDie + count(doOrDie),
    doOrDieWon: was.doOrDieWon + count(doOrDie && won),
  }));
}

/** The defending side's counts and its players' after a raid; the first of the tacklers is credited. */
export function withDefence(team: Team, { touched, tacklers }: DataOf<'kabaddi.raid'>, verdict: Verdict): Team {
  const { points, touches, superTackle } = verdict;
  const { capture } = points.defence;
  const tackles = {
    successful: team.tackles.successful + count(capture > 0),
    failed: team.tackles.failed + touches,
    super: team.tackles.super + count(superTackle),
  };
  const allOuts = team.allOuts + count(verdict.allOut.raiders);
  const failed = touched.reduce<Team>(
    (next, id) => withPlayer(next, id, (was) => ({ ...was, failedTackles: was.failedTackles + 1 })),
    { ...team, tackles, allOuts },
  );
  if (capture === 0) return failed;
  return withPlayer(failed, tacklers[0], (was) => ({
    ...was,
    tackles: was.tackles + 1,
    capture: was.capture + capture,
    superTackles: was.superTackles + count(superTackle),
  }));
}

export function raidPoints({ touch, bonus }: PlayerTally): number {
  return touch + bonus;
}

/** A super tackle is worth one more. */
export function tacklePoints({ capture, superTackles }: PlayerTally): number {
  return capture + superTackles;
}

function withPlayer(team: Team, id: string | undefined, change: (was: PlayerTally) => PlayerTally): Team {
  if (id === undefined) return team;
  return { ...team, players: new Map(team.players).set(id, change(team.players.get(id) ?? NO_PLAY)) };
}

function count(holds: boolean): number {
  return holds ? 1 : 0;
}
