/** Where integrators want to be told. */
export const webhooks = `
create table webhooks (
  id text primary key,
  -- The API key that made it.
  owner text not null,
  url text not null,
  description text not null,
  -- {matches, sports, types, kinds}
  filter json not null,
  -- Signs what is sent, so that it has to be kept as it is; the one before signs too until old_secret_until.
  secret text not null,
  old_secret text,
  old_secret_until bigint,
  state text not null check (state in ('active', 'disabled')),
  reason text,
  failing_since bigint,
  created_at bigint not null
);
create index webhooks_by_owner on webhooks (owner, created_at);
`;
