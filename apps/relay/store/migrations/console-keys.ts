/** With what consoles sign; each console that presents the uplink token names its own. A key once known stays. */
export const consoleKeys = `
create table console_keys (
  console text not null,
  key text not null,
  name text not null,
  registered_at bigint not null,
  primary key (console, key)
);
`;
