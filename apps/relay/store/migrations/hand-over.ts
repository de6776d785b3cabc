/** Claims of a match by another console, and what consoles that lost a match still hold. */
export const handOver = `
-- The term under which a match is written now, if nothing has been written under it yet: raised by a claim.
alter table logs add column fence integer not null default 0;

-- Which relay this is, for consoles: a restored backup is the same one.
create table identity (
  only_row boolean primary key default true check (only_row),
  id uuid not null default gen_random_uuid()
);
insert into identity default values;

-- What consoles that lost a match still held of it and the log lacks. What is taken into the log is known by its id.
create table forked_events (
  match text not null,
  console text not null,
  id uuid not null,
  seq integer not null,
  event json not null,
  received_at bigint not null,
  discarded_at bigint,
  reason text,
  primary key (match, console, id)
) partition by hash (match);
do $$
declare part integer;
begin
  for part in 0..7 loop
    execute format('create table forked_events_%s partition of forked_events for values with (modulus 8, remainder %s)',
                   part, part);
  end loop;
end $$;
`;
