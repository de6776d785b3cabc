/** What was refused is keyed by match like all that belongs to one; `n` only tells what is older. */
export const refusedByMatch = `
create temporary table refused_before on commit drop as table refused_events;
drop table refused_events;

-- Not an identity: before Postgres 17 a partitioned table has none.
create sequence refused_events_n;
create table refused_events (
  match text not null,
  writer text not null,
  hash text not null,
  n bigint not null default nextval('refused_events_n'),
  seq bigint,
  id text,
  code text not null,
  message text not null,
  event text not null,
  received_at bigint not null,
  primary key (match, writer, hash)
) partition by hash (match);
create index refused_events_by_n on refused_events (n);
do $$
declare part integer;
begin
  for part in 0..7 loop
    execute format('create table refused_events_%s partition of refused_events for values with (modulus 8, remainder %s)',
                   part, part);
  end loop;
end $$;

insert into refused_events (match, writer, hash, seq, id, code, message, event, received_at)
  select match, writer, hash, seq, id, code, message, event, received_at from refused_before order by n;
`;
