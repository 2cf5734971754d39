import type { Schema } from '../../contract.ts';
import { computeBalances, type Proof, proveBalances } from '../../domain/balances/balanceHistory.ts';
import type { Operation } from '../../http/operation.ts';
import { rawJson } from '../../http/operation.ts';
import { type JsonText, jsonArray, jsonObject, jsonText } from '../../jsonText.ts';
import { type BalanceAccount, findBalanceAccounts } from '../../store/balances.ts';
import { jsonDecimal } from './jsonDecimal.ts';
import { readPeriods } from './readPeriods.ts';

const DEFAULT_DAYS = 365;

export const getBalanceHistory: Operation<'getBalanceHistory'> = async (
  { cursors, db, clock },
  { query },
  reply,
) => {
  const days = readPeriods(query, { now: clock.now(), defaultDays: DEFAULT_DAYS });
  const { account_id: accountId = null, user_id: userId = null } = query;
  const list = cursors.of<{ id: string }>(['getBalanceHistory', accountId, userId]);
  const after = list.decode(query.cursor)?.id ?? null;
  const selection = { accountId, userId, from: null, forTotals: false, after, limit: query.limit + 1 };
  const accounts = await findBalanceAccounts(db, selection);
  const { data, ...page } = list.page(accounts, query.limit, ({ id }) => ({ id }));
  return reply(
    200,
    rawJson(
      jsonObject({
        data: jsonArray(data.map((account) => renderAccount(account, days))),
        next_cursor: jsonText(page.next_cursor),
        has_more: jsonText(page.has_more),
      }),
    ),
  );
};

function renderAccount(
  account: BalanceAccount,
  days: readonly string[],
): JsonText<Schema<'AccountBalances'>> {
  const balances = computeBalances(account, days).map(({ day, balance, isReported }) =>
    jsonObject<Schema<'DatedBalance'>>({
      date: jsonText(day),
      balance: jsonDecimal(balance),
      reported: jsonText(isReported),
    }),
  );
  const proof = proveBalances(account);
  return jsonObject<Schema<'AccountBalances'>>({
    account_id: jsonText(account.id),
    iso_currency_code: jsonText(account.isoCurrencyCode),
    unofficial_currency_code: jsonText(account.unofficialCurrencyCode),
    balances: jsonArray(balances),
    proof: proof ? renderProof(proof) : jsonText(null),
  });
}

const renderProof = (proof: Proof): JsonText<Schema<'BalanceProof'>> =>
  jsonObject<Schema<'BalanceProof'>>({
    holds: jsonText(proof.difference === 0n),
    opening_date: jsonText(proof.openingDay),
    opening_balance: jsonDecimal(proof.opening),
    posted: jsonDecimal(proof.posted),
    closing_date: jsonText(proof.closingDay),
    reported_balance: jsonDecimal(proof.reported),
    difference: jsonDecimal(proof.difference),
    diverged_on: jsonText(proof.divergedOn),
  });
