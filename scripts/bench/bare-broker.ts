import { createServer } from 'node:net';
import { Aedes } from 'aedes';

/** aedes as it is: acks what it is sent, keeps nothing. Says its port on stdout. */
const aedes = await Aedes.createBroker();
const server = createServer({ noDelay: true }, (socket) => aedes.handle(socket));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  process.stdout.write(`${JSON.stringify({ ready: 'broker', url: `mqtt://127.0.0.1:${port}` })}\n`);
});
process.once('SIGTERM', () => process.exit());
process.once('disconnect', () => process.exit());
