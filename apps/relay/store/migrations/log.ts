/** The log, its projections, and what was refused. */
export const log = `
-- Where each match's log stands and who writes it. An append locks this row: two relays can never both append.
create table logs (
  match text primary key,
  sport text not null,
  writer text not null,
  term integer not null,
  seq integer not null,
  hash text not null
) partition by hash (match);

-- The log itself. event is json, not jsonb: it must come back exactly, because its hash is signed.
create table events (
  match text not null,
  seq integer not null,
  term integer not null,
  id uuid not null,
  type text not null,
  event json not null,
  hash text not null,
  recorded_at bigint not null,
  stored_at bigint not null,
  primary key (match, seq),
  unique (match, id)
) partition by hash (match);

-- Projections: what follows from the log, kept for lists and for people who query with SQL.
create table matches (
  match_id text primary key,
  sport text not null,
  title text not null,
  team_a text not null,
  team_b text not null,
  status text not null,
  phase text not null,
  situation text not null,
  result text,
  score json not null,
  scoreboard json not null,
  term integer not null,
  seq integer not null,
  created_at bigint not null,
  started_at bigint,
  updated_at bigint not null
) partition by hash (match_id);
create index matches_by_age on matches (created_at desc, match_id desc);
create index matches_by_status on matches (status, created_at desc, match_id desc);

create table scores (
  match_id text not null,
  side smallint not null,
  team text not null,
  score text not null,
  detail text,
  updated_at bigint not null,
  primary key (match_id, side)
) partition by hash (match_id);

do $$
declare parent text; part integer;
begin
  foreach parent in array array['logs', 'events', 'matches', 'scores'] loop
    for part in 0..7 loop
      execute format('create table %I partition of %I for values with (modulus 8, remainder %s)',
                     parent || '_' || part, parent, part);
    end loop;
  end loop;
end $$;

-- What was refused, with the reason: the newest, for the operator to look into.
create table refused_events (
  n bigint generated always as identity primary key,
  match text not null,
  writer text not null,
  seq bigint,
  id text,
  hash text not null,
  code text not null,
  message text not null,
  event text not null,
  received_at bigint not null,
  unique (match, writer, hash)
);
`;
