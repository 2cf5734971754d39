import type { Database } from '../context.ts';
import { ApiError, type ErrorDetail } from '../errors.ts';
import type { AccountType } from '../providers/provider.ts';
import { type CsvAccount, findCsvAccount, findEarlierRows, getCsvAccount } from '../store/csvAccounts.ts';
import { getUser } from '../store/users.ts';
import type { AccountHints } from './csv/earlierRows.ts';

/** Enough that one of them tells day from month and money out from money in. */
const EARLIER_ROWS = 50;

/** What a request says about the account that a file's rows belong to. */
export interface AccountSelector {
  accountId?: string | undefined;
  userId?: string | undefined;
  accountName?: string | undefined;
  accountType?: AccountType | undefined;
  institutionName?: string | undefined;
  currency?: string | undefined;
}

/** The account a file goes to: one that exists, or one to be made under its name. */
export type CsvTarget = { currency: string | null } & (
  | { kind: 'existing'; account: CsvAccount }
  | {
      kind: 'new';
      userId: string;
      externalId: string;
      name: string;
      type: AccountType | null;
      institutionName: string | null;
    }
  /** Only a preview may leave it open. */
  | { kind: 'unnamed'; type: AccountType | null }
);

/**
 * Finds the account a request names.
 * @throws ApiError NOT_FOUND, CONFLICT, CONNECTION_DISCONNECTED, or INVALID_PARAMETER where the parameters
 * name no account or contradict each other.
 */
export async function findCsvTarget(db: Database, selector: AccountSelector): Promise<CsvTarget> {
  const currency = selector.currency ?? null;
  if (selector.accountId !== undefined) {
    refuseRedundantSelectors(selector);
    return { kind: 'existing', account: await getCsvAccount(db, selector.accountId), currency };
  }
  if (selector.userId === undefined || selector.accountName === undefined) {
    return { kind: 'unnamed', type: selector.accountType ?? null, currency };
  }
  const user = await getUser(db, selector.userId);
  const name = selector.accountName.replace(/\s+/g, ' ').trim();
  const externalId = name.normalize('NFKC').toLowerCase();
  const account = await findCsvAccount(db, user.id, externalId);
  if (account) return { kind: 'existing', account, currency };
  return {
    kind: 'new',
    userId: user.id,
    externalId,
    name,
    type: selector.accountType ?? null,
    institutionName: selector.institutionName ?? null,
    currency,
  };
}

/** What the account tells about a file before it is opened. */
export async function findHints(db: Database, target: CsvTarget): Promise<AccountHints> {
  if (target.kind !== 'existing') {
    return { type: target.type, isoCurrencyCode: target.currency, earlierRows: [] };
  }
  const { id, type, iso_currency_code } = target.account;
  const earlierRows = await findEarlierRows(db, id, EARLIER_ROWS);
  return { type, isoCurrencyCode: target.currency ?? iso_currency_code, earlierRows };
}

/** An account that exists is what it is: parameters that describe a new one would be silently without effect. */
function refuseRedundantSelectors(selector: AccountSelector) {
  const given: [string, string | undefined][] = [
    ['user_id', selector.userId],
    ['account_name', selector.accountName],
    ['account_type', selector.accountType],
    ['institution_name', selector.institutionName],
  ];
  const details: ErrorDetail[] = given
    .filter(([, value]) => value !== undefined)
    .map(([path]) => ({ path, message: 'describes a new account; leave it out beside account_id' }));
  if (details.length > 0) {
    throw new ApiError('INVALID_PARAMETER', 'account_id names an account, other parameters a new one.', {
      details,
    });
  }
}
