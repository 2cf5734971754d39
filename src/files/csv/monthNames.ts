import { foldText } from './words/foldText.ts';

/** The languages whose names of months are read; CLDR's data comes with the runtime. */
const LANGUAGES =
  'en de fr es it pt nl da sv nb fi is pl cs sk hu ro bg hr sl sr sr-Latn lt lv et el tr ru uk ca id ms vi ar he'.split(
    ' ',
  );
const FORMS = ['long', 'short'] as const;

/** Abbreviations banks print that CLDR does not list. */
const OTHER_ABBREVIATIONS: [string, number, string][] = [
  ['en', 9, 'sept'],
  ['de', 3, 'mrz'],
  ['nl', 3, 'mar'],
  ['fr', 2, 'fev'],
  ['fr', 8, 'aou'],
];

/** The number of a month by its folded name, and the languages that call it so. */
type Months = Map<string, Map<number, Set<string>>>;

/** Read when a file first has a name of a month: it takes most of a second. */
let known: Months | null = null;

function readMonths(): Months {
  const months: Months = new Map();
  const add = (language: string, month: number, name: string) => {
    const folded = foldText(name);
    if (folded === '' || /\d/.test(folded)) return;
    const numbers = months.get(folded) ?? new Map<number, Set<string>>();
    numbers.set(month, (numbers.get(month) ?? new Set()).add(language));
    months.set(folded, numbers);
  };
  for (const language of LANGUAGES) {
    for (const form of FORMS) {
      // Beside a day, Slavic and Baltic languages inflect the name.
      for (const options of [
        { month: form },
        { month: form, day: 'numeric' },
        { month: form, day: 'numeric', year: 'numeric' },
      ] as const) {
        const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, {
          ...options,
          timeZone: 'UTC',
        });
        for (let month = 1; month <= 12; month++) {
          const parts = format.formatToParts(Date.UTC(2024, month - 1, 15));
          add(language, month, parts.find(({ type }) => type === 'month')?.value ?? '');
        }
      }
    }
  }
  for (const [language, month, name] of OTHER_ABBREVIATIONS) add(language, month, name);
  // Three letters are how most systems abbreviate English, whatever CLDR has.
  for (const [name, numbers] of [...months]) {
    for (const [month, languages] of numbers) if (languages.has('en')) add('en', month, name.slice(0, 3));
  }
  return months;
}

/** Every month that a name can mean, with the languages in which it does: "lis" is October in Croatian and November in Polish. */
export function readMonthName(name: string): ReadonlyMap<number, ReadonlySet<string>> | null {
  known ??= readMonths();
  return known.get(foldText(name)) ?? null;
}
