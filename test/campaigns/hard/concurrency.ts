import type { Campaign } from './campaign.ts';
import { writeDuringSyncs } from './concurrency/writeDuringSyncs.ts';
import { withTestServer } from './withTestServer.ts';

const SHORT = { milliseconds: 5_000, changesPerSync: 800 };
const WHOLE = { milliseconds: 60_000, changesPerSync: 2_000 };

/** Many concurrent writers: no request fails with a deadlock, and all sums are right afterwards. */
export const concurrency: Campaign = {
  name: 'concurrency',
  run: (size) => withTestServer(() => writeDuringSyncs(size === 'short' ? SHORT : WHOLE)),
};
