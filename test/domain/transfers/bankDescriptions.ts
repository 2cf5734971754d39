import type { Random } from '../../support/random.ts';

/** How banks describe the two sides of a transfer. */

export interface HouseholdAccount {
  id: string;
  type: 'depository' | 'credit' | 'loan' | 'investment' | 'other';
  names: string[];
  institutionName: string;
  mask: string | null;
  ownerName: string | null;
  currency: string;
  /** How much its bank tells: with categories, with names alone, or hardly anything. */
  bank: Bank;
}

export interface Bank {
  name: string;
  categorizes: number;
  naming: 'masks' | 'kinds' | 'plain' | 'german' | 'opaque';
}

export const BANKS: Bank[] = [
  { name: 'First Platypus Bank', categorizes: 0.9, naming: 'masks' },
  { name: 'Houndstooth Credit Union', categorizes: 0.9, naming: 'kinds' },
  { name: 'Tartan Bank', categorizes: 0.8, naming: 'plain' },
  { name: 'Sparkasse Musterstadt', categorizes: 0, naming: 'german' },
  { name: 'Gingham Direct', categorizes: 0.5, naming: 'kinds' },
  { name: 'Paisley Online', categorizes: 0, naming: 'plain' },
];

const kindWord = ({ type, names: [name = ''] }: HouseholdAccount): string =>
  type === 'credit'
    ? 'CARD'
    : type === 'loan'
      ? 'LOAN'
      : /sav|spar/i.test(name)
        ? 'SAVINGS'
        : type === 'investment'
          ? 'BROKERAGE'
          : 'CHECKING';

/** How a bank describes one side of a transfer. */
export function describe(
  random: Random,
  own: HouseholdAccount,
  other: HouseholdAccount,
  isMoneyOut: boolean,
  reference: string,
): string {
  const to = isMoneyOut ? 'TO' : 'FROM';
  const isOneBank = own.bank === other.bank;
  if (random.happens(0.015)) return random.pick(['MISC 0042', 'BOOKING', 'TXN']);
  if (other.type === 'credit' && isMoneyOut) {
    const bank = other.institutionName.toUpperCase();
    return random.pick([
      `${bank} CRD AUTOPAY`,
      `${bank} CREDIT CRD EPAY`,
      `PAYMENT TO ${bank} CARD ENDING IN ${other.mask ?? '0000'}`,
      'ONLINE CREDIT CARD PAYMENT',
      ...(own.bank.naming === 'german' ? ['KREDITKARTENABRECHNUNG'] : []),
    ]);
  }
  if (own.type === 'credit')
    return random.pick([
      'PAYMENT THANK YOU - WEB',
      'AUTOMATIC PAYMENT - THANK YOU',
      'Payment Received',
      'ONLINE PAYMENT',
    ]);
  if (other.type === 'loan' && isMoneyOut)
    return random.pick([
      `${other.institutionName.toUpperCase()} LOAN PMT`,
      `${other.names[0]?.toUpperCase()} PAYMENT`,
    ]);
  if (own.type === 'loan') return random.pick(['PAYMENT RECEIVED', 'PRINCIPAL PAYMENT', 'LOAN PAYMENT']);
  switch (own.bank.naming) {
    case 'masks':
      return isOneBank && other.mask !== null
        ? `Online Transfer ${to.toLowerCase()} ${kindWord(other)} ...${other.mask} transaction#: ${reference}`
        : `${other.institutionName.toUpperCase()} TRANSFER ${reference}`;
    case 'kinds':
      return random.pick([
        `TRANSFER ${to} ${kindWord(other)}`,
        `WITHDRAWAL TRANSFER ${to} ${kindWord(other)}`.replace(
          'WITHDRAWAL',
          isMoneyOut ? 'WITHDRAWAL' : 'DEPOSIT',
        ),
      ]);
    case 'plain':
      return random.pick(['TRANSFER', 'ACH TRANSFER', `XFER ${to} ACCT`, 'EXTERNAL TRANSFER']);
    case 'german':
      return random.pick([
        'UMBUCHUNG',
        `ÜBERWEISUNG ${other.ownerName?.toUpperCase()}`,
        isMoneyOut && kindWord(other) === 'SAVINGS' ? 'DAUERAUFTRAG SPAREN' : 'DAUERAUFTRAG',
      ]);
    case 'opaque':
      return 'BOOKING';
  }
}

export function categoryOf(own: HouseholdAccount, other: HouseholdAccount, isMoneyOut: boolean): string {
  if (own.type === 'credit' || other.type === 'credit') return 'loan-payments-credit-card-payment';
  if (own.type === 'loan' || other.type === 'loan') return 'loan-payments-mortgage-payment';
  const side = isMoneyOut ? 'out' : 'in';
  if (other.type === 'investment') return `transfer-${side}-investment-and-retirement-funds`;
  return /sav|spar/i.test(other.names[0] ?? '')
    ? `transfer-${side}-savings`
    : `transfer-${side}-account-transfer`;
}
