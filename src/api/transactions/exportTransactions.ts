import { toDay } from '../../domain/days.ts';
import { openExport } from '../../exports/openExport.ts';
import type { Operation } from '../../http/operation.ts';
import { checkFilters } from './checkFilters.ts';

export const exportTransactions: Operation<'exportTransactions'> = async (
  context,
  { query: { format, ...filters }, request: { apiKey } },
  reply,
) => {
  if (!apiKey) throw new Error('exportTransactions was dispatched without a key.');
  checkFilters(filters);
  const { contentType, extension, body } = await openExport(context, { key: apiKey, format, filters });
  const name = `breadbox-transactions-${toDay(context.clock.now())}.${extension}`;
  return reply(200, body, {
    'Content-Type': contentType,
    'Content-Disposition': `attachment; filename="${name}"`,
    // nginx would store the whole file before it passes it on.
    'X-Accel-Buffering': 'no',
  });
};
