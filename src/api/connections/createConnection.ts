import type { Call, Operation } from '../../http/operation.ts';
import { linkConnection } from '../../linking/linkConnection.ts';
import type { LinkCredentials } from '../../providers/provider.ts';

export const createConnection: Operation<'createConnection'> = async (context, { body, request }, reply) => {
  const { user_id: userId } = body;
  const connection = await linkConnection(context, userId, toCredentials(body), {
    progress: request.progress,
  });
  return reply(201, connection, { Location: `/api/v1/connections/${connection.id}` });
};

function toCredentials(body: Call<'createConnection'>['body']): LinkCredentials {
  if (body.provider === 'teller') {
    const {
      access_token: accessToken,
      enrollment_id: enrollmentId,
      institution_name: institutionName,
    } = body.credentials;
    return { provider: 'teller', accessToken, enrollmentId, institutionName };
  }
  const {
    public_token: publicToken,
    institution_id: institutionId,
    institution_name: institutionName,
    accounts = [],
  } = body.credentials;
  return {
    provider: 'plaid',
    accounts,
    publicToken,
    institutionId: institutionId ?? null,
    institutionName: institutionName ?? null,
  };
}
