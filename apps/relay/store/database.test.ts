import { expect, test } from 'vitest';
import { testDatabase } from '../testing/postgres.ts';

test('a connection that breaks while somebody uses it costs the query and not the process', async () => {
  const database = await testDatabase();
  const uncaught: Error[] = [];
  const note = (error: Error) => uncaught.push(error);
  process.on('uncaughtException', note);
  const client = await database.pool.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const query = client.query('select pg_sleep(20)');
  await Promise.all([
    expect(query).rejects.toThrow(/terminat/),
    database.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]),
  ]);
  // The socket ends after the query has failed.
  await new Promise((resolve) => setTimeout(resolve, 300));
  client.release(true);
  process.off('uncaughtException', note);
  expect(uncaught).toEqual([]);
  expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await database.close();
});
