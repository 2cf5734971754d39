import type { Operation } from '../../http/operation.ts';
import * as syncLogs from '../../store/syncLogs.ts';

export const getSyncLog: Operation<'getSyncLog'> = async ({ db }, { path }, reply) =>
  reply(200, await syncLogs.getSyncLog(db, path.id));
