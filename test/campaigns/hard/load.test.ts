import { describeCampaign } from './campaign.ts';
import { load } from './load.ts';

describeCampaign(load);
