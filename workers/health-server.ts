import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a readiness check found, per part: a part is ready when it makes progress, not when it merely runs. */
export interface ProcessHealth {
  readonly ready: boolean;
  readonly parts: Readonly<Record<string, string>>;
}

/**
 * Answers `/gezondheid/live` and `/gezondheid/gereed` of a process that serves no pages.
 * @param port 0 picks a free one
 * @param readiness asked at every request; a fault counts as not ready
 */
export async function startHealthServer(
  host: string,
  port: number,
  readiness: () => Promise<ProcessHealth>,
): Promise<{ readonly port: number; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    const answer = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(JSON.stringify(body));
    };
    if (request.url === '/gezondheid/live') return answer(200, { levend: true });
    if (request.url !== '/gezondheid/gereed') return answer(404, {});
    readiness().then(
      ({ ready, parts }) => answer(ready ? 200 : 503, { gereed: ready, onderdelen: parts }),
      () => answer(503, { gereed: false, onderdelen: {} }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
