import { Client, Connection } from '@temporalio/client';

/** Where Temporal is and how to speak with it. */
export interface TemporalAddress {
  readonly address: string;
  readonly namespace: string;
  readonly tls: boolean;
  readonly apiKey: string | null;
}

/** A client and the way to close it. */
export interface TemporalClient {
  readonly client: Client;
  close(): Promise<void>;
}

/**
 * Makes a client that connects when it is first used, so that a process can start while Temporal is away.
 */
export function createTemporalClient(options: TemporalAddress): TemporalClient {
  const connection = Connection.lazy({
    address: options.address,
    ...(options.tls ? { tls: true } : {}),
    ...(options.apiKey === null ? {} : { apiKey: options.apiKey }),
  });
  return {
    client: new Client({ connection, namespace: options.namespace }),
    close: () => connection.close(),
  };
}
