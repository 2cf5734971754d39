import type { Decimal } from '../../providers/provider.ts';
import { faultAt, quote } from '../statementFault.ts';
import { negate, toDecimal } from '../statementValues.ts';
import { findText, type XmlElement } from './elements.ts';

/** The amount of an entry or a balance in the ledger's sign: positive is money out, or owed by the owner. */
export function readMoney(element: XmlElement): Decimal {
  const text = findText(element, 'Amt') ?? '';
  const [, whole, fraction = ''] = /^(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  const amount = whole === undefined ? null : toDecimal(false, whole, fraction);
  if (amount === null) throw faultAt(element.line, `the amount ${quote(text)} cannot be read.`);
  const direction = findText(element, 'CdtDbtInd');
  if (direction === 'DBIT') return amount;
  if (direction === 'CRDT') return negate(amount);
  throw faultAt(
    element.line,
    `CdtDbtInd ${quote(direction ?? '')} does not say whether money went out or came in.`,
  );
}
