import { pino } from 'pino';
import { streamContract } from './contract.ts';
import { LocalStream } from './local.ts';

// Within one relay all consumers share the one stream.
streamContract('LocalStream', async () => {
  const stream = new LocalStream(pino({ level: 'silent' }));
  return { join: async () => ({ stream, leave: async () => {} }), close: async () => {} };
});
