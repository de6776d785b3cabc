import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../json/json.ts';
import { emptyHead } from './chain.ts';
import { type Decision, decide } from './desk.ts';
import type { Draft } from './event.ts';
import { MatchFold } from './fold.ts';

const names = (team: string) =>
  Array.from({ length: 11 }, (_, i) => ({ id: `${team}${i + 1}`, name: `${team} ${i + 1}` }));
const setup = {
  teams: ['A', 'B'].map((team) => ({ id: team, name: `Team ${team}`, shortName: team, players: names(team) })),
  format: { name: 'T20', overs: 20 },
};
const draft = (type: string, data: JsonObject = {}): Draft => ({ id: uuidv7(), type, data });

let fold = MatchFold.of([]);
let head = emptyHead('m');

beforeEach(() => {
  fold = MatchFold.of([]);
  head = emptyHead('m');
});

function submit(submitted: Draft): Decision {
  const decision = decide(fold, submitted, {
    match: 'm',
    head,
    term: 1,
    source: { kind: 'scorer', id: 's' },
    now: 1000,
  });
  if (decision.kind === 'accepted') {
    fold.append(decision.event);
    head = decision.head;
  }
  return decision;
}

function outcome(submitted: Draft): string {
  const decision = submit(submitted);
  return decision.kind === 'refused' ? decision.problem.code : decision.kind;
}

function openMatch(): void {
  expect(outcome(draft('match.created', { sport: 'cricket', setup }))).toBe('accepted');
  expect(outcome(draft('cricket.innings', { batting: 'A' }))).toBe('accepted');
  expect(
    outcome(draft('cricket.delivery', { striker: 'A1', nonStriker: 'A2', bowler: 'B1', runs: { batter: 1 } })),
  ).toBe('accepted');
}

describe('decide', () => {
  it('wants the match first, once, and of a sport it knows', () => {
    expect(outcome(draft('cricket.delivery'))).toBe('no-match');
    expect(outcome(draft('match.started'))).toBe('not-created');
    expect(outcome(draft('match.created', { sport: 'curling', setup: {} }))).toBe('unknown-sport');
    expect(outcome(draft('match.created', { sport: 'cricket', setup: { format: {} } }))).toBe('invalid');
    openMatch();
    expect(outcome(draft('match.created', { sport: 'cricket', setup }))).toBe('already-created');
  });

  it('writes the facts that the scorer left out into the event', () => {
    openMatch();
    const next = submit(draft('cricket.delivery', { runs: { batter: 4 } }));
    expect(next).toMatchObject({
      kind: 'accepted',
      event: { seq: 4, data: { over: 0, striker: 'A2', nonStriker: 'A1', bowler: 'B1' } },
    });
  });

  it('recognises what it has, whatever it filled in, and refuses another content under that id', () => {
    openMatch();
    const ball = draft('cricket.delivery', { runs: { batter: 2 } });
    expect(outcome(ball)).toBe('accepted');
    expect(outcome(draft('cricket.delivery'))).toBe('accepted');
    expect(outcome(ball)).toBe('duplicate');
    expect(outcome({ ...ball, data: { runs: { batter: 3 } } })).toBe('id-reused');
    expect(outcome({ ...ball, type: 'cricket.over', data: {} })).toBe('id-reused');
  });

  it('refuses what the schema does not know, also inside corrections', () => {
    openMatch();
    const target = fold.log[2]?.id ?? '';
    expect(outcome(draft('cricket.delivery', { surprise: 1 }))).toBe('invalid');
    expect(outcome(draft('cricket.goal'))).toBe('unknown-type');
    expect(outcome(draft('correction.amend', { target, data: { surprise: 1 } }))).toBe('invalid');
    expect(outcome(draft('correction.insert', { after: target, type: 'match.created', data: {}, at: 1 }))).toBe(
      'invalid',
    );
    expect(
      outcome(draft('correction.insert', { after: target, type: 'correction.void', data: { target }, at: 1 })),
    ).toBe('invalid');
  });

  it('corrects only what is there', () => {
    openMatch();
    const target = fold.log[2]?.id ?? '';
    expect(outcome(draft('correction.void', { target: uuidv7() }))).toBe('no-target');
    expect(outcome(draft('correction.void', { target: fold.log[0]?.id ?? '' }))).toBe('breaks-match');
    const voiding = draft('correction.void', { target });
    expect(outcome(voiding)).toBe('accepted');
    expect(outcome(draft('correction.void', { target }))).toBe('already-voided');
    expect(outcome(draft('correction.amend', { target: voiding.id, data: {} }))).toBe('no-target');
    // A correction has no place in the order of the match: what stood after it would be in the log and never count.
    const missed = { after: voiding.id, type: 'note.added', data: { text: 'missed' }, at: 1 };
    expect(outcome(draft('correction.insert', missed))).toBe('no-target');
    expect(outcome(draft('correction.void', { target: voiding.id }))).toBe('accepted');
    expect(fold.state?.game.board('en').score).toMatchObject({ runs: 1 });
  });

  it('lets a correction be taken back once, and what took it back in turn', () => {
    openMatch();
    const target = fold.log[2]?.id ?? '';
    const amending = draft('correction.amend', { target, data: { runs: { batter: 4 } } });
    expect(outcome(amending)).toBe('accepted');
    const voiding = draft('correction.void', { target: amending.id });
    expect(outcome(voiding)).toBe('accepted');
    expect(outcome(draft('correction.void', { target: amending.id }))).toBe('already-voided');
    const redo = draft('correction.void', { target: voiding.id });
    expect(outcome(redo)).toBe('accepted');
    expect(outcome(draft('correction.void', { target: voiding.id }))).toBe('already-voided');
    expect(fold.state?.game.board('en').score).toMatchObject({ runs: 4 });
    // The amendment counts again and can be taken back anew.
    expect(outcome(draft('correction.void', { target: amending.id }))).toBe('accepted');
    expect(fold.state?.game.board('en').score).toMatchObject({ runs: 1 });
  });

  it('voids several events as one, all or none of them', () => {
    openMatch();
    const balls = [1, 2, 4].map((batter) => draft('cricket.delivery', { runs: { batter } }));
    for (const ball of balls) expect(outcome(ball)).toBe('accepted');
    const [first = '', ...also] = balls.map(({ id }) => id);
    const created = fold.log[0]?.id ?? '';
    expect(outcome(draft('correction.void', { target: first, also: [...also, uuidv7()] }))).toBe('no-target');
    expect(outcome(draft('correction.void', { target: first, also: [created] }))).toBe('breaks-match');
    const start = draft('correction.void', { target: first, also });
    expect(outcome(start)).toBe('accepted');
    expect(fold.state?.game.board('en').score).toMatchObject({ runs: 1, overs: '0.1' });
    expect(outcome(draft('correction.void', { target: also[0] ?? '' }))).toBe('already-voided');
    expect(outcome(draft('correction.void', { target: start.id }))).toBe('accepted');
    expect(fold.state?.game.board('en').score).toMatchObject({ runs: 8, overs: '0.4' });
  });

  it('notes who has looked at what was unusual, also after the match', () => {
    openMatch();
    const ball = draft('cricket.delivery');
    expect(outcome(ball)).toBe('accepted');
    const before = fold.state;
    const of = [{ event: ball.id, codes: ['over-long'] }];
    expect(outcome(draft('note.reviewed', { of }))).toBe('accepted');
    expect(fold.state).toBe(before);
    expect(outcome(draft('match.ended'))).toBe('accepted');
    expect(outcome(draft('note.reviewed', { of }))).toBe('accepted');
    expect(outcome(draft('note.reviewed', { of: [] }))).toBe('invalid');
  });

  it('refuses a correction that later events do not survive, unless the scorer insists', () => {
    openMatch();
    const wicket = draft('cricket.delivery', { wickets: [{ kind: 'bowled', player: 'A2' }] });
    expect(outcome(wicket)).toBe('accepted');
    expect(outcome(draft('cricket.delivery', { striker: 'A3' }))).toBe('accepted');
    const amended = { wickets: [{ kind: 'run out', player: 'A1' }], nonStriker: 'A1' };
    expect(outcome(draft('cricket.delivery', { striker: 'A1', nonStriker: 'A3' }))).toBe('accepted');
    const correction = draft('correction.amend', { target: wicket.id, data: amended });
    expect(outcome(correction)).toBe('conflict');
    expect(fold.state?.conflicts).toEqual([]);
    expect(
      outcome({ ...correction, id: uuidv7(), override: { codes: ['conflict'], reason: 'the other one was out' } }),
    ).toBe('accepted');
    expect(fold.state?.conflicts.map(({ code }) => code)).toContain('batter-out');
  });

  it('lets an override pass only the rules it names', () => {
    openMatch();
    const bothWides = draft('cricket.delivery', { striker: 'Nobody' });
    expect(outcome({ ...bothWides, override: { codes: ['something-else'], reason: 'x' } })).not.toBe('accepted');
  });

  it('scores nothing after the match has ended until the end is voided', () => {
    openMatch();
    const end = draft('match.ended');
    expect(outcome(end)).toBe('accepted');
    expect(outcome(draft('cricket.delivery'))).toBe('match-over');
    expect(outcome(draft('correction.void', { target: end.id }))).toBe('accepted');
    expect(outcome(draft('cricket.delivery'))).toBe('accepted');
  });

  it('puts flags up and down at any time, also after the match, and the score stays what it is', () => {
    openMatch();
    const before = fold.state?.game.scorecard();
    expect(outcome(draft('match.flagged', { flag: 'under-review', reason: 'Was it a catch?' }))).toBe('accepted');
    expect(outcome(draft('match.flagged', { flag: 'unreliable' }))).toBe('accepted');
    expect(fold.state?.flags).toEqual(['under-review', 'unreliable']);
    expect(fold.state?.game.scorecard()).toEqual(before);
    expect(outcome(draft('match.ended'))).toBe('accepted');
    expect(outcome(draft('match.unflagged', { flag: 'under-review' }))).toBe('accepted');
    expect(fold.state).toMatchObject({ flags: ['unreliable'], status: 'ended' });
    expect(submit(draft('match.flagged', { flag: 'wrong' })).kind).toBe('refused');
  });

  it('keeps a correction to the first ball from touching who faced the others', () => {
    openMatch();
    for (let i = 0; i < 11; i++)
      submit(draft('cricket.delivery', i === 5 ? { bowler: 'B2', runs: { batter: 1 } } : { runs: { batter: 1 } }));
    const first = fold.log[2]?.id ?? '';
    const facts = () => fold.effective.slice(3).map(({ data }) => [data.striker, data.bowler, data.over]);
    const before = facts();
    expect(outcome(draft('correction.amend', { target: first, data: { runs: { batter: 2 } } }))).toBe('accepted');
    expect(outcome(draft('correction.void', { target: first }))).toBe('accepted');
    expect(facts()).toEqual(before);
    expect(fold.state?.conflicts).toEqual([]);
    expect(fold.state?.game.board('en').score).toMatchObject({ runs: 11 });
  });
});
