import type { OutputScene } from '#shared/wire/outputs.ts';
import { el, fill, put, toggle, words } from './dom.ts';
import { clocks, counts, notes, type Part, people, SIDES, side, strip } from './parts.ts';

/** How a layout writes the names: a corner has room for the short ones. */
type Names = 'name' | 'short';

/** A side a row: sets and games before the points. */
function sets(names: Names): Part {
  const rows = SIDES.map((which) => {
    const nodes = { name: el('name'), serve: el('serve'), parts: el('parts'), games: el('games'), score: el('score') };
    return {
      which,
      nodes,
      node: el(`row ${side(which)}`, el('colour'), nodes.name, nodes.serve, nodes.parts, nodes.games, nodes.score),
    };
  });
  return {
    node: el('rows', ...rows.map(({ node }) => node)),
    show(scene) {
      for (const { which, nodes, node } of rows) {
        const shown = scene.sides[which];
        if (shown === undefined) continue;
        put(nodes.name, shown[names]);
        put(nodes.score, shown.score, true);
        put(nodes.games, shown.games ?? '', true);
        fill(nodes.parts, shown.parts, (part) => words(part.won ? 'part won' : 'part', part.text));
        toggle(node, 'active', shown.active);
        toggle(nodes.games, 'empty', shown.games === null);
        toggle(nodes.score, 'empty', shown.score === '');
      }
    },
  };
}

/** Two sides with a score each, and the clock. */
function versus(names: Names): Part {
  const halves = SIDES.map((which) => {
    const nodes = { name: el('name'), counts: el('counts'), detail: el('detail'), score: el('score') };
    const who = el('who', nodes.name, nodes.counts, nodes.detail);
    return { which, nodes, node: el(`half ${side(which)}`, el('colour'), who, nodes.score) };
  });
  const clock = clocks();
  return {
    node: el('versus', ...halves.map(({ node }) => node), clock.node),
    show(scene, now) {
      for (const { which, nodes, node } of halves) {
        const shown = scene.sides[which];
        if (shown === undefined) continue;
        put(nodes.name, shown[names]);
        put(nodes.score, shown.score, true);
        put(nodes.detail, shown.detail);
        counts(nodes.counts, shown);
        toggle(node, 'active', shown.active);
        toggle(nodes.detail, 'empty', shown.detail === '');
        toggle(nodes.counts, 'empty', nodes.counts.childElementCount === 0);
      }
      clock.show(scene, now);
    },
  };
}

/** Who bats against whom: the batting side's score, the batters, the bowler and the over. */
function innings(names: Names): Part {
  const score = { node: el('batting'), name: el('name'), runs: el('score'), overs: el('detail'), phase: el('phase') };
  score.node.append(el('colour'), el('who', score.name, score.phase), score.runs, score.overs);
  const other = { node: el('fielding'), name: el('name'), runs: el('score') };
  other.node.append(other.name, other.runs);
  const [batters, bowler, over] = [people('batters', 'first'), people('bowler', 'second'), strip()];
  return {
    node: el('innings', score.node, batters.node, el('attack', bowler.node, over.node), other.node),
    show(scene, now) {
      const batting = battingSide(scene);
      const shown = scene.sides[batting];
      const fielding = scene.sides[batting === 0 ? 1 : 0];
      if (shown === undefined || fielding === undefined) return;
      put(score.name, shown[names]);
      put(score.runs, shown.score === '' ? '–' : shown.score, true);
      put(score.overs, shown.detail.replace(/[()]/g, ''));
      put(score.phase, scene.phase);
      put(other.name, fielding[names]);
      put(other.runs, fielding.score);
      toggle(score.node, 'home', batting === 0);
      toggle(score.node, 'away', batting === 1);
      toggle(other.node, 'empty', fielding.score === '');
      for (const part of [batters, bowler, over]) part.show(scene, now);
    },
  };
}

/** Between innings the side that batted last; before the first the one that is named first. */
function battingSide({ sides }: OutputScene): 0 | 1 {
  if (sides[1]?.active) return 1;
  if (sides[0]?.active) return 0;
  return sides[1]?.score !== undefined && sides[1].score !== '' ? 1 : 0;
}

/** The score as it stands on video: small, in a corner or along the bottom. On a wall the same parts fill the screen. */
export function layout(kind: OutputScene['layout'], page: 'overlay' | 'board'): Part {
  const names = page === 'board' || kind === 'sets' ? 'name' : 'short';
  const body = kind === 'bar' ? innings(names) : kind === 'sets' ? sets(names) : versus(names);
  const foot = notes('notes');
  const phase = el('phase-line');
  return {
    node: el(`score-box ${kind}`, phase, body.node, foot.node),
    show(scene, now) {
      put(phase, scene.phase);
      body.show(scene, now);
      foot.show(scene, now);
    },
  };
}
