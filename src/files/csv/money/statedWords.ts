import { ApiError, type ErrorDetail } from '../../../errors.ts';
import type { LayoutOverrides } from '../layout.ts';
import { quoteSome } from '../text.ts';
import { type Direction, foldDirection, readDirections } from '../words/directionWords.ts';
import { opposite, type StatedMoney } from './moneyInput.ts';

type Meanings = ReadonlyMap<string, Direction>;

/** The words of a direction column that the caller explains, folded. */
export function statedWords({
  debitValue,
  creditValue,
}: Pick<StatedMoney, 'debitValue' | 'creditValue'>): Meanings {
  const words = new Map<string, Direction>();
  if (debitValue !== null) words.set(foldDirection(debitValue), 'debit');
  if (creditValue !== null) words.set(foldDirection(creditValue), 'credit');
  return words;
}

/**
 * What each word of a direction column means, once the caller has explained some: the others as far as they are known.
 * Of two words, one that is not known is the other side; of more, a word that is not known has no meaning.
 */
export function explainWords(words: readonly string[], stated: Meanings): Meanings {
  const known = readDirections(words) ?? new Map<string, Direction>();
  const isContradicted = [...stated].some(([word, meaning]) => known.get(word) === opposite(meaning));
  const meanings = new Map<string, Direction>([...(isContradicted ? [] : known), ...stated]);
  if (words.length !== 2) return meanings;
  const [unknown] = words.filter((word) => !meanings.has(word));
  const [explained] = words.flatMap((word) => meanings.get(word) ?? []);
  if (unknown !== undefined && explained) meanings.set(unknown, opposite(explained));
  return meanings;
}

/** @throws ApiError INVALID_PARAMETER where the caller explains a word that no row has. */
export function checkStatedWords(
  { debitValue, creditValue }: Pick<LayoutOverrides, 'debitValue' | 'creditValue'>,
  found: ReadonlySet<string>,
): void {
  const folded = new Set([...found].map(foldDirection));
  const parameters: [string, string | undefined][] = [
    ['debit_value', debitValue],
    ['credit_value', creditValue],
  ];
  const details = parameters.flatMap(([path, value]): ErrorDetail[] =>
    value === undefined || folded.has(foldDirection(value))
      ? []
      : [
          {
            path,
            code: 'not_found',
            message: `is no value of the direction column: ${quoteSome([...found])}`,
          },
        ],
  );
  if (details.length > 0) {
    throw new ApiError('INVALID_PARAMETER', 'The file does not have a value that the request names.', {
      details,
    });
  }
}
