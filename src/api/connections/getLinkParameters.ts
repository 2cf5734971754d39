import type { Schema } from '../../contract.ts';
import type { Operation } from '../../http/operation.ts';
import * as linkSessions from '../../linking/linkSessions.ts';
import type { LinkParameters } from '../../providers/provider.ts';

export const getLinkParameters: Operation<'getLinkParameters'> = async (context, { body }, reply) => {
  const { user_id: userId, provider, connection_id: connectionId = null } = body;
  return reply(
    200,
    toSchema(await linkSessions.getLinkParameters(context, { userId, provider, connectionId })),
  );
};

function toSchema(parameters: LinkParameters): Schema<'LinkParameters'> {
  switch (parameters.provider) {
    case 'plaid': {
      const { provider, linkToken, expiresAt } = parameters;
      return { provider, link_token: linkToken, expires_at: expiresAt };
    }
    case 'teller': {
      const { provider, applicationId, environment, enrollmentId } = parameters;
      return { provider, application_id: applicationId, environment, enrollment_id: enrollmentId };
    }
  }
}
