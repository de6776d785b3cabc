/** What the newest snapshots in Kafka show: with rows of their own, so that publishing events and states go beside one another. */
export const kafkaSnapshots = `
alter table kafka_cursors drop column snapshot;

create table kafka_snapshots (
  match text primary key,
  term integer not null default 0,
  seq integer not null default 0
) partition by hash (match);
do $$
declare part integer;
begin
  for part in 0..7 loop
    execute format('create table kafka_snapshots_%s partition of kafka_snapshots for values with (modulus 8, remainder %s)',
                   part, part);
  end loop;
end $$;
`;
