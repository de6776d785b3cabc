import { Recorder } from '../../formats/recorder.ts';
import type { ImportedMatch, Lifecycle } from '../sport.ts';
import { apply } from './apply.ts';
import { complete } from './complete.ts';
import type { Action, DataOf, HockeyEvent } from './events.ts';
import { initial } from './initial.ts';
import { Setup } from './setup.ts';
import { latest, type State } from './state.ts';

const SECOND = 1000;
/** 2026-03-14T13:30:00Z */
const PUSH_BACK = 1_773_495_000_000;

const DECCAN = [
  'Arjun Velath',
  'Rohit Kadam',
  'Imran Sayyid',
  'Neeraj Thakkar',
  'Gurtej Bains',
  'Samir Kujur',
  'Vikas Lohar',
  'Abhay Rawte',
  'Joel Mendonsa',
  'Harman Gill',
  'Kiran Toppo',
  'Deepak Nair',
  'Manoj Ekka',
  'Yusuf Pathan Khan',
  'Lalit Barla',
  'Nitin Shinde',
  'Prakash Minz',
  'Sahil Wagh',
];
const HARBOUR = [
  'Tom Ellery',
  'Jaap Verhoek',
  'Callum Brodie',
  'Sven Marten',
  'Luke Farrant',
  'Diego Ansaldi',
  'Ruben Hoekstra',
  'Oscar Lyle',
  'Ben Tarrow',
  'Mats de Wolff',
  'Finn Carrick',
  'Hugo Pell',
  'Aaron Speight',
  'Nico Brandt',
  'Piers Holloway',
  'Ewan Sutter',
  'Max Renner',
  'Josh Pardoe',
];

function team(id: string, name: string, shortName: string, names: readonly string[]) {
  const players = names.map((player, index) => ({ id: `${id}${index + 1}`, name: player, number: index + 1 }));
  return { id, name, shortName, players, captain: `${id}5`, goalkeepers: [`${id}1`, `${id}12`] };
}

const setup = Setup.parse({
  teams: [team('d', 'Deccan Lancers', 'DEC', DECCAN), team('h', 'Harbour City', 'HAR', HARBOUR)],
  competition: 'Coromandel Trophy, final',
  venue: 'Marina Hockey Ground',
  startsAt: PUSH_BACK,
  officials: [
    { role: 'Umpire', name: 'Rhona Aldis' },
    { role: 'Umpire', name: 'Farid Osman' },
    { role: 'Video umpire', name: 'Ines Calvo' },
  ],
  format: { name: 'FIH', shootOut: {} },
});

/** A scorer at work: time passes, and what happens is written down as the desk would have completed it. */
class Scorer {
  readonly recorder = new Recorder<Setup, State, HockeyEvent>(
    { id: 'hockey', initial, apply },
    'story-hockey',
    setup,
    PUSH_BACK - 3600 * SECOND,
  );
  #now = PUSH_BACK;
  #seed = 20_260_314;

  send(event: HockeyEvent | Lifecycle): void {
    const known = isOwn(event) ? unnamed(complete(this.recorder.state, event, null)) : event;
    this.recorder.record(known, this.#now);
  }

  wait(seconds: number): void {
    this.#now += Math.round(seconds * SECOND);
  }

  /** Plays on, with what usually happens, for so many seconds of the game clock. */
  play(seconds: number): void {
    if (latest(this.recorder.state)?.clock.running === false) this.send({ type: 'clock.start', data: {} });
    const end = this.#now + seconds * SECOND;
    for (;;) {
      const gap = (35 + this.#chance(60)) * SECOND;
      if (this.#now + gap >= end) break;
      this.#now += gap;
      this.#usual();
    }
    this.#now = end;
  }

  #usual(): void {
    const id = this.#chance(100) < 54 ? 'd' : 'h';
    const what = this.#chance(100);
    if (what < 34) {
      this.#change(id);
      return;
    }
    const action: Action =
      what < 66
        ? 'circle entry'
        : what < 74
          ? 'shot on goal'
          : what < 82
            ? 'shot wide'
            : what < 88
              ? 'shot blocked'
              : what < 95
                ? 'long corner'
                : 'turnover';
    const field = [...(this.recorder.state.squads[id === 'd' ? 0 : 1].field ?? [])].slice(4);
    const player = field[this.#chance(field.length)];
    const named = player !== undefined && action !== 'long corner' && this.#chance(10) < 8;
    this.send({ type: 'hockey.action', data: { team: id, action, ...(named && { player }) } });
    if (action !== 'shot on goal') return;
    this.wait(1);
    const keeper = id === 'd' ? 'h1' : 'd1';
    this.send({ type: 'hockey.action', data: { team: id === 'd' ? 'h' : 'd', action: 'save', player: keeper } });
  }

  /** Rolling substitutions: the one who has been on longest goes off. */
  #change(id: 'd' | 'h'): void {
    const { field, players } = this.recorder.state.squads[id === 'd' ? 0 : 1];
    const bench = [...players.keys()].filter((each) => !field?.has(each) && each !== `${id}12`);
    const off = [...(field ?? [])].find((each) => each !== `${id}1` && each !== `${id}5`);
    const on = bench[this.#chance(bench.length)];
    if (off !== undefined && on !== undefined) this.send({ type: 'hockey.substitution', data: { team: id, off, on } });
  }

  corner(id: 'd' | 'h', result: Omit<DataOf<'hockey.corner-result'>, 'team'> | null): void {
    this.send({ type: 'hockey.corner', data: { team: id } });
    this.wait(38);
    this.send({ type: 'clock.start', data: {} });
    this.wait(4);
    if (result !== null) this.send({ type: 'hockey.corner-result', data: { team: id, ...result } });
  }

  goal(id: 'd' | 'h', player: string, how: DataOf<'hockey.goal'>['how']): void {
    this.send({ type: 'hockey.goal', data: { team: id, player, how } });
    this.wait(40);
  }

  attempt(player: string, outcome: DataOf<'hockey.attempt'>['outcome'], stroke?: true): void {
    this.wait(45);
    const goalkeeper = player.startsWith('d') ? 'h1' : 'd1';
    const data = { player, goalkeeper, outcome, ...(stroke && { stroke }) };
    this.send({ type: 'hockey.attempt', data });
  }

  /** A number from 0 to less than `below` (mulberry32). */
  #chance(below: number): number {
    this.#seed = (this.#seed + 0x6d2b79f5) | 0;
    let value = Math.imul(this.#seed ^ (this.#seed >>> 15), 1 | this.#seed);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) % below;
  }
}

function isOwn(event: HockeyEvent | Lifecycle): event is HockeyEvent {
  return !event.type.startsWith('match.');
}

/** While a match is being recorded its events have no ids yet, so none can be named: the newest is meant. */
function unnamed(event: HockeyEvent): HockeyEvent {
  switch (event.type) {
    case 'hockey.corner-result': {
      const { corner: _, ...data } = event.data;
      return { ...event, data };
    }
    case 'hockey.referral': {
      const { cancels, ...data } = event.data;
      if (cancels === undefined) return event;
      const { target: _, ...whose } = cancels;
      return { ...event, data: { ...data, cancels: whose } };
    }
    default:
      return event;
  }
}

function lineUps(scorer: Scorer): void {
  for (const id of ['d', 'h']) {
    const ids = Array.from({ length: 18 }, (_, index) => `${id}${index + 1}`);
    const data = { team: id, starting: ids.slice(0, 11), bench: ids.slice(11), goalkeeper: `${id}1` };
    scorer.send({ type: 'hockey.lineup', data });
  }
  scorer.send({ type: 'hockey.toss', data: { winner: 'h', decision: 'centre pass' } });
}

function firstHalf(scorer: Scorer): void {
  scorer.send({ type: 'hockey.start', data: {} });
  scorer.play(410);
  scorer.corner('d', { outcome: 'blocked', player: 'd9' });
  scorer.play(190);
  scorer.goal('h', 'h10', 'FG');
  scorer.play(296);
  scorer.send({ type: 'hockey.end', data: {} });
  scorer.wait(120);
  scorer.send({ type: 'hockey.start', data: {} });
  scorer.play(225);
  scorer.send({ type: 'hockey.card', data: { team: 'h', card: 'green', player: 'h6', reason: 'breaking down play' } });
  scorer.play(80);
  scorer.corner('d', { outcome: 're-awarded' });
  scorer.wait(36);
  scorer.goal('d', 'd9', 'PC');
  scorer.play(250);
  scorer.send({ type: 'hockey.goal', data: { team: 'h', player: 'h11', how: 'FG' } });
  scorer.wait(30);
  const data = { team: 'd', subject: 'goal', decision: 'upheld', by: 'team', cancels: {}, reason: 'foot' } as const;
  scorer.send({ type: 'hockey.referral', data });
  scorer.wait(20);
  scorer.play(295);
  scorer.send({ type: 'hockey.end', data: {} });
  scorer.send({ type: 'hockey.possession', data: { first: 53 } });
}

function secondHalf(scorer: Scorer): void {
  scorer.wait(600);
  scorer.send({ type: 'hockey.start', data: {} });
  scorer.play(330);
  scorer.send({ type: 'hockey.card', data: { team: 'd', card: 'yellow', player: 'd4', reason: 'a late tackle' } });
  scorer.play(60);
  scorer.corner('h', { outcome: 'stroke' });
  scorer.send({ type: 'clock.stop', data: {} });
  scorer.wait(60);
  scorer.goal('h', 'h8', 'PS');
  scorer.play(200);
  scorer.corner('h', { outcome: 'saved', player: 'h2' });
  scorer.play(302);
  scorer.send({ type: 'hockey.end', data: {} });
  scorer.wait(120);
  scorer.send({ type: 'hockey.start', data: {} });
  scorer.play(260);
  scorer.corner('d', { outcome: 'wide', player: 'd9' });
  scorer.play(200);
  const data = { team: 'h', subject: 'penalty corner', decision: 'rejected', by: 'team' } as const;
  scorer.send({ type: 'hockey.referral', data });
  scorer.corner('h', { outcome: 'cleared' });
  scorer.play(210);
  scorer.send({ type: 'hockey.substitution', data: { team: 'd', off: 'd1', on: 'd18' } });
  scorer.play(60);
  scorer.corner('d', null);
  scorer.goal('d', 'd9', 'PC');
  scorer.send({ type: 'hockey.substitution', data: { team: 'd', off: 'd18', on: 'd1' } });
  scorer.play(158);
  scorer.send({ type: 'hockey.end', data: {} });
  scorer.send({ type: 'hockey.possession', data: { first: 56 } });
}

function shootOut(scorer: Scorer): void {
  scorer.wait(300);
  scorer.send({ type: 'hockey.shootout', data: { first: 'h' } });
  scorer.attempt('h10', 'goal');
  scorer.attempt('d10', 'saved');
  scorer.attempt('h7', 'saved');
  scorer.attempt('d9', 'goal');
  scorer.attempt('h8', 're-taken');
  scorer.attempt('h8', 'goal');
  scorer.attempt('d8', 'goal', true);
  scorer.attempt('h11', 'time');
  scorer.attempt('d7', 'missed');
  scorer.attempt('h9', 'goal');
  scorer.attempt('d11', 'goal');
  scorer.attempt('d10', 'goal');
  scorer.attempt('h7', 'saved');
}

function tell(): ImportedMatch {
  const scorer = new Scorer();
  lineUps(scorer);
  firstHalf(scorer);
  secondHalf(scorer);
  shootOut(scorer);
  scorer.wait(120);
  scorer.send({ type: 'match.ended', data: {} });
  const { drafts, warnings } = scorer.recorder;
  return { match: 'story-hockey', drafts, warnings };
}

/** A final that a penalty corner two minutes from time takes to the shoot-out. */
export const story: ImportedMatch = tell();
