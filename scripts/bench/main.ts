import { ProblemError, problem } from '#shared/problem.ts';
import { main, printLine } from '../cli/main.ts';

/** Each prints one object a case; the loader keeps a bench's imports out of the others' runs. */
const benches: Readonly<Record<string, () => Promise<{ run: () => AsyncIterable<object> }>>> = {
  connections: () => import('./connections.ts'),
  fanout: () => import('./fanout.ts'),
  fold: () => import('./fold.ts'),
  ingest: () => import('./ingest.ts'),
  journal: () => import('./journal.ts'),
  keys: () => import('./keys.ts'),
  latency: () => import('./latency.ts'),
  recovery: () => import('./recovery.ts'),
  soak: () => import('./soak.ts'),
  workers: () => import('./workers.ts'),
};

await main(`bench NAME…: ${Object.keys(benches).join(', ')}; prints one JSON line a case`, {}, async (_, names) => {
  if (names.length === 0) throw new ProblemError(problem('usage', `Name a bench: ${Object.keys(benches).join(', ')}.`));
  for (const name of names) {
    const load = benches[name];
    if (load === undefined) throw new ProblemError(problem('usage', `There is no bench "${name}".`));
    const bench = await load();
    for await (const line of bench.run()) printLine(line);
  }
  return 0;
});
