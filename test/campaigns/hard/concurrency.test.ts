import { describeCampaign } from './campaign.ts';
import { concurrency } from './concurrency.ts';

describeCampaign(concurrency);
