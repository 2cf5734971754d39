import type { Database } from '../context.ts';
import { ApiError } from '../errors.ts';
import { type CsvAccount, findUserOfAccount, listCsvAccounts, maskOf } from '../store/csvAccounts.ts';
import type { AccountChoice, LedgerTarget } from './accountChoice.ts';
import { compareNumbers } from './accountNumbers.ts';
import { chooseLinkedAccount } from './chooseLinkedAccount.ts';
import type { ImportAnswers } from './importOptions.ts';
import { accountMissing, type CsvTarget, toExternalId } from './importTarget.ts';
import type { Question } from './question.ts';
import type { FileAccount } from './reading/openedFile.ts';

const UNKNOWN_BANK = 'File import';

/**
 * Finds the account of the ledger for each account of a file. Several accounts in a file become several accounts;
 * rows in another currency than their account's are a question.
 * @throws ApiError INVALID_PARAMETER where neither the request nor the file names an account.
 */
export async function chooseAccounts(
  db: Database,
  target: CsvTarget,
  found: readonly FileAccount[],
  answers: ImportAnswers,
): Promise<AccountChoice> {
  const userId = await findUser(db, target);
  if (target.kind === 'existing' && target.account.covered) {
    return chooseLinkedAccount(target.account, userId, found, target.currency);
  }
  const stored = await listCsvAccounts(db, userId);
  const choice: AccountChoice = { userId, targets: new Map(), assumptions: [], questions: [], doubts: [] };
  const own = found.filter(({ isForeign }) => !isForeign).map((account) => withCurrency(account, target));
  if (own.length > 1 && target.kind === 'existing') {
    choice.questions.push(askForUser(own));
    return choice;
  }
  for (const account of own) {
    const chosen =
      own.length === 1 && target.kind !== 'unnamed'
        ? chooseNamed(account, target, stored, choice)
        : chooseByFile(account, target, stored, choice);
    placeInCurrency(account, chosen, stored, choice, answers);
  }
  const foreign = found.filter(({ isForeign }) => isForeign);
  for (const account of foreign) {
    const home = own.find(({ number, name }) => number === account.number && name === account.name) ?? own[0];
    const chosen = home && choice.targets.get(home.key);
    if (chosen) placeInCurrency(account, chosen, stored, choice, answers);
  }
  return choice;
}

async function findUser(db: Database, target: CsvTarget): Promise<string> {
  if (target.kind === 'existing') return findUserOfAccount(db, target.account);
  if (target.userId === null) throw accountMissing(target);
  return target.userId;
}

/** Where the file states no currency, the request may. One that contradicts the file is refused. */
function withCurrency(account: FileAccount, { currency }: CsvTarget): FileAccount {
  if (currency === null || account.isoCurrencyCode === currency) return account;
  if (account.isoCurrencyCode === null) return { ...account, isoCurrencyCode: currency };
  // CSV names the currency of single rows, which goes before the parameter.
  if (account.number === null) return account;
  const message = `contradicts the file, which is in ${account.isoCurrencyCode}`;
  throw new ApiError('INVALID_PARAMETER', `currency ${message}.`, {
    details: [{ path: 'currency', code: 'contradiction', message }],
  });
}

/** The account that the request names, which must not be another one than the file's. */
function chooseNamed(
  account: FileAccount,
  target: Exclude<CsvTarget, { kind: 'unnamed' }>,
  stored: readonly CsvAccount[],
  choice: AccountChoice,
): LedgerTarget {
  if (target.kind === 'existing') {
    const { bank_number, name } = target.account;
    if (bank_number && account.number && compareNumbers(bank_number, account.number) === 'different') {
      choice.questions.push({
        parameter: 'account_name',
        message:
          `The account ${name} has the number …${maskOf(bank_number)} and the file is of …${maskOf(account.number)}. ` +
          'Name another account, or leave account_name and account_id out and give user_id.',
        choices: [],
        shown: [],
      });
    }
    return { kind: 'existing', account: target.account };
  }
  const known = findByNumber(account, stored, choice);
  if (known) return known;
  return {
    kind: 'new',
    account: {
      externalId: target.externalId,
      name: target.name,
      type: target.type ?? account.type ?? 'other',
      isoCurrencyCode: account.isoCurrencyCode,
      institutionName: target.institutionName ?? account.institutionName ?? UNKNOWN_BANK,
      bankNumber: account.number,
    },
  };
}

/** The account that the file names. */
function chooseByFile(
  account: FileAccount,
  target: CsvTarget,
  stored: readonly CsvAccount[],
  choice: AccountChoice,
): LedgerTarget {
  const { number } = account;
  if (number === null && account.name === null) throw accountMissing(target);
  const known = findByNumber(account, stored, choice);
  if (known) return known;
  const name = account.name ?? `Account ${maskOf(number ?? '')}`;
  const externalId = toExternalId(number ?? name);
  const named = stored.find((one) => one.external_id === externalId);
  if (named) return { kind: 'existing', account: named };
  const { type, institutionName } =
    target.kind === 'existing' ? { type: null, institutionName: null } : target;
  return {
    kind: 'new',
    account: {
      externalId,
      name,
      type: account.type ?? type ?? 'other',
      isoCurrencyCode: account.isoCurrencyCode,
      institutionName: institutionName ?? account.institutionName ?? UNKNOWN_BANK,
      bankNumber: number,
    },
  };
}

function findByNumber(
  { number, isoCurrencyCode }: FileAccount,
  stored: readonly CsvAccount[],
  { assumptions }: AccountChoice,
): LedgerTarget | null {
  if (number === null) return null;
  const inCurrency = stored.filter(
    (one) =>
      one.iso_currency_code === null || isoCurrencyCode === null || one.iso_currency_code === isoCurrencyCode,
  );
  const compared = inCurrency.map((one) => ({
    one,
    likeness: one.bank_number === null ? 'different' : compareNumbers(one.bank_number, number),
  }));
  const same = compared.find(({ likeness }) => likeness === 'same');
  if (same) return { kind: 'existing', account: same.one };
  const likely = compared.filter(({ likeness }) => likeness === 'likely');
  const [only] = likely;
  if (!only || likely.length > 1) return null;
  assumptions.push({
    what: 'account',
    value: only.one.name,
    because: `The numbers …${maskOf(number)} of the file and …${only.one.mask ?? ''} of the account are of one account.`,
  });
  return { kind: 'existing', account: only.one };
}

/** Rows in another currency than the account's: in an account of their own, or together with the others, as asked. */
function placeInCurrency(
  file: FileAccount,
  chosen: LedgerTarget,
  stored: readonly CsvAccount[],
  choice: AccountChoice,
  { currencies }: ImportAnswers,
): void {
  const { isoCurrencyCode } = file;
  const own = chosen.kind === 'existing' ? chosen.account.iso_currency_code : chosen.account.isoCurrencyCode;
  const isOther = own !== null && isoCurrencyCode !== null && own !== isoCurrencyCode;
  if (!isOther || currencies === 'together') {
    choice.targets.set(file.key, chosen);
    return;
  }
  if (currencies === undefined) {
    if (!choice.questions.some(({ parameter }) => parameter === 'currencies')) {
      choice.questions.push(askForCurrencies(chosen.account.name, own, isoCurrencyCode));
    }
    return;
  }
  const { account } = chosen;
  const baseId = 'external_id' in account ? account.external_id : account.externalId;
  const externalId = `${baseId} ${isoCurrencyCode.toLowerCase()}`;
  const known = stored.find((one) => one.external_id === externalId);
  choice.targets.set(
    file.key,
    known
      ? { kind: 'existing', account: known }
      : {
          kind: 'new',
          account: {
            externalId,
            name: `${account.name} ${isoCurrencyCode}`,
            type: account.type,
            isoCurrencyCode,
            institutionName: file.institutionName ?? UNKNOWN_BANK,
            bankNumber: file.number,
          },
        },
  );
}

const askForCurrencies = (name: string, own: string, other: string): Question => ({
  parameter: 'currencies',
  message: `The account ${name} is in ${own}, and the file has rows in ${other}.`,
  choices: ['separate', 'together'],
  shown: [
    { choice: 'separate', reading: `The rows in ${other} become an account of their own, ${name} ${other}.` },
    { choice: 'together', reading: `All rows go to ${name}, each with its own currency.` },
  ],
});

const askForUser = (accounts: readonly FileAccount[]): Question => ({
  parameter: 'user_id',
  message: `The file holds ${accounts.length} accounts, and account_id names one. Give user_id instead of account_id: each becomes an account of its own.`,
  choices: [],
  shown: accounts.map(({ number, name, isoCurrencyCode, rowCount }) => ({
    choice: name ?? `…${maskOf(number ?? '')}`,
    reading: `${rowCount} ${rowCount === 1 ? 'row' : 'rows'}${isoCurrencyCode === null ? '' : ` in ${isoCurrencyCode}`}.`,
  })),
});
