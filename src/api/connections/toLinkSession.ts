import type { Schema } from '../../contract.ts';
import type { LinkSession } from '../../providers/provider.ts';

const ALL_NULL = {
  link_token: null,
  expires_at: null,
  application_id: null,
  environment: null,
  enrollment_id: null,
};

/** Converts a link session to its schema, in which the fields of the other provider are null. */
export function toLinkSession(session: LinkSession): Schema<'LinkSession'> {
  switch (session.provider) {
    case 'plaid':
      return { ...ALL_NULL, provider: 'plaid', link_token: session.linkToken, expires_at: session.expiresAt };
    case 'teller':
      return {
        ...ALL_NULL,
        provider: 'teller',
        application_id: session.applicationId,
        environment: session.environment,
        enrollment_id: session.enrollmentId,
      };
  }
}
