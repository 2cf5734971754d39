import type { Schema } from '../../contract.ts';
import { daysBefore, toDay } from '../../domain/days.ts';
import { findStreams, positionOf, type Stream } from '../../domain/recurring/findStreams.ts';
import type { Operation } from '../../http/operation.ts';
import { rawJson } from '../../http/operation.ts';
import { type JsonText, jsonArray, jsonObject, jsonText } from '../../jsonText.ts';
import { findOccurrences } from '../../store/recurring.ts';

/** Three yearly occurrences. */
const DAYS = 800;

export const listRecurring: Operation<'listRecurring'> = async ({ cursors, db, clock }, { query }, reply) => {
  const { account_id: accountId = null, user_id: userId = null } = query;
  const list = cursors.of<string>(['listRecurring', accountId, userId]);
  const after = list.decode(query.cursor);
  const today = toDay(clock.now());
  const occurrences = await findOccurrences(db, { since: daysBefore(today, DAYS), accountId, userId });
  const streams = findStreams(occurrences, today).filter((one) => after === null || positionOf(one) > after);
  const { data, ...page } = list.page(streams, query.limit, positionOf);
  return reply(
    200,
    rawJson(
      jsonObject({
        data: jsonArray(data.map(render)),
        next_cursor: jsonText(page.next_cursor),
        has_more: jsonText(page.has_more),
      }),
    ),
  );
};

/** PostgreSQL has written the decimal. */
const decimal = (amount: string) => amount as JsonText<number>;

const render = (stream: Stream): JsonText<Schema<'RecurringStream'>> =>
  jsonObject<Schema<'RecurringStream'>>({
    id: jsonText(stream.id),
    account_id: jsonText(stream.accountId),
    name: jsonText(stream.name),
    category_slug: jsonText(stream.categorySlug),
    cadence: jsonText(stream.cadence),
    status: jsonText(stream.isActive ? 'active' : 'ended'),
    occurrences_count: jsonText(stream.count),
    first_date: jsonText(stream.firstDay),
    last_date: jsonText(stream.lastDay),
    last_amount: decimal(stream.lastAmount),
    has_fixed_amount: jsonText(stream.hasFixedAmount),
    next_date: jsonText(stream.next?.day ?? null),
    next_amount: stream.next ? decimal(stream.next.amount) : jsonText(null),
    price_changes: jsonArray(
      stream.priceChanges.map(({ day, from, to }) =>
        jsonObject<Schema<'PriceChange'>>({
          date: jsonText(day),
          from_amount: decimal(from),
          to_amount: decimal(to),
        }),
      ),
    ),
    iso_currency_code: jsonText(stream.isoCurrencyCode),
    unofficial_currency_code: jsonText(stream.unofficialCurrencyCode),
  });
