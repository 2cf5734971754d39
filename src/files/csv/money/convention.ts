import type { AccountType } from '../../../providers/provider.ts';
import type { Direction } from '../words/directionWords.ts';
import { WordList } from '../words/wordList.ts';

/** Money that comes in by any reading: wages, pensions, refunds. */
const INCOME_WORDS =
  new WordList(`salary, payroll, wages, wage, paycheck, pension, refund, reimbursement, dividend, dividends,
  gehalt, lohn, lohngehalt, bezuge, rente, erstattung, ruckerstattung, ruckzahlung, salaire, salaires, paie, remboursement, nomina, sueldo, salario, devolucion, reembolso, stipendio, rimborso, pensione, ordenado, vencimento, vencimentos,
  salaris, loon, terugbetaling, lon, lonn, lonnsutbetaling, loneoverforsel, palkka, elake, palautus, wynagrodzenie, pensja, wyplata wynagrodzenia, zwrot, mzda, vyplata, vyplata mzdy, plat, fizetes, munkaber, visszaterites, salariu, rambursare, заплата, zarplata, placa, povrat, atlyginimas, darbo uzmokestis, alga, palk, tootasu, μισθος, μισθοδοσια, επιστροφη, maas, iade, зарплата, заработная плата, возврат, зарплатня, заробітна плата, повернення, 給与, 給料, 返金, 工资, 薪资, 退款, 급여, 환불, luong, gaji`);

/** How much one row speaks for a reading: of four rows of an account, three are money out. */
const ROW_WEIGHT = Math.log(3);
/** Most banks write money out with a minus; of cards, half do. */
const conventionWeight = (type: AccountType | null): number =>
  type === 'credit' || type === 'loan' ? 0 : type === 'depository' ? 2 : 1.5;
/** A row that names wages or a refund leaves little doubt. */
const INCOME_WEIGHT = 2.5;
/** Four rows more on one side than on the other, or fewer and wages among them: short of this, nobody can tell. */
const NEEDED_WEIGHT = 5;

export interface SignedRow {
  isNegative: boolean;
  text: string;
}

export interface ConventionVerdict {
  positiveIs: Direction | null;
  /** How many rows have a minus, and how many that name income. */
  negatives: number;
  incomes: number;
  total: number;
}

/**
 * Weighs what amounts with signs are likely to mean where nothing proves it: most rows of an account are money out,
 * and rows that name wages or refunds are money in. Where the two contradict each other, neither is enough.
 */
export function weighConvention(rows: readonly SignedRow[], type: AccountType | null): ConventionVerdict {
  const negatives = rows.filter(({ isNegative }) => isNegative).length;
  const positives = rows.length - negatives;
  const incomes = rows.filter(({ text }) => INCOME_WORDS.test(text));
  const positiveIncomes = incomes.filter(({ isNegative }) => !isNegative).length;
  const negativeIncomes = incomes.length - positiveIncomes;
  const verdict = { positiveIs: null, negatives, incomes: incomes.length, total: rows.length };
  const byRows = (negatives - positives) * ROW_WEIGHT;
  const byIncome =
    Math.min(2, positiveIncomes) * INCOME_WEIGHT - Math.min(2, negativeIncomes) * INCOME_WEIGHT;
  const weight = byRows + byIncome + conventionWeight(type);
  if (weight >= NEEDED_WEIGHT) return { ...verdict, positiveIs: 'credit' };
  // Against the convention it takes a second kind of evidence: income on that side, or a card.
  return weight <= -NEEDED_WEIGHT && (negativeIncomes > 0 || type === 'credit')
    ? { ...verdict, positiveIs: 'debit' }
    : verdict;
}
