import type { Access } from '../provider.ts';
import { parseHttpDate } from '../retry.ts';
import { refused, type TellerClient } from './client.ts';

/** Teller looks at the certificate before it looks for a token, so to be told of a missing token is to be let in. */
const ADMITTED = [200, 401, 403];

export function createTellerAccess(client: TellerClient): Access {
  return {
    async check() {
      const received = await client.probe('/accounts');
      if (!ADMITTED.includes(received.status)) throw refused(received);
      const time = parseHttpDate(received.date);
      return time && { time, tookMs: received.tookMs };
    },
  };
}
