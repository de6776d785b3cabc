import { describe, expect, it } from 'vitest';
import { findSport } from '#shared/sports/registry.ts';
import { buildSetup, emptyForm } from './setup-form.ts';
import { templateOf, withTemplate } from './template-form.ts';

const cricket = findSport('cricket');
if (cricket === undefined) throw new Error('no cricket');
const empty = emptyForm(cricket);

describe('a template', () => {
  const form = {
    ...empty,
    competition: 'County Cup',
    venue: 'Canterbury',
    start: '2026-06-01T11:00',
    officials: 'Umpire: A. Name\nUmpire: B. Name\nC. Name',
  };

  it('keeps rules, place and roles, and neither teams, time nor names', () => {
    const template = JSON.parse(JSON.stringify(templateOf(form)));
    expect(JSON.stringify(template)).not.toContain('Name');
    const team = { ...form.teams[0], name: 'Kent' };
    const filled = withTemplate({ ...empty, teams: [team, team] }, template);
    expect(filled).toEqual({ ...form, start: '', officials: 'Umpire: \nUmpire: ', teams: [team, team] });
  });

  it('with roles that nobody fills yet makes a match without them', () => {
    const side = (name: string) => ({ ...empty.teams[0], name });
    const filled = { ...form, teams: [side('Kent'), side('Essex')] as const, officials: 'Umpire: \nScorer: Ada' };
    const built = buildSetup(cricket, filled);
    expect(built.ok && built.setup.officials).toEqual([{ role: 'scorer', name: 'Ada' }]);
  });

  it('of another shape is not used', () => {
    expect(withTemplate(empty, { preset: 3 })).toBeNull();
  });
});
