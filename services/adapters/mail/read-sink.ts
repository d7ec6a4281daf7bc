import { z } from 'zod';
import type { MailReader } from '../../check/stores';

const answerSchema = z.array(z.object({ messageId: z.string(), receivedAt: z.string() }));

/**
 * Reads the mails of the local sink.
 * @param address `http://127.0.0.1:PORT`
 * @param domain of our own Message-IDs
 */
export function createSinkReader(address: string, domain: string): MailReader {
  return {
    domain,
    arrived: async () => {
      const response = await fetch(new URL('/api/berichten', address));
      return answerSchema.parse(await response.json());
    },
  };
}
