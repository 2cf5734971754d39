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
  /** The file may name it, or a preview leaves it open. */
  | {
      kind: 'unnamed';
      userId: string | null;
      type: AccountType | null;
      institutionName: string | null;
      isNamed: boolean;
    }
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
  const user = selector.userId === undefined ? null : await getUser(db, selector.userId);
  if (user === null || selector.accountName === undefined) {
    return {
      kind: 'unnamed',
      userId: user?.id ?? null,
      type: selector.accountType ?? null,
      institutionName: selector.institutionName ?? null,
      isNamed: selector.accountName !== undefined,
      currency,
    };
  }
  const name = selector.accountName.replace(/\s+/g, ' ').trim();
  const externalId = toExternalId(name);
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

/** The name of an account among the accounts for files of a user: case and kinds of characters make no difference. */
export const toExternalId = (name: string): string => name.normalize('NFKC').toLowerCase();

/** The error for a request that names no account, where the file does not name one either. */
export function accountMissing(target: CsvTarget): ApiError {
  const isUnnamed = target.kind === 'unnamed';
  const missing = [
    ...(isUnnamed && target.userId === null ? ['user_id'] : []),
    ...(isUnnamed && !target.isNamed ? ['account_name'] : []),
  ];
  return new ApiError(
    'INVALID_PARAMETER',
    'Name the account: give account_id, or user_id and account_name.',
    {
      details: missing.map((path) => ({ path, code: 'required', message: 'is required without account_id' })),
    },
  );
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
    .map(([path]) => ({
      path,
      code: 'contradiction',
      message: 'describes a new account; leave it out beside account_id',
    }));
  if (details.length > 0) {
    throw new ApiError('INVALID_PARAMETER', 'account_id names an account, other parameters a new one.', {
      details,
    });
  }
}
