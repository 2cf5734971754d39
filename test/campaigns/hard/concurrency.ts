import type { Campaign } from './campaign.ts';
import { writeDuringSyncs } from './concurrency/writeDuringSyncs.ts';
import { withTestServer } from './withTestServer.ts';

const SHORT = { milliseconds: 5_000, changesPerSync: 800 };
const WHOLE = { milliseconds: 60_000, changesPerSync: 2_000 };

/** Many writers at once: nobody is told of a deadlock, and every sum is right afterwards. */
export const concurrency: Campaign = {
  name: 'concurrency',
  run: (size) => withTestServer(() => writeDuringSyncs(size === 'short' ? SHORT : WHOLE)),
};
