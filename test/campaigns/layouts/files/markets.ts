/** The countries whose banks' files are imitated: their language, currency and habits of writing numbers and dates. */
import { estonian, latvian, lithuanian } from '../words/baltic.ts';
import { bulgarian, russian, ukrainian } from '../words/cyrillic.ts';
import { english } from '../words/english.ts';
import { chinese, greek, hungarian, indonesian, japanese, turkish } from '../words/further.ts';
import { dutch, german } from '../words/germanic.ts';
import type { Language } from '../words/language.ts';
import { danish, finnish, norwegian, swedish } from '../words/nordic.ts';
import { french, italian, portuguese, romanian, spanish } from '../words/romance.ts';
import { croatian, czech, polish, slovak, slovenian } from '../words/slavic.ts';
import type { DateShape } from './dates.ts';
import type { Encoding } from './encode.ts';
import type { NumberStyle } from './numbers.ts';

export interface Market {
  name: string;
  language: Language;
  currency: string;
  /** How much a sum of one US dollar roughly is. */
  scale: number;
  dates: readonly DateShape[];
  numbers: readonly NumberStyle[];
  encodings: readonly Encoding[];
}

const NBSP = '\u00a0';
const NARROW_NBSP = '\u202f';

const point = (...groups: string[]): NumberStyle[] => groups.map((group) => ({ decimal: '.', group }));
const comma = (...groups: string[]): NumberStyle[] => groups.map((group) => ({ decimal: ',', group }));
const indian: NumberStyle[] = [{ decimal: '.', group: ',', indian: true }, ...point('', '')];
const anglo = point('', '', ',');
const swiss = [...point("'", '\u2019', "'", '', ''), ...comma('')];
/** Comma for decimals, grouped by point; most exports group nothing. */
const commaPoint = comma('', '', '.');
const commaSpace = comma('', '', ' ', NBSP, NARROW_NBSP);

const DOTS: DateShape[] = ['DD.MM.YYYY', 'DD.MM.YYYY', 'DD.MM.YYYY', 'DD.MM.YY', 'D.M.YYYY', 'YYYY-MM-DD'];
const SLASHES: DateShape[] = ['DD/MM/YYYY', 'DD/MM/YYYY', 'DD/MM/YYYY', 'DD/MM/YY', 'YYYY-MM-DD', 'D/M/YYYY'];
const DASHES: DateShape[] = ['DD-MM-YYYY', 'DD-MM-YYYY', 'YYYY-MM-DD', 'DD-MM-YY', 'YYYYMMDD'];
const AMERICAN: DateShape[] = [
  'MM/DD/YYYY',
  'MM/DD/YYYY',
  'M/D/YYYY',
  'MM/DD/YY',
  'M/D/YY',
  'MM-DD-YYYY',
  'YYYY-MM-DD',
  'Mon D, YYYY',
  'Month D, YYYY',
];
const BRITISH: DateShape[] = [
  'DD/MM/YYYY',
  'DD/MM/YYYY',
  'DD/MM/YY',
  'D/M/YYYY',
  'YYYY-MM-DD',
  'DD Mon YYYY',
  'D Mon YYYY',
  'DD-Mon-YY',
  'DD-Mon-YYYY',
  'D Mon YY',
  'DDMonYYYY',
  'DD-MM-YYYY',
];
const ISO: DateShape[] = ['YYYY-MM-DD', 'YYYY-MM-DD', 'YYYY-MM-DD', 'YYYYMMDD'];
const YEAR_FIRST: DateShape[] = ['YYYY/MM/DD', 'YYYY/MM/DD', 'YYYYMMDD', 'YYYY-MM-DD'];

const WESTERN: Encoding[] = [
  'utf-8',
  'utf-8',
  'utf-8',
  'utf-8-bom',
  'windows-1252',
  'utf-16le',
  'iso-8859-15',
];
const CENTRAL: Encoding[] = [
  'utf-8',
  'utf-8',
  'utf-8-bom',
  'windows-1250',
  'windows-1250',
  'iso-8859-2',
  'utf-16le',
];
const CYRILLIC: Encoding[] = ['utf-8', 'utf-8', 'utf-8-bom', 'windows-1251', 'windows-1251'];
const BALTIC: Encoding[] = ['utf-8', 'utf-8', 'utf-8-bom', 'windows-1257'];
const UNICODE: Encoding[] = ['utf-8', 'utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be'];

type Row = [
  name: string,
  language: Language,
  currency: string,
  scale: number,
  dates: readonly DateShape[],
  numbers: readonly NumberStyle[],
  encodings: readonly Encoding[],
];

// One line for each market: a table is easier to compare than objects.
// biome-ignore format: see above
const ROWS: Row[] = [
  ['US', english, 'USD', 1, AMERICAN, anglo, WESTERN],
  ['US', english, 'USD', 1, AMERICAN, anglo, ['utf-8']],
  ['US', english, 'USD', 1, AMERICAN, anglo, ['utf-8', 'utf-8-bom']],
  ['GB', english, 'GBP', 0.8, BRITISH, anglo, WESTERN],
  ['GB', english, 'GBP', 0.8, BRITISH, anglo, ['utf-8']],
  ['IE', english, 'EUR', 0.9, BRITISH, anglo, WESTERN],
  ['AU', english, 'AUD', 1.5, BRITISH, anglo, ['utf-8', 'utf-8-bom']],
  ['NZ', english, 'NZD', 1.6, [...BRITISH, 'YYYY/MM/DD'], anglo, ['utf-8']],
  ['CA', english, 'CAD', 1.3, [...AMERICAN, ...ISO, 'DD/MM/YYYY'], anglo, ['utf-8', 'utf-8-bom']],
  ['IN', english, 'INR', 60, [...BRITISH, 'DD-MM-YYYY'], indian, ['utf-8', 'utf-8-bom']],
  ['ZA', english, 'ZAR', 15, [...BRITISH, 'YYYY/MM/DD', 'YYYYMMDD'], [...point('', ' ', ','), ...comma(' ')], ['utf-8']],
  ['SG', english, 'SGD', 1.3, BRITISH, anglo, ['utf-8', 'utf-8-bom']],
  ['HK', english, 'HKD', 7, BRITISH, anglo, UNICODE],
  ['KE', english, 'KES', 120, BRITISH, anglo, ['utf-8']],
  ['PH', english, 'PHP', 50, AMERICAN, anglo, ['utf-8']],
  ['AE', english, 'AED', 3.6, BRITISH, anglo, UNICODE],
  ['KW', english, 'KWD', 0.3, BRITISH, point('', ','), ['utf-8', 'utf-8-bom']],
  ['BH', english, 'BHD', 0.4, BRITISH, point('', ','), ['utf-8', 'utf-8-bom']],
  ['DE', german, 'EUR', 0.9, DOTS, commaPoint, WESTERN],
  ['DE', german, 'EUR', 0.9, DOTS, commaPoint, WESTERN],
  ['AT', german, 'EUR', 0.9, DOTS, commaPoint, WESTERN],
  ['CH', german, 'CHF', 0.95, DOTS, swiss, WESTERN],
  ['NL', dutch, 'EUR', 0.9, DASHES, commaPoint, WESTERN],
  ['BE', dutch, 'EUR', 0.9, SLASHES, commaPoint, WESTERN],
  ['SE', swedish, 'SEK', 10, ISO, commaSpace, WESTERN],
  ['DK', danish, 'DKK', 7, [...DASHES, ...DOTS], commaPoint, WESTERN],
  ['NO', norwegian, 'NOK', 10, [...DOTS, 'DD/MM/YYYY'], commaSpace, WESTERN],
  ['FI', finnish, 'EUR', 0.9, DOTS, commaSpace, WESTERN],
  ['FR', french, 'EUR', 0.9, [...SLASHES, 'DD-MM-YYYY'], commaSpace, WESTERN],
  ['FR', french, 'EUR', 0.9, SLASHES, commaSpace, WESTERN],
  ['CA-FR', french, 'CAD', 1.3, YEAR_FIRST, commaSpace, WESTERN],
  ['CH-FR', french, 'CHF', 0.95, DOTS, swiss, WESTERN],
  ['TN', french, 'TND', 3, SLASHES, commaSpace, WESTERN],
  ['CI', french, 'XOF', 600, SLASHES, commaSpace, WESTERN],
  ['IT', italian, 'EUR', 0.9, [...SLASHES, 'DD.MM.YYYY'], commaPoint, WESTERN],
  ['ES', spanish, 'EUR', 0.9, [...SLASHES, 'DD-MM-YYYY'], commaPoint, WESTERN],
  ['MX', spanish, 'MXN', 17, [...SLASHES, 'DD Mon YYYY'], anglo, WESTERN],
  ['CL', spanish, 'CLP', 900, [...SLASHES, 'DD-MM-YYYY'], comma('', '.'), WESTERN],
  ['AR', spanish, 'ARS', 900, SLASHES, commaPoint, WESTERN],
  ['PT', portuguese, 'EUR', 0.9, [...DASHES, 'DD/MM/YYYY'], comma('', '.', ' '), WESTERN],
  ['BR', portuguese, 'BRL', 5, [...SLASHES, 'DD/MM/YYYY'], commaPoint, WESTERN],
  ['RO', romanian, 'RON', 4.5, [...DOTS, 'DD/MM/YYYY', 'DD-MM-YYYY'], [...commaPoint, ...point('', ',')], ['utf-8', 'utf-8-bom', 'utf-16le']],
  ['PL', polish, 'PLN', 4, [...ISO, 'DD-MM-YYYY', 'DD.MM.YYYY'], commaSpace, CENTRAL],
  ['PL', polish, 'PLN', 4, [...ISO, 'DD-MM-YYYY'], commaSpace, CENTRAL],
  ['CZ', czech, 'CZK', 22, [...DOTS, 'DD/MM/YYYY', 'YYYY/MM/DD'], commaSpace, CENTRAL],
  ['SK', slovak, 'EUR', 0.9, DOTS, commaSpace, CENTRAL],
  ['HR', croatian, 'EUR', 0.9, [...DOTS, 'DD.MM.YYYY.'], commaPoint, CENTRAL],
  ['SI', slovenian, 'EUR', 0.9, DOTS, commaPoint, CENTRAL],
  ['HU', hungarian, 'HUF', 350, ['YYYY.MM.DD.', 'YYYY.MM.DD.', 'YYYY.MM.DD', 'YYYY-MM-DD', 'YYYYMMDD'], comma('', ' ', NBSP, '.'), CENTRAL],
  ['EE', estonian, 'EUR', 0.9, [...DOTS, 'YYYY-MM-DD'], [...commaSpace, ...point('')], BALTIC],
  ['LV', latvian, 'EUR', 0.9, [...DOTS, 'YYYY-MM-DD'], [...commaSpace, ...point('')], BALTIC],
  ['LT', lithuanian, 'EUR', 0.9, ISO, [...commaSpace, ...point('')], BALTIC],
  ['TR', turkish, 'TRY', 30, [...DOTS, 'DD/MM/YYYY', 'DD/MM/YYYY'], commaPoint, ['utf-8', 'utf-8-bom', 'windows-1254', 'windows-1254']],
  ['GR', greek, 'EUR', 0.9, SLASHES, commaPoint, UNICODE],
  ['RU', russian, 'RUB', 90, [...DOTS, 'DD.MM.YYYY'], commaSpace, CYRILLIC],
  ['UA', ukrainian, 'UAH', 38, [...DOTS, 'DD.MM.YYYY'], [...commaSpace, ...point('', ' ')], CYRILLIC],
  ['BG', bulgarian, 'BGN', 1.8, [...DOTS, 'DD/MM/YYYY'], [...commaSpace, ...point('')], CYRILLIC],
  ['ID', indonesian, 'IDR', 15000, [...SLASHES, 'DD-MM-YYYY'], [...commaPoint, ...point(',', '')], ['utf-8']],
  ['JP', japanese, 'JPY', 150, [...YEAR_FIRST, 'YYYY年M月D日'], point('', '', ','), ['utf-8', 'utf-8-bom', 'shift_jis', 'shift_jis']],
  ['CN', chinese, 'CNY', 7, [...YEAR_FIRST, 'YYYY年M月D日'], anglo, ['utf-8', 'utf-8-bom', 'gb18030', 'gb18030']],
];

export const markets: readonly Market[] = ROWS.map(
  ([name, language, currency, scale, dates, numbers, encodings]) => ({
    name,
    language,
    currency,
    scale,
    dates,
    numbers,
    encodings,
  }),
);

const digitsByCurrency = new Map<string, number>();

/** The digits after the point that a currency has, from the tables of ICU. */
export function minorDigits(currency: string): number {
  const known = digitsByCurrency.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  digitsByCurrency.set(currency, digits);
  return digits;
}
