import { isDay } from '../../domain/days.ts';
import type { StatementAccount, StatementEvent } from '../statement.ts';
import { faultAt, quote } from '../statementFault.ts';
import { joinTexts, NO_DESCRIPTION, toCurrency } from '../statementValues.ts';
import { findElement, findText, listElements, toJson, type XmlElement } from './elements.ts';
import { readMoney } from './money.ts';

/** What is known of the statement around an entry. */
export interface EntryContext {
  account: StatementAccount | null;
  /** The day on which the bank made the statement. */
  createdOn: string | null;
}

/** Codes of `Sts`, as text in older versions and as `Cd` in newer ones. */
const BOOKED = 'BOOK';
const PENDING = 'PDNG';
/** Announced or due later: no booking yet, and not certain to become one. */
const NOT_BOOKED: Record<string, string> = {
  INFO: 'The bank announces it for information: it is not booked.',
  FUTR: 'It is due in the future: it is not booked.',
};

/** Makes a row of an `Ntry`, or says why it is none. @throws ApiError IMPORT_ERROR */
export function readEntry(entry: XmlElement, context: EntryContext): StatementEvent {
  const status = findText(entry, 'Sts/Cd', 'Sts/Prtry', 'Sts') ?? BOOKED;
  const reason = NOT_BOOKED[status];
  if (reason !== undefined) return { kind: 'skipped', line: entry.line, reason };
  if (status !== BOOKED && status !== PENDING) {
    throw faultAt(entry.line, `the status (Sts) ${quote(status)} is unknown.`);
  }
  const amount = readMoney(entry);
  const details = listElements(entry, 'NtryDtls').flatMap((group) => listElements(group, 'TxDtls'));
  const isMoneyIn = amount.startsWith('-');
  const party = findParty(details, { isMoneyIn, isReversal: findText(entry, 'RvslInd') === 'true' });
  const remittance = details.length === 1 ? details.map(readRemittance).join(' ') : '';
  const additional = findText(entry, 'AddtlNtryInf');
  const code = findText(entry, 'BkTxCd/Prtry/Cd');
  return {
    kind: 'row',
    row: {
      line: entry.line,
      date: readDate(entry, status === PENDING ? context.createdOn : null),
      datetime: null,
      amount,
      isoCurrencyCode:
        toCurrency(findElement(entry, 'Amt')?.currency) ?? context.account?.isoCurrencyCode ?? null,
      name: party ?? additional ?? (remittance || nameBatch(details, isMoneyIn)) ?? code ?? NO_DESCRIPTION,
      merchantName: party,
      description: joinTexts(party, remittance, additional, code),
      reference: findReference(entry, details),
      pending: status === PENDING,
      raw: toJson(entry),
    },
  };
}

/** The day of booking in the bank's calendar; a time of day may carry an offset, which does not move it. */
function readDate(entry: XmlElement, otherwise: string | null): string {
  const text = findText(entry, 'BookgDt/Dt', 'BookgDt/DtTm', 'ValDt/Dt', 'ValDt/DtTm') ?? otherwise ?? '';
  const date = /^(\d{4}-\d{2}-\d{2})(?:$|[TZ+-])/.exec(text)?.[1] ?? '';
  if (!isDay(date)) throw faultAt(entry.line, `the booking date ${quote(text)} is not a day.`);
  return date;
}

/** `NOTPROVIDED` and the like stand where the bank has none. */
const NO_REFERENCE = /^(NOTPROVIDED|NONREF|NOREF|0+)$/i;

function findReference(entry: XmlElement, details: readonly XmlElement[]): string | null {
  const ofDetails = details.length === 1 && details[0] ? findText(details[0], 'Refs/AcctSvcrRef') : null;
  const reference = findText(entry, 'AcctSvcrRef') ?? ofDetails;
  return reference === null || NO_REFERENCE.test(reference) ? null : reference;
}

/**
 * The other party: the creditor of money that went out, the debtor of money that came in. A reversal keeps the parties
 * of the payment that it takes back. A batch of several payments has no one party.
 */
function findParty(
  details: readonly XmlElement[],
  { isMoneyIn, isReversal }: { isMoneyIn: boolean; isReversal: boolean },
): string | null {
  if (details.length > 1) return null;
  const [payment] = details;
  const parties = payment && findElement(payment, 'RltdPties');
  if (!parties) return null;
  return findPartyName(parties, isMoneyIn === isReversal ? 'Cdtr' : 'Dbtr');
}

const findPartyName = (parties: XmlElement, role: 'Cdtr' | 'Dbtr'): string | null =>
  findText(parties, `${role}/Nm`, `${role}/Pty/Nm`, `Ultmt${role}/Nm`, `Ultmt${role}/Pty/Nm`);

function readRemittance(payment: XmlElement): string {
  const information = findElement(payment, 'RmtInf');
  const unstructured = information ? listElements(information, 'Ustrd').map(({ text }) => text) : [];
  const structured = findText(payment, 'RmtInf/Strd/CdtrRefInf/Ref');
  return joinTexts(
    ...unstructured,
    unstructured.length === 0 ? structured : null,
    findText(payment, 'AddtlTxInf'),
  );
}

/** A batch is named by the parties of its first payments. */
function nameBatch(details: readonly XmlElement[], isMoneyIn: boolean): string | null {
  const names = details.flatMap((payment) => {
    const parties = findElement(payment, 'RltdPties');
    return (parties && findPartyName(parties, isMoneyIn ? 'Dbtr' : 'Cdtr')) ?? [];
  });
  if (names.length === 0) return null;
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} and others` : shown;
}
