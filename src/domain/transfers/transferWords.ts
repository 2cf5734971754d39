/** Words by which banks describe transactions, in folded text (see foldName). Lists of several languages. */

const anyOf = (words: string): RegExp =>
  new RegExp(
    `(^| )(${words
      .trim()
      .split(/\s*\n\s*/)
      .join('|')})( |$)`,
  );

/** Between accounts of one owner. */
export const OWN_TRANSFER = anyOf(`
  umbuchung
  traspaso
  giroconto
  przelew wlasny
  virement interne
  interne overboeking
  (internal|own account|account to account|inter account|balance) (transfer|xfer|trf)
  between (my |own )?accounts
  (transfer|xfer|trf|tfr|trnsfr|transfert|virement|payment) (to|from|fr|a|vers|de|an|von) (\\w+ )?(savings?|sav|checking|chk|chequing|share|mma|money market|acct|account|current|card|loan|brokerage|investments?|livret|sparkonto|girokonto|x+\\d+)
  (savings?|sav|checking|chk|share) (transfer|xfer|trf|tfr)
`);

/** Of any bank transfer: in many countries these name a payment to anybody. */
export const ANY_TRANSFER = anyOf(`
  transfer
  xfer
  trf
  tfr
  trnsfr
  transfers?
  transfert
  virement
  vir
  ueberweisung
  überweisung
  dauerauftrag
  gutschrift
  transferencia
  bonifico
  przelew
  overboeking
  overschrijving
  överföring
  overførsel
  overføring
  siirto
  standing order
  wire
  ach
  sepa
  top up
  funding
  payment
  pmt
  pymt
  paiement
  zahlung
  pago
  pagamento
`);

/** Of the payment of a card or a loan, on either side of it. */
export const CARD_PAYMENT = anyOf(`
  auto ?pay
  autopayment
  automatic payment
  e ?pay
  e ?payment
  epayment
  thank you
  payment received
  payment (thank|recvd|rcvd)
  (credit )?(card|crd|cc) (payment|pmt|pymt|pay|bill|ending|balance)
  (online|mobile|web|electronic) (payment|pmt|pymt)
  (bill|loan|mortgage|cardmember|crcardpmt) ?(pay|payment|pmt|serv)?
  kreditkartenabrechnung
  abrechnung
  einzug
  directpay
  direct debit (payment)?
`);

/** Of money that is earned, spent or given back. */
export const NO_TRANSFER = anyOf(`
  refund
  refunded
  return
  returned
  reversal
  rebate
  chargeback
  cash ?back
  reward
  rewards
  credit adjustment
  merchant credit
  statement credit
  erstattung
  rückerstattung
  remboursement
  reembolso
  rimborso
  payroll
  salary
  wages?
  gehalt
  lohn
  salaire
  nomina
  stipendio
  pension
  bonus
  interest
  zinsen
  dividend
  fee
  fees
  atm
  withdrawal
  cash
  check
  cheque
  purchase
  pos
  rent
  miete
  loyer
  tax
  insurance
  invoice
  reimbursement
  expenses?
`);

/** Of payments between people, which are no transfer unless the name is one of the household. */
export const PERSON_TO_PERSON = anyOf(`
  zelle
  venmo
  paypal
  cash ?app
  twint
  bizum
  swish
  vipps
  mobilepay
  blik
  paylib
  wero
  revolut
  interac
  e transfer
  p2p
`);

/** Words in the names of accounts and banks that tell no account from another. */
export const GENERIC_WORDS: ReadonlySet<string> = new Set(
  `account accounts acct bank banking card credit debit plus first national union federal the my our and konto karte
  compte cuenta conto rekening premium gold basic standard everyday personal joint online direct global united
  transfer payment cash one of`
    .trim()
    .split(/\s+/),
);

export const SAVINGS = /sav|spar|livret|épargne|ahorro|oszcz|tagesgeld/i;

/** By type of account, and for those that are for saving. */
export const KIND_WORDS = {
  savings: ['savings', 'saving', 'sav', 'sparkonto', 'sparen', 'tagesgeld', 'livret'],
  depository: ['checking', 'chk', 'chequing', 'current', 'girokonto'],
  credit: ['card', 'visa', 'mastercard', 'amex'],
  loan: ['loan', 'mortgage'],
  investment: ['brokerage', 'investment', 'investments', 'depot'],
  other: [],
} as const;
