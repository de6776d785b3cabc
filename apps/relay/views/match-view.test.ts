import { describe, expect, test, vi } from 'vitest';
import type { JsonObject } from '#shared/json/json.ts';
import type { MatchEvent } from '#shared/match/event.ts';
import { MatchFold } from '#shared/match/fold.ts';
import { DEFAULT_LOCALE } from '#shared/text/locale.ts';
import { logEntry } from '../store/log.ts';
import { Scoring } from '../testing/cricket-log.ts';
import { MatchView } from './match-view.ts';

const faults: [seq: number, why: string][] = [];

function built(log: readonly MatchEvent[], hash = ''): MatchView {
  const building = MatchView.building('m', log, hash, (seq, error) => faults.push([seq, String(error)]));
  let step = building.next();
  while (!step.done) step = building.next();
  return step.value;
}

/** An event as a writer of another make could have put it into the log. */
function alien(after: MatchEvent, type: string, data: JsonObject): MatchEvent {
  const id = `0${after.id.slice(1)}`;
  return { ...after, id, seq: after.seq + 1, type, data };
}

describe('a match view', () => {
  test('is the same built at once or event by event, corrections and all', () => {
    const scoring = new Scoring('m').begin().balls(150);
    const data = { ...scoring.log[20]?.data, runs: { batter: 6 } };
    scoring.add('correction.amend', { target: scoring.log[20]?.id, data });
    scoring.add('correction.void', { target: scoring.log[30]?.id });
    scoring.balls(6);
    const whole = built(scoring.log, scoring.head.hash);
    const grown = built([]);
    let board: object = {};
    for (const event of scoring.log) {
      const update = grown.tell(logEntry(event));
      board = { ...board, ...update.scoreboard };
      expect(board).toEqual(grown.scoreboard);
    }
    expect(grown.scoreboard).toEqual(whole.scoreboard);
    expect(grown.correctionIn(DEFAULT_LOCALE)).toMatchObject({
      seq: 155,
      told: expect.stringMatching(/^Taken back: /),
    });
    expect(whole.correctionIn(DEFAULT_LOCALE)).toEqual(grown.correctionIn(DEFAULT_LOCALE));
    expect(grown.head).toEqual(whole.head);
    expect(grown.head).toEqual(scoring.head);
  });

  test('knows what a correction did to the score, for the next dozen events', () => {
    const scoring = new Scoring('m').begin().balls(9);
    const view = built(scoring.log);
    const before = view.scoreboard?.sides[0]?.score;
    // Nobody follows: it is applied, not told.
    view.apply(logEntry(scoring.add('correction.void', { target: scoring.log[4]?.id, reason: 'dead ball' })));
    const after = view.scoreboard?.sides[0]?.score;
    const correction = { seq: 13, told: '0.2: dead ball', changes: [{ side: 'KEN', before, after }] };
    for (let i = 0; i < 12; i++) {
      expect(view.correctionIn(DEFAULT_LOCALE)).toMatchObject(correction);
      expect(built(scoring.log).correctionIn(DEFAULT_LOCALE)).toEqual(view.correctionIn(DEFAULT_LOCALE));
      view.apply(logEntry(scoring.add('note.added', { text: `${i}` })));
    }
    view.apply(logEntry(scoring.add('note.added', { text: 'the thirteenth' })));
    expect(view.correctionIn(DEFAULT_LOCALE)).toBeNull();
    expect(built(scoring.log).correctionIn(DEFAULT_LOCALE)).toBeNull();
  });

  test('names all that one correction takes back', () => {
    const scoring = new Scoring('m').begin().balls(12);
    const view = built(scoring.log);
    const ids = scoring.log.slice(3).map(({ id }) => id);
    const tell = (target: string | undefined, also: readonly string[]) =>
      view.tell(logEntry(scoring.add('correction.void', { target, also: [...also] }))).commentary;
    const two = tell(ids[11], [ids[10] ?? '']);
    expect(two).toMatchObject({ mark: '1.5' });
    expect(two?.text.split(' / ')).toHaveLength(2);
    expect(tell(ids[0], ids.slice(1, 10))?.text).toMatch(/^Taken back: (.+ \/ ){7}.+, and 2 more$/);
  });

  test('tells corrections by what they lead to', () => {
    const scoring = new Scoring('m').begin().balls(6);
    const view = built(scoring.log);
    const [, , , first, second] = scoring.log;
    const tell = (type: string, data: JsonObject) => view.tell(logEntry(scoring.add(type, data)));

    const voided = tell('correction.void', { target: first?.id, reason: 'dead ball' });
    expect(voided.corrects).toBe(true);
    expect(voided.commentary).toMatchObject({
      kind: 'note',
      seq: 10,
      text: expect.stringMatching(/^Taken back: .+ \(dead ball\)$/),
    });
    const six = { ...second?.data, runs: { batter: 6 } };
    const amended = tell('correction.amend', { target: second?.id, data: six });
    expect(amended.commentary?.text).toMatch(/^Corrected: /);
    const line = { after: second?.id, type: 'note.added', data: { text: 'A fox.' }, at: second?.at };
    expect(tell('correction.insert', line).commentary?.text).toBe('Added: A fox.');
    const restored = tell('correction.void', { target: scoring.log[9]?.id });
    expect(restored.commentary?.text).toBe('A correction was taken back.');
  });

  test('an event that the rules choke on costs that event, not the match', () => {
    const scoring = new Scoring('m').begin().balls(4);
    const good = built(scoring.log).scoreboard;
    const { last } = scoring;
    const aliens = [
      // Data that does not fit its target's schema would be added up as NaN, or crash.
      alien(last, 'correction.amend', { target: last.id, data: { runs: 'many' } }),
      alien(last, 'correction.amend', { target: last.id, data: {} }),
      alien(last, 'correction.void', { target: 17 }),
      alien(last, 'cricket.delivery', {}),
    ];
    for (const event of aliens) {
      const view = built(scoring.log);
      view.tell(logEntry(event));
      expect(view.unreadable, event.type).toMatchObject([{ seq: event.seq }]);
      expect(view.scoreboard).toEqual(good);
      expect(view.log).toHaveLength(scoring.log.length + 1);

      const next = scoring.fork().balls(1).last;
      view.tell(logEntry({ ...next, seq: event.seq + 1 }));
      const expected = MatchFold.of([...scoring.log, next]).state?.game.scorecard();
      expect(view.fold.state?.game.scorecard()).toEqual(expected);

      const whole = built([...scoring.log, event, { ...next, seq: event.seq + 1 }]);
      expect(whole.unreadable).toHaveLength(1);
      expect(whole.scoreboard).toEqual(view.scoreboard);
    }
  });

  test('an event after which the score cannot be shown is told with the last scoreboard', () => {
    const scoring = new Scoring('m').begin().balls(4);
    const view = built(scoring.log);
    const good = view.scoreboard;
    const game = Object.getPrototypeOf(view.fold.state?.game);
    const board = vi.spyOn(game, 'board').mockImplementation(() => {
      throw new Error('no board');
    });
    const narrate = vi.spyOn(game, 'narrate').mockImplementation(() => {
      throw new Error('no words');
    });
    expect(view.tell(logEntry(scoring.balls(1).last))).toEqual({
      locale: 'en',
      scoreboard: {},
      commentary: null,
      state: { place: 8, status: 'live', collectedOffline: false },
      corrects: false,
    });
    expect(view.scoreboard).toEqual(good);
    expect(faults.splice(0)).toEqual([
      [8, 'Error: no board'],
      [8, 'Error: no words'],
    ]);
    // What is known without the sport's help is true all the same.
    const end = view.tell(logEntry(scoring.add('match.ended', { result: 'Match awarded to Kent' })));
    expect(end.scoreboard).toEqual({ status: 'ended', result: 'Match awarded to Kent' });
    const anew = built(scoring.log);
    expect(anew.scoreboard).toMatchObject({ match: 'm', sport: 'cricket', status: 'ended', sides: [] });
    expect(faults.splice(0).map(([seq]) => seq)).toEqual([9, 9, 9]);
    board.mockRestore();
    narrate.mockRestore();
    view.tell(logEntry(scoring.add('note.added', { text: 'It works again.' })));
    expect(view.scoreboard).toEqual(built(scoring.log).scoreboard);
    expect(faults).toEqual([]);
  });

  test('a log that does not begin with a match has no scoreboard and does no harm', () => {
    const scoring = new Scoring('m').begin().balls(2);
    const view = built(scoring.log.slice(1));
    expect(view.scoreboard).toBeNull();
    expect(view.tell(logEntry(scoring.balls(1).last))).toMatchObject({ scoreboard: {} });
  });
});
