import { createServer } from 'node:net';

/**
 * A TCP port on 127.0.0.1 that is free at this moment.
 *
 * @param preferred is returned when it is free, so that addresses stay the same from start to start
 */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred !== undefined && (await portOf(preferred)) !== null) return preferred;
  const port = await portOf(0);
  if (port === null) throw new Error('Er is op deze machine geen vrije poort te krijgen.');
  return port;
}

function portOf(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : null));
    });
  });
}
