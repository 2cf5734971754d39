import { access } from './access.ts';
import { describeCampaign } from './campaign.ts';

describeCampaign(access);
