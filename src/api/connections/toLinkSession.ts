import type { Schema } from '../../contract.ts';
import type { LinkSession } from '../../providers/provider.ts';

const NOTHING = {
  link_token: null,
  expires_at: null,
  application_id: null,
  environment: null,
  enrollment_id: null,
};

/** A link session in the API's words: what the other provider has is null. */
export function toLinkSession(session: LinkSession): Schema<'LinkSession'> {
  switch (session.provider) {
    case 'plaid':
      return { ...NOTHING, provider: 'plaid', link_token: session.linkToken, expires_at: session.expiresAt };
    case 'teller':
      return {
        ...NOTHING,
        provider: 'teller',
        application_id: session.applicationId,
        environment: session.environment,
        enrollment_id: session.enrollmentId,
      };
  }
}
