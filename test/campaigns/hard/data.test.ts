import { describeCampaign } from './campaign.ts';
import { data } from './data.ts';

describeCampaign(data);
