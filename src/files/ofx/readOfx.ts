import type { AccountType } from '../../providers/provider.ts';
import { detectTextEncoding } from '../fileText.ts';
import type { StatementAccount, StatementEvent, StatementReader } from '../statement.ts';
import { faultAt } from '../statementFault.ts';
import { toCurrency } from '../statementValues.ts';
import { type Element, readElements } from './elements.ts';
import { findDeclaredEncoding } from './header.ts';
import { readTokens } from './tokens.ts';
import { toRow, type Values } from './toRow.ts';
import { parseOfxAmount } from './values.ts';

/** The response of each kind of account. */
const STATEMENTS: Record<string, AccountType> = {
  STMTRS: 'depository',
  CCSTMTRS: 'credit',
  INVSTMTRS: 'investment',
};
const ACCOUNTS = new Set(['BANKACCTFROM', 'CCACCTFROM', 'INVACCTFROM']);
const LOAN_TYPES = new Set(['CREDITLINE', 'HOMELOAN', 'LOAN']);
/** What a list of investment transactions may hold besides trades. */
const CASH_IN_INVESTMENTS = new Set(['INVBANKTRAN', 'DTSTART', 'DTEND']);

interface Statement {
  type: AccountType;
  currency: string | null;
  account: Values;
  line: number;
  /** Whether its account was announced: everything that an account is known by comes before its rows. */
  isAnnounced: boolean;
}

/**
 * Reads OFX 1, OFX 2 and QFX: bank, credit card and investment accounts, the last ones as far as they hold cash
 * transactions alone.
 * @throws ApiError IMPORT_ERROR
 */
export const readOfx: StatementReader = function* (bytes) {
  const encoding = detectTextEncoding(bytes, findDeclaredEncoding(bytes));
  const reader = new OfxReader();
  for (const element of readElements(readTokens(bytes, encoding))) yield* reader.read(element);
};

class OfxReader {
  /** The aggregates that are open, of those that matter: an empty element that is never closed looks like one. */
  readonly #open: string[] = [];
  #statement: Statement | null = null;
  #values: Values = new Map();
  #rowLine = 0;

  *read(element: Element): Generator<StatementEvent> {
    const { name, line } = element;
    if (element.kind === 'value') this.#readValue(name, element.value);
    else if (element.kind === 'begin') this.#begin(name, line);
    else yield* this.#end(name, line);
  }

  #begin(name: string, line: number): void {
    const parent = this.#open.at(-1);
    if (parent === 'INVTRANLIST' && !CASH_IN_INVESTMENTS.has(name)) {
      throw faultAt(
        line,
        `the file holds trades of an investment account (${name}), which cannot be imported. ` +
          "Choose the export of the account's cash instead.",
      );
    }
    if (!isKnown(name)) return;
    this.#open.push(name);
    const type = STATEMENTS[name];
    if (type) {
      this.#statement = { type, currency: null, account: new Map(), line, isAnnounced: false };
    }
    if (name === 'STMTTRN' || name === 'STMTTRNP' || name === 'LEDGERBAL') {
      this.#values = new Map();
      this.#rowLine = line;
    }
  }

  #readValue(name: string, value: string): void {
    const statement = this.#statement;
    if (!statement) return;
    const parent = this.#open.at(-1) ?? '';
    if (STATEMENTS[parent] && name === 'CURDEF') statement.currency = toCurrency(value);
    else if (ACCOUNTS.has(parent)) statement.account.set(name, value);
    else this.#values.set(this.#path(name), value);
  }

  /** The name of an element, with the aggregates inside a row in front: CURRENCY.CURSYM. */
  #path(name: string): string {
    const start = this.#open.findLastIndex((open) => /^(STMTTRNP?|LEDGERBAL)$/.test(open));
    const inside = this.#open.slice(start + 1).filter((open) => NESTED.has(open));
    return [...inside, name].join('.');
  }

  *#end(name: string, line: number): Generator<StatementEvent> {
    if (!isKnown(name)) return;
    this.#open.splice(this.#open.lastIndexOf(name));
    const statement = this.#statement;
    if (!statement) return;
    if (name === 'STMTTRN' || name === 'STMTTRNP') {
      yield* this.#announce(statement);
      yield {
        kind: 'row',
        row: toRow(this.#values, {
          line: this.#rowLine,
          currency: statement.currency,
          pending: name === 'STMTTRNP',
        }),
      };
    } else if (name === 'LEDGERBAL') {
      yield* this.#announce(statement);
      const amount = parseOfxAmount(this.#values.get('BALAMT') ?? '', statement.currency);
      if (amount !== null) yield { kind: 'balance', line, balance: { kind: 'closing', amount } };
    } else if (STATEMENTS[name]) {
      yield* this.#announce(statement);
      this.#statement = null;
    }
  }

  *#announce(statement: Statement): Generator<StatementEvent> {
    if (statement.isAnnounced) return;
    statement.isAnnounced = true;
    yield { kind: 'statement', line: statement.line, account: toAccount(statement) };
  }
}

/** The aggregates of a row whose elements have names that others have too. */
const NESTED = new Set(['CURRENCY', 'ORIGCURRENCY', 'PAYEE', 'BANKACCTTO', 'CCACCTTO']);
const ROWS = new Set(['STMTTRN', 'STMTTRNP', 'LEDGERBAL', 'INVTRANLIST', 'INVBANKTRAN']);

const isKnown = (name: string): boolean =>
  STATEMENTS[name] !== undefined || ACCOUNTS.has(name) || NESTED.has(name) || ROWS.has(name);

function toAccount({ type, currency, account }: Statement): StatementAccount {
  const accountType = account.get('ACCTTYPE')?.toUpperCase() ?? '';
  return {
    number: account.get('ACCTID') ?? null,
    name: null,
    type: LOAN_TYPES.has(accountType) ? 'loan' : type,
    institutionName: null,
    isoCurrencyCode: currency,
  };
}
