/** Keys of integrators. What is kept of a key itself is its SHA-256. */
export const apiKeys = `
create table api_keys (
  id text primary key,
  name text not null,
  hash bytea not null unique,
  scopes text[] not null,
  per_minute integer not null,
  created_at bigint not null,
  last_used_at bigint,
  revoked_at bigint
);
`;
