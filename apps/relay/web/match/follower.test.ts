import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ScriptedWorld } from '#shared/client/scripted.ts';
import { problem } from '#shared/problem.ts';
import type { Position } from '#shared/wire/live.ts';
import type { MatchParts, PartKind } from '#shared/wire/page.ts';
import type { Answer, Part, Relay } from '../api/relay.ts';
import type { Feed, Follower } from '../live/hub.ts';
import { MatchFollower } from './follower.ts';
import { board, event, line, page } from './testing.ts';
import type { MatchView } from './view.ts';

const PAGE = 3;
const loading: MatchView = { phase: 'loading', problem: null };

/** A log of plays and of corrections that take a play back, and what it looks like at each of its states. */
class Log {
  /** At seq i + 1: null for a play, else the seq of the play taken back. */
  readonly entries: (number | null)[] = [];

  get head(): number {
    return this.entries.length;
  }

  plays(seq: number): number[] {
    const log = this.entries.slice(0, seq);
    const gone = new Set(log);
    return log.flatMap((entry, i) => (entry === null && !gone.has(i + 1) ? [i + 1] : [])).reverse();
  }

  board(seq: number) {
    return board([String(this.plays(seq).length), '']);
  }

  message(seq: number) {
    const corrects = this.entries[seq - 1] !== null;
    return event(seq, {
      scoreboard: { sides: this.board(seq).sides },
      commentary: line(seq, corrects ? { kind: 'note', text: 'Taken back.' } : {}),
      ...(corrects && { corrects: true }),
    });
  }
}

function partsAt(seq: number): MatchParts {
  const at = { match: 'm1', term: 1, seq };
  return {
    scorecard: { ...at, scorecard: {}, sections: [] },
    charts: { ...at, charts: [] },
    statistics: { ...at, statistics: {} },
    lineups: { ...at, lineups: { officials: [], teams: [] } },
  };
}

/** The relay's answers, each as late and as old as the network of the day makes it. */
class Net implements Relay, Feed {
  readonly world = new ScriptedWorld();
  readonly log = new Log();
  /** How late (ms), how old (entries behind the head), and whether an answer comes at all. */
  weather = { late: 0, old: 0, fails: false };
  #follower: Follower | null = null;
  #sent = 0;

  async matches(): Promise<Answer<never>> {
    return { ok: false, gone: false, problem: problem('unused', 'Not asked here.') };
  }

  liveMatches = this.matches;

  match(): ReturnType<Relay['match']> {
    return this.#answer((seq) => {
      return { match: 'm1', term: 1, seq, scoreboard: this.log.board(seq), summary: '', head: '0'.repeat(64) };
    });
  }

  part<K extends PartKind>(_match: string, kind: K): Promise<Answer<MatchParts[K]>> {
    return this.#answer((seq) => partsAt(seq)[kind]);
  }

  commentary(_match: string, { before }: Part): ReturnType<Relay['commentary']> {
    return this.#answer((seq) => {
      const plays = this.log.plays(seq).filter((play) => before === null || play < Number(before));
      const shown = plays.slice(0, PAGE);
      return page(
        seq,
        shown.map((play) => line(play)),
        plays.length > PAGE ? String(shown.at(-1)) : null,
      );
    });
  }

  follow(_match: string, after: Position, follower: Follower): () => void {
    this.#follower = follower;
    this.#sent = after.seq;
    return () => {
      this.#follower = null;
    };
  }

  /** What `LiveClient` promises: each event once and in order, or a gap and a snapshot. */
  deliver(skip: boolean): void {
    const { head } = this.log;
    if (this.#follower === null || this.#sent === head) return;
    const at = { match: 'm1', term: 1, seq: head };
    if (skip) {
      this.#follower.gap({ op: 'gap', match: 'm1', after: { term: 1, seq: this.#sent }, seq: head });
      this.#follower.snapshot({ op: 'snapshot', ...at, scoreboard: this.log.board(head) });
    } else {
      for (let seq = this.#sent + 1; seq <= head; seq++) this.#follower.event(this.log.message(seq));
    }
    this.#sent = head;
  }

  #answer<T>(make: (seq: number) => T): Promise<Answer<T>> {
    const { late, old, fails } = this.weather;
    const value = make(Math.max(1, this.log.head - old));
    const failed = { ok: false, gone: false, problem: problem('network', 'No answer.') } as const;
    return new Promise((resolve) => {
      this.world.after(late, () => resolve(fails ? failed : { ok: true, value }));
    });
  }
}

const act = fc.oneof(
  { weight: 5, arbitrary: fc.constant({ act: 'play' } as const) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('correct' as const), which: fc.nat(9) }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('deliver' as const), skip: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 3_000 }) }) },
  { weight: 2, arbitrary: fc.constant({ act: 'earlier' } as const) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('weather' as const),
      late: fc.nat(2_500),
      old: fc.nat(4),
      fails: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('look' as const), visible: fc.boolean() }) },
);

test('whatever is late, old, lost or corrected, the page ends at what the log says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 60 }), fc.boolean(), async (script, isForeign) => {
      const net = new Net();
      net.log.entries.push(null);
      const views: MatchView[] = [];
      const show = (next: MatchView) => views.push(next);
      const follower = new MatchFollower('m1', { relay: net, feed: net, timing: net.world, isForeign }, loading, show);
      const pass = async (ms: number) => {
        for (let left = ms; left > 0; left -= 250) {
          net.world.pass(Math.min(250, left));
          // The answers' promises have a few steps to go.
          await new Promise(setImmediate);
        }
      };
      follower.showPart('scorecard', true);
      follower.start();
      for (const step of script) {
        if (step.act === 'play') net.log.entries.push(null);
        if (step.act === 'correct') {
          const plays = net.log.plays(net.log.head);
          const play = plays[step.which % Math.max(1, plays.length)];
          if (play !== undefined) net.log.entries.push(play);
        }
        if (step.act === 'deliver') net.deliver(step.skip);
        if (step.act === 'earlier') void follower.loadEarlier();
        if (step.act === 'weather') net.weather = step;
        if (step.act === 'look') follower.showPart('scorecard', step.visible);
        if (step.act === 'pass') await pass(step.ms);
      }
      net.weather = { late: 10, old: 0, fails: false };
      follower.showPart('scorecard', true);
      for (let i = 0; i < 2; i++) {
        await pass(35_000);
        net.deliver(false);
      }
      await pass(5_000);

      const { head } = net.log;
      const plays = net.log.plays(head);
      const view = views.at(-1);
      if (view?.phase !== 'following') throw new Error(`the page is still ${view?.phase}`);
      expect(view.at).toEqual({ term: 1, seq: head });
      expect(view.board).toEqual(net.log.board(head));
      expect(view.parts.scorecard.value?.seq).toBe(head);
      const shown = view.lines.entries.map(({ seq }) => seq);
      expect(shown).toEqual(plays.slice(0, shown.length));
      if (view.lines.next === null) expect(shown).toHaveLength(plays.length);
      follower.stop();
    }),
    { numRuns: 200 },
  );
}, 60_000);

test('a match that is not there is said to be gone, and not asked for again', async () => {
  const net = new Net();
  let asked = 0;
  const gone: Relay = {
    ...net,
    matches: () => net.matches(),
    liveMatches: () => net.matches(),
    match: async () => {
      asked += 1;
      return { ok: false, gone: true, problem: problem('no-match', 'There is no such match.') };
    },
    commentary: (match, part) => net.commentary(match, part),
    part: (match, kind) => net.part(match, kind),
  };
  const views: MatchView[] = [];
  const show = (next: MatchView) => views.push(next);
  const follower = new MatchFollower(
    'm1',
    { relay: gone, feed: net, timing: net.world, isForeign: false },
    loading,
    show,
  );
  net.log.entries.push(null);
  follower.start();
  for (let i = 0; i < 200; i++) {
    net.world.pass(500);
    await new Promise(setImmediate);
  }
  expect(views).toEqual([{ phase: 'gone' }]);
  expect(asked).toBe(1);
});
