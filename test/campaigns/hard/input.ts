import { startPopulatedHousehold } from '../../support/populatedHousehold.ts';
import type { Campaign } from './campaign.ts';
import { brokenHttp } from './input/brokenHttp.ts';
import { generatedInput } from './input/generatedInput.ts';
import { sendSlowly } from './input/slowSenders.ts';
import { withTestServer } from './withTestServer.ts';

/** Hostile requests to every operation of the contract, and malformed bytes below the level of HTTP. */
export const input: Campaign = {
  name: 'input',
  run: (size) =>
    withTestServer(async () => {
      const household = await startPopulatedHousehold();
      try {
        const { app } = household;
        const broken = await brokenHttp(app);
        const slow = await sendSlowly(app, size);
        const generated = await generatedInput(app, size);
        return [generated, ...broken, ...(await slow.finish())];
      } finally {
        await household.close();
      }
    }),
};
