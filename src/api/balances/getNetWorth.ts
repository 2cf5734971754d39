import type { Schema } from '../../contract.ts';
import { type NetWorthEntry, sumNetWorth } from '../../domain/balances/netWorth.ts';
import type { Operation } from '../../http/operation.ts';
import { rawJson } from '../../http/operation.ts';
import { type JsonText, jsonArray, jsonObject, jsonText } from '../../jsonText.ts';
import { findBalanceAccounts } from '../../store/balances.ts';
import { jsonDecimal } from './jsonDecimal.ts';
import { readPeriods } from './readPeriods.ts';

/** More than any household has. */
const MAX_ACCOUNTS = 10_000;

export const getNetWorth: Operation<'getNetWorth'> = async ({ db, clock }, { query }, reply) => {
  const days = readPeriods(query, { now: clock.now(), defaultDays: 0 });
  const { user_id: userId = null } = query;
  const from = days[0] ?? null;
  const selection = { accountId: null, userId, from, forTotals: true, after: null, limit: MAX_ACCOUNTS };
  const accounts = await findBalanceAccounts(db, selection);
  const entries = sumNetWorth(accounts, days);
  return reply(200, rawJson(jsonObject({ data: jsonArray(entries.map(renderEntry)) })));
};

function renderEntry(entry: NetWorthEntry): JsonText<Schema<'NetWorthEntry'>> {
  const byType = [...entry.byType].sort(([a], [b]) => (a < b ? -1 : 1));
  return jsonObject<Schema<'NetWorthEntry'>>({
    date: jsonText(entry.day),
    assets: jsonDecimal(entry.assets),
    liabilities: jsonDecimal(entry.liabilities),
    net: jsonDecimal(entry.assets - entry.liabilities),
    by_type: jsonArray(
      byType.map(([type, balance]) =>
        jsonObject<Schema<'TypeBalance'>>({ type: jsonText(type), balance: jsonDecimal(balance) }),
      ),
    ),
    accounts_count: jsonText(entry.accountsCount),
    iso_currency_code: jsonText(entry.isoCurrencyCode),
    unofficial_currency_code: jsonText(entry.unofficialCurrencyCode),
  });
}
