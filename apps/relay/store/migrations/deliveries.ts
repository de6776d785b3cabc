/** Outgoing deliveries (webhooks, alerts), derived from the log. */
export const deliveries = `
-- Who makes deliveries of the log. What was in the log before a consumer began is not delivered.
create table delivery_consumers (
  name text primary key,
  began_at bigint not null
);

-- Up to where each consumer has made its deliveries of a match; without a row: nothing yet.
create table delivery_cursors (
  match text not null,
  consumer text not null,
  seq integer not null,
  primary key (match, consumer)
) partition by hash (match);
do $$
declare part integer;
begin
  for part in 0..7 loop
    execute format('create table delivery_cursors_%s partition of delivery_cursors for values with (modulus 8, remainder %s)',
                   part, part);
  end loop;
end $$;

create table deliveries (
  id uuid primary key default gen_random_uuid(),
  consumer text not null,
  -- The same delivery made twice is one.
  key text not null,
  -- Where it goes: shares concurrency and the bound on what waits.
  destination text not null,
  payload text not null,
  state text not null check (state in ('waiting', 'delivered', 'dead')),
  -- When it is tried next; while it is tried, when somebody else may.
  due_at bigint not null,
  attempts integer not null default 0,
  -- What became of the attempts: [{at, ms, status, reason}]
  history json not null default '[]',
  created_at bigint not null,
  -- From when on the time to give up is counted: creation, or the last replay.
  since bigint not null,
  finished_at bigint,
  unique (consumer, key)
);
create index deliveries_waiting on deliveries (consumer, destination, due_at) where state = 'waiting';
create index deliveries_finished on deliveries (consumer, finished_at) where state <> 'waiting';
create index deliveries_by_destination on deliveries (consumer, destination, created_at desc, id desc);
`;
