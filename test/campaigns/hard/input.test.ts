import { describeCampaign } from './campaign.ts';
import { input } from './input.ts';

describeCampaign(input);
