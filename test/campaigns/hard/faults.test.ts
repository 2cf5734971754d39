import { describeCampaign } from './campaign.ts';
import { faults } from './faults.ts';

describeCampaign(faults);
