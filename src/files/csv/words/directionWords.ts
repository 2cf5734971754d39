import { COLUMN_WORDS } from './columnWords.ts';
import { foldText } from './foldText.ts';
import { foldList, WordList } from './wordList.ts';

/** Words of either side that stand alone in a cell, beyond those that also name columns. */
const OUT_WORDS =
  new WordList(`d, debit*, dr, db, dbt, deb, withdrawal*, out, outgoing, outflow, expense*, spend, spent, sent, charge, purchase debit, money out, paid out, minus,
  soll, s, belastung*, lastschrift*, ausgang, ausgabe*, abgang, auszahlung, debet*, af, uit, uitgaand*, uitgave, bijgeschreven van, depense*, sortie*, sortant*, cargo*, debe, gasto*, egreso*, salida*, saliente*, adeudo*, debito*, saida*, despesa*, dare, uscita*, addebito*,
  ut, ud, utgift*, udgift*, udgaende, utgaende, utgående, belastet, otto, veloitus*, meno, lahteva*, obciazenie*, wydatek, wychodzac*, winien, wn, rozchod, vydaj*, odchozi, odchadzajuc*, terheles*, kiadas*, kimeno, tartozik, plata, iesire, cheltuiala, дебит*, дебет*, дт, разход*, расход*, списание, списання, витрата, видаток, изходящ*, исходящ*, вихідн*,
  duguje, terecenje, na teret, na tarchu, na vrub, obremenitev, debets, debitare, isplata, isplate, rashod, odliv, izdatak, v breme, debetas, islaidos, isejo, izejoss, izdevumi, deebet, valjaminek, kulu, χρεωση, χρ, αναληψη, εξοδο, εξερχομενη, borc, gider, giden, cikis, 出金, 支出, 支払, 引出, 借, 借方, 转出, 付款, 출금, 지급, chi, ghi no, keluar, pengeluaran, ถอน, חובה, مدين, سحب, payment sent, transfer out, outbound`);
const IN_WORDS =
  new WordList(`c, credit*, cr, crd, cred, deposit*, in, incoming, inflow, income, received, refund, money in, paid in, plus,
  haben, h, gutschrift*, eingang, einnahme*, zugang, einzahlung, kredit*, bij, inkomend*, inkomst*, inkomsten, ontvangst, recette*, entree*, entrant*, abono*, haber, ingreso*, entrada*, entrante*, credito*, receita*, avere, entrata*, accredito*,
  inn, ind, inntekt*, indtaegt*, indgaende, inkommande, inngaende, ingaende, godskrevet, pano, hyvitys, tulo, saapuva*, uznanie*, wplyw, przychodzac*, ma, przychod, prijem*, prichozi, prichadzajuc*, jovairas*, bevetel*, bejovo, kovetel, incasare, intrare, venit, кредит*, кт, приход*, доход*, дохід, зачисление, зарахування, надходження, поступление, входящ*, вхідн*,
  kredyt, potrazuje, odobrenje, u korist, v prospech, ve prospech, dobropis, kredits, creditare, uplata, uplate, prihod, priliv, primitak, v dobro, kreditas, pajamos, iejo, ienakoss, ienemumi, kreedit, laekumine, tulu, πιστωση, π, καταθεση, εσοδο, εισερχομενη, alacak, gelir, gelen, giris, 入金, 収入, 預入, 收入, 贷, 贷方, 转入, 存入, 收款, 입금, 수입, thu, ghi co, masuk, pemasukan, ฝาก, זכות, دائن, إيداع, payment received, transfer in, inbound`);

/** Codes of one or two letters that only mean something beside their counterpart: out, then in. */
const CODE_PAIRS: readonly (readonly [string, string])[] = [
  ['d', 'c'],
  ['dr', 'cr'],
  ['db', 'cr'],
  ['deb', 'cre'],
  ['deb', 'cred'],
  ['s', 'h'],
  ['d', 'k'],
  ['db', 'kr'],
  ['d', 'h'],
  ['t', 'k'],
  ['wn', 'ma'],
  ['b', 'g'],
  ['l', 'g'],
  ['d', 'a'],
  ['d', 'p'],
  ['o', 'p'],
  ['u', 'i'],
  ['s', 'e'],
  ['w', 'd'],
  ['w', 'm'],
  ['o', 'i'],
  ['out', 'in'],
  ['deb', 'kred'],
  ['д', 'к'],
  ['дт', 'кт'],
  ['db', 'c'],
  ['χ', 'π'],
  ['ud', 'ind'],
  ['ut', 'in'],
  ['ut', 'inn'],
];

const SIGNS: Record<string, Direction> = { '-': 'debit', '−': 'debit', '–': 'debit', '+': 'credit' };

export type Direction = 'debit' | 'credit';

/** A cell of a direction column as it is compared: folded, except for a bare sign. */
export function foldDirection(cell: string): string {
  const trimmed = cell.trim();
  return SIGNS[trimmed] ? (SIGNS[trimmed] === 'debit' ? '-' : '+') : foldText(trimmed);
}

/** What every value means, where the values together are two sides: each known, and no other reading possible. */
export function readDirections(values: readonly string[]): Map<string, Direction> | null {
  const present = values.filter((value) => value !== '');
  const code = CODE_PAIRS.find(([out, into]) => present.every((value) => value === out || value === into));
  const meanings = new Map<string, Direction>();
  for (const value of present) {
    const meaning = SIGNS[value] ?? (code ? (value === code[0] ? 'debit' : 'credit') : readWord(value));
    if (meaning) meanings.set(value, meaning);
  }
  return meanings.size > 0 ? meanings : null;
}

/** Single letters mean nothing alone, and a word of both sides ("credit card debit") neither. */
function readWord(value: string): Direction | null {
  if (value.length < 2 && !/\p{Script=Han}/u.test(value)) return null;
  const [isOut, isIn] = [isWholly(value, OUT_WORDS), isWholly(value, IN_WORDS)];
  return isOut === isIn ? null : isOut ? 'debit' : 'credit';
}

/** "Debit" says a direction, "debit card" says how somebody paid. */
const isWholly = (value: string, words: WordList): boolean =>
  words.test(value) && !/\p{L}/u.test(words.without(value));

/** Whether a header names both sides, as only a direction column (or a signed amount) is called. */
export function namesBothSides(header: string): boolean {
  const folded = foldText(header);
  if (COLUMN_WORDS.direction.test(folded)) return true;
  return COLUMN_WORDS.out.test(folded) && COLUMN_WORDS.in.test(folded);
}

/** Markers that may stand behind or before an amount: CR, DR and their like. */
export const AMOUNT_MARKERS = foldList('cr, dr, db, kr, c, d, s, h, k');
