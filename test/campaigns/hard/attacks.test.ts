import { attacks } from './attacks.ts';
import { describeCampaign } from './campaign.ts';

describeCampaign(attacks);
