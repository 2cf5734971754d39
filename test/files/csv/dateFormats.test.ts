import { expect } from 'chai';
import { DATE_FORMATS, type DateFormat, parseDate } from '../../../src/files/csv/dateFormats.ts';

/** The ninth of March 2024 in each format. */
const sample: Record<DateFormat, string> = {
  'YYYY-MM-DD': '2024-03-09',
  'YYYY/MM/DD': '2024/03/09',
  'YYYY.MM.DD': '2024.03.09.',
  YYYYMMDD: '20240309',
  'DD.MM.YYYY': '09.03.2024',
  'DD/MM/YYYY': '09/03/2024',
  'D/M/YYYY': '9/3/2024',
  'DD-MM-YYYY': '09-03-2024',
  'DD MM YYYY': '09 03 2024',
  DDMMYYYY: '09032024',
  'MM/DD/YYYY': '03/09/2024',
  'M/D/YYYY': '3/9/2024',
  'MM-DD-YYYY': '03-09-2024',
  'MM.DD.YYYY': '03.09.2024',
  'MM DD YYYY': '03 09 2024',
  MMDDYYYY: '03092024',
  'DD.MM.YY': '09.03.24',
  'DD/MM/YY': '09/03/24',
  'DD-MM-YY': '09-03-24',
  'DD MM YY': '09 03 24',
  'MM/DD/YY': '03/09/24',
  'MM-DD-YY': '03-09-24',
  'MM.DD.YY': '03.09.24',
  'YY-MM-DD': '24-03-09',
  'YY/MM/DD': '24/03/09',
  'YY.MM.DD': '24.03.09',
  'D Mon YYYY': '9 Mar 2024',
  'D Mon YY': '09-MAR-24',
  'Mon D, YYYY': 'Mar 9, 2024',
  'Month D, YYYY': 'March 9, 2024',
  'YYYY Mon D': '2024. március 9.',
  'Excel serial': '45360',
};

describe('the dates of CSV files', () => {
  for (const format of DATE_FORMATS) {
    it(`csv dates: ${format} reads ${sample[format]}`, () =>
      expect(parseDate(sample[format], format)).to.equal('2024-03-09'));
  }

  const others: [string, DateFormat, string | null][] = [
    ['2024-02-29', 'YYYY-MM-DD', '2024-02-29'],
    ['2023-02-29', 'YYYY-MM-DD', null],
    ['1900-02-29', 'YYYY-MM-DD', null],
    ['2000-02-29', 'YYYY-MM-DD', '2000-02-29'],
    ['2024-04-31', 'YYYY-MM-DD', null],
    ['2024-13-01', 'YYYY-MM-DD', null],
    ['2024-00-10', 'YYYY-MM-DD', null],
    ['0024-01-10', 'YYYY-MM-DD', null],
    ['2024-03-09 23:59:59', 'YYYY-MM-DD', '2024-03-09'],
    ['2024-03-09T00:30:00Z', 'YYYY-MM-DD', '2024-03-09'],
    ['03/09/2024 as of 03/08/2024', 'MM/DD/YYYY', '2024-03-09'],
    ['3/9/2024', 'MM/DD/YYYY', '2024-03-09'],
    ['Sept 9, 2024', 'Mon D, YYYY', '2024-09-09'],
    ['Marble 9, 2024', 'Month D, YYYY', null],
    ['12/31/68', 'MM/DD/YY', '2068-12-31'],
    ['12/31/69', 'MM/DD/YY', '1969-12-31'],
    ['', 'YYYY-MM-DD', null],
    [`${' '.repeat(60_000)}x`, 'YYYY-MM-DD', null],
  ];
  for (const [text, format, day] of others) {
    it(`csv dates: ${text.trim().slice(0, 30) || 'nothing'} as ${format} is ${day ?? 'no day'}`, () =>
      expect(parseDate(text, format)).to.equal(day));
  }

  const spellings: [string, DateFormat, string][] = [
    ['9. März 2024', 'D Mon YYYY', '2024-03-09'],
    ['9 de marzo de 2024', 'D Mon YYYY', '2024-03-09'],
    ['Sat, 9 Mar 2024', 'D Mon YYYY', '2024-03-09'],
    ['9 березня 2024 р.', 'D Mon YYYY', '2024-03-09'],
    ['9 марта 2024 г.', 'D Mon YYYY', '2024-03-09'],
    ['2024 m. kovo 9 d.', 'YYYY Mon D', '2024-03-09'],
    ['2024年3月9日', 'YYYY-MM-DD', '2024-03-09'],
    ['09-03-2024 / 12:30', 'DD-MM-YYYY', '2024-03-09'],
    ['9.3.2024 14.35', 'DD.MM.YYYY', '2024-03-09'],
    ['20240309101112', 'YYYYMMDD', '2024-03-09'],
    ['12:30 09/03/2024', 'DD/MM/YYYY', '2024-03-09'],
    ['2024. 03. 09.', 'YYYY.MM.DD', '2024-03-09'],
    ['45360.75', 'Excel serial', '2024-03-09'],
  ];
  for (const [text, format, day] of spellings) {
    it(`csv dates: ${text} is ${day}`, () => expect(parseDate(text, format)).to.equal(day));
  }
});
