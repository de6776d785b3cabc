/** What lists of matches are searched by. */
export const matchSearch = `
-- 'simple': names are names in every language.
alter table matches add column words tsvector
  generated always as (to_tsvector('simple', title || ' ' || team_a || ' ' || team_b)) stored;
create index matches_by_words on matches using gin (words);
create index matches_by_team_a on matches (lower(team_a), created_at desc);
create index matches_by_team_b on matches (lower(team_b), created_at desc);
create index matches_by_start on matches (coalesce(started_at, created_at));
`;
