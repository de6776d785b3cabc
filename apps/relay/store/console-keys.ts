import type pg from 'pg';

/** A key that a console signs with. */
export interface ConsoleKey {
  readonly console: string;
  readonly key: string;
  readonly name: string;
  readonly registeredAt: number;
}

/** Each that is tried costs about a ms: those of who writes the match, and a few of who may have before. */
const MAX_KEYS = 4;

export async function registerKey(pool: pg.Pool, { console, key, name, registeredAt }: ConsoleKey): Promise<void> {
  await pool.query({
    name: 'register-key',
    text: `insert into console_keys (console, key, name, registered_at) values ($1, $2, $3, $4)
           on conflict (console, key) do update set name = excluded.name where console_keys.name <> excluded.name`,
    values: [console, key, name, registeredAt],
  });
}

/** Keys that may have signed the match's newest events: its writer's first, then the newest of others. */
export async function consoleKeys(pool: pg.Pool, match: string): Promise<ConsoleKey[]> {
  const { rows } = await pool.query<Omit<ConsoleKey, 'registeredAt'> & { registered_at: string }>({
    name: 'console-keys',
    text: `select console, key, name, registered_at from console_keys
           order by (select writer = 'console/' || console from logs where match = $1) desc, registered_at desc limit $2`,
    values: [match, MAX_KEYS],
  });
  return rows.map(({ registered_at, ...rest }) => ({ ...rest, registeredAt: Number(registered_at) }));
}
