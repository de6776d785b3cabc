/** Up to where the log is in Kafka. */
export const kafkaOutbox = `
-- The log is the outbox: what is behind a cursor waits to be published. Whoever publishes a match holds its row.
create table kafka_cursors (
  match text primary key,
  -- The newest event that Kafka has acknowledged.
  seq integer not null default 0,
  -- What the newest snapshot in Kafka shows.
  snapshot integer not null default 0
) partition by hash (match);
do $$
declare part integer;
begin
  for part in 0..7 loop
    execute format('create table kafka_cursors_%s partition of kafka_cursors for values with (modulus 8, remainder %s)',
                   part, part);
  end loop;
end $$;
`;
