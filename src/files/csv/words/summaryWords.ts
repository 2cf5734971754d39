import { isIsoCurrency } from '../../minorUnits.ts';
import { foldText } from './foldText.ts';
import { WordList } from './wordList.ts';

/** Lines that banks put around or between the rows, whole: a balance carried, a total, a turnover. */
const BALANCE_WORDS = new WordList(
  `balance, saldo, solde, sold, kontostand, saldi, egyenleg, zustatek, zostatok, stanje, likutis, atlikums, jaak, saldu, υπολοιπο, bakiye, bakiyesi, остаток, залишок, салдо, баланс, 残高, 余额, 잔액, anfangssaldo, endsaldo, schlusssaldo, beginsaldo, eindsaldo, anfangsbestand, endbestand, loppusaldo, alkusaldo, nyitoegyenleg, zaroegyenleg, kontosaldo, startsaldo, slutsaldo, utgangssaldo, sluttsaldo, alguajaak, loppjaak, algsaldo, loppsaldo, pocatecni, so du, יתרה, الرصيد, staða, ledger balance, balans, zustatek, stav, s a l d o, begin saldo, saldobetrag, alg saldo`,
);

/** What stands beside the word for a balance in such a line, and names its place in time. */
const BALANCE_PLACES =
  new WordList(`opening, closing, beginning, ending, starting, start, previous, available, current, brought forward, carried forward, b f, c f, bf, cf, initial, final, last, end, statement, old, as of, as at, on, at, periodu, periode, perioden, periodo, perioada, perioadei, obdobi, obdobia, obdobja, razdoblja, perioodi, perioda, laikotarpio, idoszak, periodens, kauden, периода, періоду, op datum, datum, curent, la data, a la fecha, alla data, a data, na dzien, ke dni, na dan, per datum, pr dato, account, daily, ledger, running, book, total,
  alter, alt, neu, neuer, anfang*, end*, schluss*, vortrag, ubertrag, vom, per, am, zum, aktueller, letzter, initial*, final*, precedent, ancien, nouveau, anterior, inicial, actual, previo, ultimo, do dia, dia, iniziale, finale, precedente, attuale, al, contabile, disponibile, anterieur, au, du, reporte, comptable,
  vorig afschrift, vorig*, nieuw*, begin*, eind*, oud, huidig*, primo, ultimo, indgaende, udgaende, ingaende, utgaende, inngaende, forrige, ny, edellinen, uusi, alku*, loppu*, tilin, poczatkow*, koncow*, otwarcia, zamkniecia, poprzedni*, biezac*, z przeniesienia, do przeniesienia, na koniec okresu, na poczatek okresu, pocatecni*, konecny, konecn*, pociatocn*, predchoz*, kezdo*, zaro*, nyito*, elozo, initial, final, anterior, precedent,
  начал*, краен, крайн*, начално, предходен, pocetno, zavrsno, zacetno, koncno, prethodno, prejsnje, pradinis, galutinis, ankstesnis, sakuma, beigu, beigas, ieprieksejais, alg*, lopp*, eelmine, αρχικο, τελικο, προηγουμενο, acilis, kapanis, devir, devreden, onceki, donem, входящ*, исходящ*, начальн*, конечн*, вхідн*, вихідн*, на начало, на конец, на початок, на кінець, 期初, 期末, 最終, 前回, 今回, 月末, 月初, 当月, 翌月, 上期, 前月, 繰越, 前期, 承前, 本期, 이월, 전월, dau ky, cuoi ky, awal, akhir, sebelumnya, penutup, pembuka, contabilistico, disponivel, letzten, saldo, conta, konto, compte, cuenta, de, del, da, der, des, the, forward`);

/** Lines that are nothing but a carried balance, under a name without the word. */
const CARRIED_FORWARD = new WordList(
  `balance brought forward, balance carried forward, report, riporto, saldo riportato, remanente, saldo anterior, vortrag, brought forward, carried forward, carry forward, saldovortrag, saldoubertrag, ubertrag, report a nouveau, solde reporte, solde a reporter, overført saldo, överförd saldo, saldo przeniesione, saldo arrastrado, overgebracht saldo, 前期繰越, 繰越, 次期繰越, 前月繰越, 承前, devreden bakiye, devir, atlikums sakuma, atlikums beigas, 期初余额, 期末余额, 上期余额, 전월이월, 이월`,
);

const TOTAL_WORDS = new WordList(
  `total, totals, grand total, sub total, subtotal, turnover, turnovers, sum, summe, gesamt, gesamtsumme, gesamtumsatz, zwischensumme, umsatzsumme, umsatz, totaux, total general, total general, totale, totali, total de movimientos, totaal, totalen, subtotaal, total geral, i alt, ialt, totalt, sum totalt, totalsumma, summa, sum, yhteensa, loppusumma, razem, suma, ogolem, podsumowanie, obroty, celkem, soucet, spolu, obrat, obraty, sucet, osszesen, osszeg, vegosszeg, forgalom, total rulaj, rulaj, rulaje, общо, оборот, обороти, всичко, ukupno, promet, skupaj, vsota, viso, apyvarta, kopa, apgrozijums, kokku, kaive, συνολο, συνολικο, γενικο συνολο, toplam, genel toplam, итого, всего, обороты, усього, разом, всього, обіг, 合計, 総計, 小計, 合计, 总计, 小计, 合계, 합계, 총계, tong, tong cong, cong, jumlah, total keseluruhan, ยอดรวม, รวม, סהכ, المجموع, الإجمالي, samtals`,
);

const TOTAL_COMPANIONS = new WordList(
  `total, totals, debit*, credit*, debet*, kredit*, withdrawals, deposits, in, out, payments, receipts, transactions, amount, for, period, of, the, soll, haben, ausgaben, einnahmen, umsatze, umsatz, debits, credits, general, geral, generale, movimientos, movimentos, movimenti, mouvements, cargos, abonos, debitos, creditos, entrate, uscite, addebiti, accrediti, af, bij, uitgaven, inkomsten, ut, inn, ind, ud, menot, tulot, obciazenia, uznania, wydatki, wplywy, kwota, suma, de, des, der, period*, month, monat, mois, mes, mese, maand, za, okres, sum, turnover, all`,
);

/** Words of lines that only say how the statement ends. */
const END_WORDS =
  /^(end of (report|file|statement)|number of transactions|transactions total|no of transactions)\b/;

/** What moves money although its name has the word for a balance, such as a balance transfer. */
const MOVEMENT_WORDS = new WordList(
  'transfer*, payment*, adjust*, interest*, fee*, refund*, correct*, charge*, zins*, процент*, odset*, interes*, interet*, rente, ränta, korko*, kamat*, urok*',
);

/** Whether a text has the word for a balance beside words that are in no list. */
export function mentionsBalance(text: string): boolean {
  const folded = foldText(text).replace(/(?<!\p{L})(?!rest)\p{L}+saldo(?!\p{L})/gu, 'saldo');
  return (BALANCE_WORDS.test(folded) || CARRIED_FORWARD.test(folded)) && !MOVEMENT_WORDS.test(folded);
}

/** Whether nothing but numbers, a day or a currency is left of a text without the words of the lists. */
function holdsOnly(folded: string, ...lists: WordList[]): boolean {
  const rest = lists.reduce((text, list) => list.without(text), folded);
  const words = rest.split(' ').filter((word) => /\p{L}/u.test(word));
  return words.every((word) => isIsoCurrency(word.toUpperCase()));
}

/** Most cells of a file are repeated in its other rows. */
const MAX_TEXTS_KEPT = 4_096;
const known = new Map<string, 'balance' | 'total' | null>();

/** What a line without a movement of money is about; null for any other text. */
export function summaryKind(text: string): 'balance' | 'total' | null {
  const found = known.get(text);
  if (found !== undefined) return found;
  const kind = readKind(text);
  if (known.size >= MAX_TEXTS_KEPT) known.clear();
  known.set(text, kind);
  return kind;
}

function readKind(text: string): 'balance' | 'total' | null {
  // German and its neighbours write one word: Eröffnungssaldo.
  const folded = foldText(text).replace(/(?<!\p{L})(?!rest)\p{L}+saldo(?!\p{L})/gu, 'saldo');
  if (folded === '' || folded.length > 60) return null;
  if (END_WORDS.test(folded)) return 'total';
  if (BALANCE_WORDS.test(folded) && holdsOnly(folded, BALANCE_WORDS, BALANCE_PLACES)) return 'balance';
  if (CARRIED_FORWARD.test(folded) && holdsOnly(folded, CARRIED_FORWARD)) return 'balance';
  if (TOTAL_WORDS.test(folded) && holdsOnly(folded, TOTAL_WORDS, TOTAL_COMPANIONS)) return 'total';
  return null;
}
