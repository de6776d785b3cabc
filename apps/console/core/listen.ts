import type { Server } from 'node:net';
import { ProblemError, problem } from '#shared/problem.ts';

interface Address {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** The setting to change when the port is taken. */
  readonly setting: string;
}

/** @returns the port. @throws ProblemError `port-taken` or `cannot-listen` */
export async function listen(server: Server, { host, port, setting }: Address): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    const fail = (error: Error) => reject(explain(error, { host, port, setting }));
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      resolve();
    });
  });
  const bound = server.address();
  return typeof bound === 'object' && bound !== null ? bound.port : port;
}

function explain(error: Error, { host, port, setting }: Address): ProblemError {
  const flag = `--${setting.toLowerCase().replace('_', '-')}`;
  if ('code' in error && error.code === 'EADDRINUSE') {
    return new ProblemError(
      problem('port-taken', `Port ${port} is taken; choose another by ${setting} or ${flag} (0: any free one).`),
    );
  }
  return new ProblemError(problem('cannot-listen', `Cannot listen on ${host}:${port}: ${error.message}`));
}
