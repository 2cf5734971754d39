import type { AccountType, Decimal } from '../../providers/provider.ts';
import type { StatementAccount, StatementEvent, StatementReader } from '../statement.ts';
import { faultAt } from '../statementFault.ts';
import { negate, toCurrency } from '../statementValues.ts';
import { findElement, findText, readXml, type XmlElement } from './elements.ts';
import { readEntry } from './entry.ts';
import { readMoney } from './money.ts';

/** A statement (CAMT.053), a report of the day (CAMT.052) and a notification (CAMT.054). */
const STATEMENTS = new Set(['Stmt', 'Rpt', 'Ntfctn']);
const WANTED = new Set(['Acct', 'Bal', 'Ntry', 'CreDtTm']);

const OPENING = ['OPBD', 'PRCD'];
const CLOSING = 'CLBD';

/**
 * Reads CAMT.052, .053 and .054 of every version. The amount of an entry is what moves the balance: details, charges
 * and exchanged amounts explain it.
 * @throws ApiError IMPORT_ERROR
 */
export const readCamt: StatementReader = function* (bytes) {
  const reader = new CamtReader();
  let isCamt = false;
  for (const event of readXml(bytes, WANTED)) {
    if (event.kind === 'element') yield* reader.readElement(event.element);
    else if (STATEMENTS.has(event.name)) {
      isCamt = true;
      if (event.kind === 'begin') reader.begin(event.line);
      else yield* reader.end();
    }
  }
  if (!isCamt) throw faultAt(1, 'the XML file holds no statement, report or notification of CAMT.');
};

class CamtReader {
  #isInside = false;
  #line = 0;
  #account: StatementAccount | null = null;
  #createdOn: string | null = null;
  #isAnnounced = false;
  /** The kind of the opening balance that was found, the better one winning. */
  #opening: { rank: number; amount: Decimal; line: number } | null = null;
  #closing: { amount: Decimal; line: number } | null = null;

  begin(line: number): void {
    this.#isInside = true;
    this.#line = line;
    this.#account = null;
    this.#isAnnounced = false;
    this.#opening = null;
    this.#closing = null;
  }

  *end(): Generator<StatementEvent> {
    yield* this.#announce();
    const [opening, closing] = [this.#opening, this.#closing];
    if (opening)
      yield { kind: 'balance', line: opening.line, balance: { kind: 'opening', amount: opening.amount } };
    if (closing)
      yield { kind: 'balance', line: closing.line, balance: { kind: 'closing', amount: closing.amount } };
    this.#isInside = false;
  }

  *readElement(element: XmlElement): Generator<StatementEvent> {
    if (element.name === 'CreDtTm') this.#createdOn = element.text.trim().slice(0, 10);
    if (!this.#isInside) return;
    if (element.name === 'Acct') this.#account = toAccount(element);
    else if (element.name === 'Bal') this.#readBalance(element);
    else if (element.name === 'Ntry') {
      yield* this.#announce();
      yield readEntry(element, { account: this.#account, createdOn: this.#createdOn });
    }
  }

  #readBalance(balance: XmlElement): void {
    const code = findText(balance, 'Tp/CdOrPrtry/Cd', 'Tp/CdOrPrtry/Prtry', 'Tp/Cd') ?? '';
    const rank = OPENING.indexOf(code);
    if (rank === -1 && code !== CLOSING) return;
    const amount = readMoney(balance);
    if (this.#account && this.#account.isoCurrencyCode === null) {
      this.#account.isoCurrencyCode = toCurrency(findElement(balance, 'Amt')?.currency);
    }
    // Balances are positive where money is there; rows are positive where money went out.
    const owned = negate(amount);
    if (code === CLOSING) this.#closing = { amount: owned, line: balance.line };
    else if (!this.#opening || rank < this.#opening.rank) {
      this.#opening = { rank, amount: owned, line: balance.line };
    }
  }

  *#announce(): Generator<StatementEvent> {
    if (this.#isAnnounced) return;
    this.#isAnnounced = true;
    if (!this.#account) throw faultAt(this.#line, 'the statement does not name its account.');
    yield { kind: 'statement', line: this.#line, account: this.#account };
  }
}

const ACCOUNT_TYPES: Record<string, AccountType> = {
  CACC: 'depository',
  SVGS: 'depository',
  CASH: 'depository',
  LOAN: 'loan',
  CARD: 'credit',
};

function toAccount(account: XmlElement): StatementAccount {
  return {
    number: (findText(account, 'Id/IBAN', 'Id/Othr/Id', 'Id/PrtryAcct/Id') ?? '').replace(/\s/g, '') || null,
    name: findText(account, 'Nm'),
    type: ACCOUNT_TYPES[findText(account, 'Tp/Cd') ?? ''] ?? null,
    institutionName: findText(account, 'Svcr/FinInstnId/Nm'),
    isoCurrencyCode: toCurrency(findText(account, 'Ccy')),
  };
}
