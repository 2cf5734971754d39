import { ifMatch } from '../../http/etag.ts';
import type { Operation } from '../../http/operation.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import { markReport } from '../../store/reports.ts';

export const markReportUnread: Operation<'markReportUnread'> = async (
  { db, clock },
  { path, header },
  reply,
) => {
  const check = ifMatch(header);
  const { id, read, updated_at } = await inTransaction(db, (trx) =>
    markReport(trx, path.id, false, clock.now(), check),
  );
  return reply(200, { id, read, updated_at });
};
