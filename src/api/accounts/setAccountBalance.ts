import type { Schema } from '../../contract.ts';
import { toUnits } from '../../domain/balances/exact.ts';
import { daysAfter, toDay } from '../../domain/days.ts';
import { ApiError } from '../../errors.ts';
import type { Operation } from '../../http/operation.ts';
import { rawJson } from '../../http/operation.ts';
import { jsonObject, jsonText } from '../../jsonText.ts';
import { inTransaction } from '../../postgres/inTransaction.ts';
import { setBalance, toExactDecimal } from '../../store/manualAccounts.ts';
import { jsonDecimal } from '../balances/jsonDecimal.ts';

export const setAccountBalance: Operation<'setAccountBalance'> = async (
  { db, clock },
  { path, body },
  reply,
) => {
  const now = clock.now();
  // Where the day begins earlier than in UTC, it may be tomorrow already.
  if (path.date > daysAfter(toDay(now), 1)) throw inFuture();
  const balance = await toExactDecimal(db, body.balance);
  await inTransaction(db, (trx) => setBalance(trx, path.id, { day: path.date, balance }, now));
  return reply(
    200,
    rawJson(
      jsonObject<Schema<'DatedBalance'>>({
        date: jsonText(path.date),
        balance: jsonDecimal(toUnits(balance)),
        reported: jsonText(true),
      }),
    ),
  );
};

const inFuture = (): ApiError =>
  new ApiError('INVALID_PARAMETER', 'A parameter is not valid: date must not be in the future.', {
    details: [{ path: 'date', code: 'maximum', message: 'must not be in the future' }],
  });
