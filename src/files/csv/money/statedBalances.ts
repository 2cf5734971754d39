import { type DecimalSeparator, isAmount, parseAmount, toUnits } from '../amounts.ts';
import { cleanCell } from '../cells.ts';
import { isDate } from '../dateFormats.ts';
import type { CsvRecord } from '../records.ts';
import { foldText } from '../words/foldText.ts';
import { WordList } from '../words/wordList.ts';

const OPENING_WORDS =
  new WordList(`opening*, openingbalance, beginning, starting, start, previous, brought forward, b f, anfang*, anfangssaldo, anfangsbestand, alter, vortrag, saldovortrag, initial*, precedent, ancien, anterior, inicial, previo, iniziale, precedente,
  vorig*, begin*, beginsaldo, oud, primo, indgaende, ingaende, inngaende, forrige, alku*, alkusaldo, poczatkow*, otwarcia, poprzedni*, pocatecni*, pociatocn*, predchoz*, nyito*, kezdo*, elozo, sold initial, начал*, предходен, pocetno, zacetno, prethodno, pradinis, sakuma, alg*, algsaldo, eelmine, αρχικο, προηγουμενο, acilis, devir, devreden, onceki, входящ*, вхідн*, на начало, на початок, 期初, 前期, 前月, 繰越, 이월, 전월, dau ky, awal`);
const CLOSING_WORDS = new WordList(
  `closing*, closingbalance, ending, end, final*, carried forward, c f, ende, endsaldo, endbestand, schluss*, neuer, kontostand, final, nouveau, finale, ultimo, actual, attuale, eind*, eindsaldo, nieuw*, udgaende, utgaende, loppu*, loppusaldo, uusi, koncow*, zamkniecia, konecn*, konecny, zaro*, sold final, краен, крайн*, zavrsno, koncno, galutinis, beigu, lopp*, loppsaldo, τελικο, kapanis, исходящ*, вихідн*, на конец, на кінець, 期末, 당월, cuoi ky, akhir, s a l d o`,
);

/**
 * Compares the sum of the rows with an opening and a closing balance that the file states beside its rows.
 * @returns 1 where positive amounts raise the balance, -1 where they lower it, null where the file states no two
 * balances, or others.
 */
export function proveByStatedBalances(
  records: readonly CsvRecord[],
  sum: bigint,
  separator: DecimalSeparator,
): 1 | -1 | null {
  const opening: bigint[] = [];
  const closing: bigint[] = [];
  for (const { cells } of records) {
    const texts = cells.flatMap((cell) => cleanCell(cell).split(/:\s/));
    const label = texts
      .filter((text) => !isAmount(text) && !isDate(text))
      .map(foldText)
      .join(' ');
    const amounts = texts.flatMap((text) => {
      const amount = isDate(text) ? null : parseAmount(text.trim(), separator);
      return amount ? [toUnits(amount.value)] : [];
    });
    const [isOpening, isClosing] = [OPENING_WORDS.test(label), CLOSING_WORDS.test(label)];
    if (isOpening && !isClosing) opening.push(...amounts);
    if (isClosing && !isOpening) closing.push(...amounts);
  }
  if (sum === 0n || opening.length > 3 || closing.length > 3) return null;
  const differences = new Set(opening.flatMap((before) => closing.map((after) => after - before)));
  if (differences.has(sum) === differences.has(-sum)) return null;
  return differences.has(sum) ? 1 : -1;
}
