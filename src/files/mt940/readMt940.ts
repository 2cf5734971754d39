import { detectTextEncoding } from '../fileText.ts';
import type { StatementEvent, StatementReader, StatementRow } from '../statement.ts';
import { cutOff, faultAt, quote } from '../statementFault.ts';
import { joinTexts, NO_DESCRIPTION, tidy, toCurrency } from '../statementValues.ts';
import { type Details, describe, parseDetails } from './details.ts';
import { type Field, readFields } from './fields.ts';
import { parseBalance, parseStatementLine, type StatementLine } from './statementLine.ts';

interface Message {
  line: number;
  account: string | null;
  currency: string | null;
  hasOpening: boolean;
  hasClosing: boolean;
  /** Whether it goes on with a statement (:60M:), and whether another page does so with it (:62M:). */
  isContinuation: boolean;
  isContinued: boolean;
  /** An interim report (MT942): its rows are not booked for good. */
  isInterim: boolean;
  isAnnounced: boolean;
}

interface OpenRow {
  field: Field;
  line: StatementLine;
  details: Field | null;
}

/**
 * Reads MT940 and MT942, in their SWIFT envelope or without it. Each message is a statement: the pages of one
 * statement are several, whose balances continue each other.
 * @throws ApiError IMPORT_ERROR
 */
export const readMt940: StatementReader = function* (bytes) {
  const reader = new MessageReader();
  for (const part of readFields(bytes, detectTextEncoding(bytes, null))) {
    if ('text' in part) yield* reader.read(part);
    else yield* reader.endMessage();
  }
  yield* reader.finish();
};

class MessageReader {
  #message: Message | null = null;
  #row: OpenRow | null = null;
  /** The line of the last page of each account whose statement goes on. */
  readonly #unfinished = new Map<string | null, number>();

  *read(field: Field): Generator<StatementEvent> {
    const { tag, text } = field;
    if (tag !== '86') yield* this.#endRow();
    if (tag === '20' || (tag === '25' && this.#message?.account != null)) {
      yield* this.endMessage();
    }
    const message = this.#current(field);
    if (tag === '25' || tag === '25P') message.account = tidy(text.split('\n')[0] ?? '') || null;
    else if (tag === '60F' || tag === '60M') yield* this.#readOpening(message, field);
    else if (tag === '62F' || tag === '62M') yield* this.#readClosing(message, field);
    else if (tag === '34F') this.#readFloor(message, field);
    else if (tag === '61') this.#beginRow(field);
    else if (tag === '86' && this.#row) this.#row.details ??= field;
  }

  *endMessage(): Generator<StatementEvent> {
    yield* this.#endRow();
    const message = this.#message;
    this.#message = null;
    if (!message || (!message.isAnnounced && !message.account)) return;
    if (message.hasOpening && !message.hasClosing) {
      throw cutOff(message.line, 'the statement that begins here has no closing balance (:62F:).');
    }
    // The number of an account may be cut as well. An interim report without rows is nothing unusual.
    if (!message.isAnnounced && !message.isInterim) {
      throw cutOff(message.line, 'the statement that begins here has neither rows nor balances.');
    }
    if (message.isContinuation) this.#unfinished.delete(message.account);
    if (message.isContinued) this.#unfinished.set(message.account, message.line);
    yield* this.#announce(message);
  }

  /** @throws ApiError IMPORT_ERROR where the end of the last row, or the next page of a statement, is missing. */
  *finish(): Generator<StatementEvent> {
    // Without balances, a total (:90D:) or the end of the message comes behind the last row.
    const hasBalance = this.#message?.hasOpening || this.#message?.hasClosing;
    if (this.#row && !hasBalance) {
      throw cutOff(this.#row.field.line, 'the message has no end behind the row that begins here.');
    }
    yield* this.endMessage();
    for (const line of this.#unfinished.values()) {
      throw cutOff(
        line,
        'the page that begins here ends with an intermediate balance (:62M:), and the next page is missing.',
      );
    }
  }

  #current({ line }: Field): Message {
    this.#message ??= {
      line,
      account: null,
      currency: null,
      hasOpening: false,
      hasClosing: false,
      isContinuation: false,
      isContinued: false,
      isInterim: false,
      isAnnounced: false,
    };
    return this.#message;
  }

  *#readOpening(message: Message, field: Field): Generator<StatementEvent> {
    const balance = this.#readBalance(message, field);
    message.hasOpening = true;
    message.isContinuation = field.tag === '60M';
    yield* this.#announce(message);
    yield { kind: 'balance', line: field.line, balance: { kind: 'opening', amount: balance.amount } };
  }

  *#readClosing(message: Message, field: Field): Generator<StatementEvent> {
    const balance = this.#readBalance(message, field);
    message.hasClosing = true;
    message.isContinued = field.tag === '62M';
    yield* this.#announce(message);
    yield { kind: 'balance', line: field.line, balance: { kind: 'closing', amount: balance.amount } };
  }

  #readBalance(message: Message, { tag, line, text }: Field) {
    const balance = parseBalance(text.split('\n')[0] ?? '');
    if (balance === null) throw faultAt(line, `the balance (:${tag}:) ${quote(text)} cannot be read.`);
    if (message.currency !== null && message.currency !== balance.currency) {
      throw faultAt(line, `the balance is in ${balance.currency}, the statement in ${message.currency}.`);
    }
    message.currency = balance.currency;
    return balance;
  }

  #readFloor(message: Message, { text }: Field): void {
    message.isInterim = true;
    message.currency ??= toCurrency(text.slice(0, 3));
  }

  #beginRow(field: Field): void {
    const parsed = parseStatementLine(field.text);
    if (parsed.kind === 'fault') {
      throw faultAt(field.line, `:61: ${parsed.problem}: ${quote(field.text.split('\n')[0] ?? '')}.`);
    }
    this.#row = { field, line: parsed.line, details: null };
  }

  *#endRow(): Generator<StatementEvent> {
    const [row, message] = [this.#row, this.#message];
    this.#row = null;
    if (!row || !message) return;
    yield* this.#announce(message);
    yield { kind: 'row', row: toRow(row, message) };
  }

  *#announce(message: Message): Generator<StatementEvent> {
    if (message.isAnnounced) return;
    message.isAnnounced = true;
    const account = {
      number: message.account && toAccountNumber(message.account, message.currency),
      name: null,
      type: null,
      institutionName: null,
      isoCurrencyCode: message.currency,
    };
    yield { kind: 'statement', line: message.line, account };
  }
}

/** The account's number without the bank's in front of it and the currency behind it. */
function toAccountNumber(text: string, currency: string | null): string {
  const [, bank, rest] = /^([A-Z0-9]{4,12})\/(.+)$/i.exec(text) ?? [];
  const number = (bank === undefined ? text : (rest ?? '')).replace(/\s/g, '');
  const isSuffixed = currency !== null && number.length > 3 && number.endsWith(currency);
  return isSuffixed ? number.slice(0, -3).replace(/[/-]$/, '') : number;
}

function toRow({ field, line, details }: OpenRow, message: Message): StatementRow {
  const parsed: Details = details
    ? parseDetails(details.text)
    : { party: null, purpose: null, postingText: null };
  const { party, purpose, postingText } = parsed;
  return {
    line: field.line,
    date: line.date,
    datetime: null,
    amount: line.amount,
    isoCurrencyCode: message.currency,
    name: party ?? purpose ?? postingText ?? (line.details || NO_DESCRIPTION),
    merchantName: party,
    description: joinTexts(describe(parsed), line.details, line.customerReference),
    reference: line.bankReference,
    pending: line.isExpected || message.isInterim,
    raw: { 61: field.text, ...(details && { 86: details.text }) },
  };
}
