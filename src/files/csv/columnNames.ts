/** What a column of a bank's export can be to us. */
export type Role =
  | 'date'
  | 'amount'
  | 'debit'
  | 'credit'
  | 'description'
  | 'merchant'
  | 'payer'
  | 'currency'
  | 'direction'
  | 'status';

/**
 * The names banks give their columns, in English, German, French, Spanish and Dutch, folded (no case, no
 * accents, no punctuation). Earlier names win over later ones: the day of purchase over the day of booking,
 * the words of the booking over a reference number.
 */
export const COLUMN_NAMES: Record<Role, readonly string[]> = {
  date: list(`transaction date, trans date, date of transaction, completed date, date, booking date, booked date,
    posting date, posted date, post date, process date, datetime, date time, timestamp, date utc, value date, created at,
    buchungstag, buchungsdatum, buchung, datum, transaktionsdatum, belegdatum, umsatzdatum, wertstellungsdatum, wertstellung, valutadatum, valuta,
    date operation, date de l operation, date d operation, date de transaction, date transaction, date comptable,
    date de comptabilisation, dateop, date valeur, date de valeur, dateval,
    fecha operacion, fecha de operacion, fecha de la operacion, f operacion, fecha, fecha contable, fecha valor, f valor,
    transactiedatum, boekdatum, boekingsdatum, rentedatum, valutadatum`),
  amount:
    list(`amount, transaction amount, amount total, net amount, net, amount in account currency, total amount, value, sum, debit credit,
    betrag, buchungsbetrag, umsatz, betrag in euro, netto,
    montant, montant operation, montant de l operation, montant net,
    importe, importe de la operacion, cantidad, monto, valor,
    bedrag, transactiebedrag, transactie bedrag`),
  debit:
    list(`debit, debits, debit amount, withdrawal, withdrawals, withdrawal amount, withdrawals amt, money out, paid out,
    payments out, outflow, out, spent, expense, charge, charges,
    soll, belastung, belastungen, lastschrift, ausgang, ausgaben, sollbetrag, betrag soll,
    montant debit, depense, depenses, sortie, sorties, debit euros,
    cargo, cargos, debe, gasto, gastos, retiro, retiros,
    af, debet, uitgaven, uitgave`),
  credit:
    list(`credit, credits, credit amount, deposit, deposits, deposit amount, deposits amt, money in, paid in,
    payments in, inflow, in, received, income,
    haben, gutschrift, gutschriften, eingang, einnahmen, habenbetrag, betrag haben,
    montant credit, recette, recettes, entree, entrees, credit euros,
    abono, abonos, haber, ingreso, ingresos, deposito, depositos,
    bij, inkomsten, ontvangsten`),
  description:
    list(`description, transaction description, original description, transaction details, narrative, details, merchant description, description merchant,
    verwendungszweck, umsatztext, buchungsdetails, beschreibung, avisierungstext,
    libelle, libelle operation, libelle de l operation, libelle simplifie, intitule,
    concepto, descripcion, detalle, movimiento, detalle de la operacion,
    naam omschrijving, omschrijving, omschrijving 1,
    payee, name, partner name, merchant, merchant name, counterparty, counter party, to from,
    zahlungsempfanger in, auftraggeber empfanger, beguenstigter zahlungspflichtiger, begunstigter zahlungspflichtiger, name zahlungsbeteiligter, empfanger,
    note, memo, notes, payment reference, reference, comment, comments, mededelingen, informations complementaires, observaciones,
    buchungstext, umsatztyp, transaction type, type, text`),
  merchant:
    list(`merchant, merchant name, payee, payee name, name, partner name, counterparty, counter party, to,
    zahlungsempfanger in, auftraggeber empfanger, auftraggeber beguenstigter, beguenstigter zahlungspflichtiger,
    begunstigter zahlungspflichtiger, name zahlungsbeteiligter, empfanger,
    beneficiaire, tiers, beneficiario, naam tegenpartij, tegenpartij`),
  payer: list('zahlungspflichtige r, from'),
  currency: list(
    'currency, currency code, iso currency code, transaction currency, wahrung, waehrung, devise, divisa, moneda, munt, muntsoort, valuta',
  ),
  direction:
    list(`transaction type, debit credit, credit debit, debit or credit, dr cr, cr dr, direction, type, details,
    soll haben, soll haben kennzeichen, s h, sens, af bij, bij af, debet credit, credit debet`),
  status: list('status, state, transaction status, estado, statut, etat'),
};

/** How a direction column says that money went out, and that it came in. */
export const OUT_WORDS = new Set(
  list(
    'debit, dr, d, withdrawal, out, expense, outflow, soll, s, belastung, ausgang, depense, cargo, debe, gasto, af, debet, uit',
  ),
);
export const IN_WORDS = new Set(
  list(
    'credit, cr, c, deposit, in, income, inflow, haben, h, gutschrift, eingang, recette, abono, haber, ingreso, bij',
  ),
);

/** How a status column says that no money has moved, or not yet. */
export const UNBOOKED_WORDS = new Set(
  list(`pending, declined, reverted, failed, cancelled, canceled, denied, expired, voided, rejected, processing, in process,
    vorgemerkt, vorgemerkte buchung, ausstehend, abgelehnt, en attente, refuse, annule, pendiente, rechazado, anulado, in behandeling`),
);

/** First words of lines that banks put around the rows: balances and totals. */
export const SUMMARY_WORDS =
  /^(grand total|totals?|sub total|subtotal|(beginning|opening|starting|previous|ending|closing|current|available) balance|balance|summe|gesamt|(alter |neuer |anfangs|end)?(konto)?saldo|kontostand|solde|total general|saldo (inicial|final|anterior)|totaal|(begin|eind)saldo|end of (report|file|statement)|transactions total|number of transactions)\b/;

/** Currencies a header may name behind its word: Betrag (EUR), Amount GBP. */
const NAMED_CURRENCY =
  /\b(USD|EUR|GBP|CHF|CAD|AUD|NZD|JPY|SEK|NOK|DKK|PLN|CZK|HUF|RON|BGN|MXN|BRL|INR|SGD|HKD|ZAR|TRY|ILS|KRW|THB|AED)\b|([€£])/i;
const SIGNED_CURRENCY: Record<string, string> = { '€': 'EUR', '£': 'GBP' };

/** Whether the header speaks a language of countries that write the day first. */
export const EUROPEAN_WORDS =
  /\b(datum|buchung\w*|betrag|umsatz|valuta|wertstellung\w*|montant|libelle|dateop|fecha|importe|concepto|bedrag|omschrijving|rentedatum|debe|haber|cargo|abono|soll|haben)\b/;

/** No name is longer; what follows is cut off before it costs time. */
const LONGEST_NAME = 100;

/** Reduces a header to what names are compared by: "Betrag (€)" and "BETRAG" are both "betrag". */
export function foldName(header: string): string {
  return header
    .slice(0, LONGEST_NAME)
    .normalize('NFKD')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const TRAILING_CURRENCY = new RegExp(`[( ]\\s*(?:${NAMED_CURRENCY.source})\\s*\\)?\\s*$`, 'i');

/** The folded name with a currency behind it taken off. */
export const foldWithoutCurrency = (header: string): string =>
  foldName(header.slice(0, LONGEST_NAME).replace(TRAILING_CURRENCY, ''));

/** The currency a header names, such as EUR in "Amount (EUR)"; null for most headers. */
export function currencyOfHeader(header: string): string | null {
  const found = NAMED_CURRENCY.exec(header);
  if (!found) return null;
  return found[2] ? (SIGNED_CURRENCY[found[2]] ?? null) : (found[1] ?? '').toUpperCase();
}

function list(names: string): string[] {
  return names.split(',').map((name) => name.trim());
}
