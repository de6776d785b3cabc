/** Who follows what, on which devices, and what was told to whom. */
export const alerts = `
create table alert_users (
  user_id text primary key,
  -- SHA-256 of what the user was told once.
  token_hash bytea not null,
  locale text not null,
  -- {from, to, time_zone}; null: none.
  quiet_hours json,
  created_at bigint not null
);

-- Where a user's alerts go: a push subscription of a browser, or a registration token of FCM.
create table alert_devices (
  id uuid primary key default gen_random_uuid(),
  user_id text not null references alert_users on delete cascade,
  kind text not null check (kind in ('web', 'fcm')),
  -- The endpoint, or the token. It belongs to whoever named it last: a phone may change hands.
  address text not null unique,
  p256dh text,
  auth text,
  created_at bigint not null
);
create index alert_devices_by_user on alert_devices (user_id);

create table alert_follows (
  user_id text not null references alert_users on delete cascade,
  what text not null check (what in ('match', 'team', 'player')),
  -- Of teams and players; else empty.
  sport text not null,
  -- A match's id; a name in the form in which names are compared.
  key text not null,
  name text not null,
  kinds text[] not null,
  created_at bigint not null,
  primary key (user_id, what, sport, key)
);
create index alert_follows_by_key on alert_follows (what, sport, key, user_id);

-- Events that were told of, as they were told last.
create table alerts (
  match text not null,
  event uuid not null,
  revision integer not null,
  -- What the newest revision follows from: the log up to there, and as it stood at that seq.
  seq integer not null,
  judged_at integer not null,
  silent boolean not null,
  change text not null,
  happenings json not null,
  kinds text[] not null,
  wordings json not null,
  -- Whom it concerns: [{what, sport, key, kinds}]
  audience json not null,
  -- UTC ms of the first alert.
  told_at bigint not null,
  primary key (match, event)
) partition by hash (match);

-- Who was told of it: they hear of its corrections.
create table alert_receipts (
  match text not null,
  event uuid not null,
  device uuid not null,
  at bigint not null,
  primary key (match, event, device)
) partition by hash (match);
create index alert_receipts_by_device on alert_receipts (device, at);
create index alert_receipts_by_age on alert_receipts (at);

do $$
declare parent text; part integer;
begin
  foreach parent in array array['alerts', 'alert_receipts'] loop
    for part in 0..7 loop
      execute format('create table %I partition of %I for values with (modulus 8, remainder %s)',
                     parent || '_' || part, parent, part);
    end loop;
  end loop;
end $$;

-- What was not told in quiet hours: of each match the newest, for the summary.
create table alert_held (
  device uuid not null references alert_devices on delete cascade,
  match text not null,
  title text not null,
  body text not null,
  at bigint not null,
  primary key (device, match)
);
`;
