import type { Operation } from '../../http/operation.ts';
import * as dashboardSessions from '../../store/dashboardSessions.ts';

export const createDashboardSession: Operation<'createDashboardSession'> = async (
  { db, clock, audit },
  { body },
  reply,
) => {
  const session = await dashboardSessions.createDashboardSession(db, body.code, clock.now(), audit);
  return reply(201, {
    key: session.key,
    key_id: session.id,
    scope: session.scope,
    expires_at: session.expires_at,
  });
};
