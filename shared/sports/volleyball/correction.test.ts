import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../json/json.ts';
import { emptyHead } from '../../match/chain.ts';
import { type Decision, decide } from '../../match/desk.ts';
import { MatchFold } from '../../match/fold.ts';
import { testSetup } from './test-match.ts';

/** A console in small: drafts go over the desk into the log. */
class Console {
  readonly fold = new MatchFold();
  #head = emptyHead('m1');
  #drafts = 0;

  constructor() {
    this.send('match.created', { sport: 'volleyball', setup: { ...testSetup() } });
  }

  decide(type: string, data: JsonObject): Decision {
    this.#drafts += 1;
    const id = `01890a5d-ac96-774b-bcce-${String(this.#drafts).padStart(12, '0')}`;
    const source = { kind: 'console', id: 'test' } as const;
    const context = { match: 'm1', head: this.#head, term: 1, source, now: this.#drafts * 1000 };
    return decide(this.fold, { id, type, data }, context);
  }

  /** Returns the event's id. */
  send(type: string, data: JsonObject): string {
    const decision = this.decide(type, data);
    if (decision.kind !== 'accepted') throw new Error(`${type}: ${JSON.stringify(decision)}`);
    this.#head = decision.head;
    this.fold.append(decision.event);
    return decision.event.id;
  }

  rallies(winners: string): string[] {
    return [...winners].map((winner) => this.send('volleyball.rally', { winner }));
  }

  get card() {
    const card = this.fold.state?.game.scorecard();
    return { line: card?.scoreline, court: card?.court, conflicts: this.fold.state?.conflicts.length };
  }
}

describe('a correction', () => {
  it('of a rally’s winner moves the service and the rotations after it', () => {
    const desk = new Console();
    const positions = (team: string) => [1, 2, 3, 4, 5, 6].map((n) => `${team}${n}`);
    for (const team of ['a', 'b']) desk.send('volleyball.lineup', { team, positions: positions(team) });
    desk.send('volleyball.set', { serving: 'a' });
    const ids = desk.rallies('abab');
    expect(desk.card).toMatchObject({ line: '2-2', court: { server: 'Birch 3' } });
    desk.send('correction.amend', { target: ids[1] ?? '', data: { winner: 'a' } });
    expect(desk.card).toMatchObject({ line: '3-1', court: { server: 'Birch 2' }, conflicts: 0 });
    expect(desk.fold.effective.at(-1)?.data).toEqual({ set: 1, winner: 'b' });
  });

  it('that leaves a set unfinished keeps the next one in its place', () => {
    const desk = new Console();
    const ids = desk.rallies('a'.repeat(25));
    const next = desk.send('volleyball.set', {});
    expect(desk.fold.find(next)?.data).toEqual({ set: 2, previous: 'a' });
    desk.rallies('bb');
    desk.send('correction.void', { target: ids[7] ?? '' });
    expect(desk.card).toMatchObject({ line: '24-0 0-2', conflicts: 0 });
    desk.send('correction.insert', { after: ids[7] ?? '', type: 'volleyball.rally', data: { winner: 'a' }, at: 8000 });
    expect(desk.card).toMatchObject({ line: '25-0 0-2', conflicts: 0 });
  });

  it('that makes a set longer than it can be is pointed out', () => {
    const desk = new Console();
    const ids = desk.rallies('a'.repeat(25));
    const insert = { after: ids[3] ?? '', type: 'volleyball.rally', data: { winner: 'a' }, at: 4000 };
    expect(desk.decide('correction.insert', insert)).toMatchObject({ kind: 'refused', problem: { code: 'conflict' } });
  });
});
