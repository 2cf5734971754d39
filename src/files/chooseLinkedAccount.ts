import { ApiError } from '../errors.ts';
import { type CsvAccount, maskOf } from '../store/csvAccounts.ts';
import type { AccountChoice } from './accountChoice.ts';
import { compareNumbers } from './accountNumbers.ts';
import type { Question } from './question.ts';
import type { FileAccount } from './reading/openedFile.ts';

/**
 * Checks that a file fits an account that a bank fills. The bank decides what the account is: a file neither adds another
 * account nor changes its currency.
 * @param currency what the request states.
 * @throws ApiError INVALID_PARAMETER if the request contradicts the account.
 */
export function chooseLinkedAccount(
  account: CsvAccount,
  userId: string,
  found: readonly FileAccount[],
  currency: string | null,
): AccountChoice {
  const choice: AccountChoice = { userId, targets: new Map(), assumptions: [], questions: [], doubts: [] };
  if (currency !== null && currency !== account.iso_currency_code) {
    const message = `contradicts the account, which is in ${account.iso_currency_code}`;
    throw new ApiError('INVALID_PARAMETER', `currency ${message}.`, {
      details: [{ path: 'currency', code: 'contradiction', message }],
    });
  }
  const numbers = new Set(found.map(({ number, name }) => `${number} ${name}`));
  const other = found.find(
    ({ isoCurrencyCode }) => isoCurrencyCode !== null && isoCurrencyCode !== account.iso_currency_code,
  );
  if (other) {
    choice.questions.push(
      askForAnother(
        account,
        `The account ${account.name} is in ${account.iso_currency_code}, and the file has ${other.rowCount} ${other.rowCount === 1 ? 'row' : 'rows'} in ${other.isoCurrencyCode}.`,
      ),
    );
  } else if (numbers.size > 1) {
    choice.questions.push(
      askForAnother(account, `The file holds ${numbers.size} accounts, and ${account.name} is one.`),
    );
  }
  for (const file of found) {
    choice.targets.set(file.key, { kind: 'existing', account });
    choice.doubts.push(...doubtsOf(file, account));
  }
  return choice;
}

/** What speaks against the file being of the account, although only the person who has it knows. */
function doubtsOf(
  { number, type }: FileAccount,
  { name, mask, bank_number, type: own }: CsvAccount,
): string[] {
  const doubts: string[] = [];
  const known = bank_number ?? mask;
  if (number !== null && known !== null && !fitsNumber(number, { mask, bank_number })) {
    doubts.push(
      `The account ${name} has the number …${maskOf(known)} and the file is of …${maskOf(number)}.`,
    );
  }
  if (type !== null && type !== 'other' && own !== 'other' && type !== own) {
    doubts.push(`The account ${name} is of the type ${own} and the file of the type ${type}.`);
  }
  return doubts;
}

/** A bank gives the last digits of the account. In some countries an IBAN has check digits after them. */
function fitsNumber(
  number: string,
  { mask, bank_number }: Pick<CsvAccount, 'mask' | 'bank_number'>,
): boolean {
  if (bank_number !== null && compareNumbers(bank_number, number) !== 'different') return true;
  return mask !== null && number.replace(/[^A-Za-z0-9]/g, '').includes(mask);
}

/** There is nothing to choose from: another account or another file answers it. */
const askForAnother = ({ name }: CsvAccount, message: string): Question => ({
  parameter: 'account_id',
  message: `${message} Import it into the account that it is of, or download the file of ${name} alone.`,
  choices: [],
  shown: [],
});
