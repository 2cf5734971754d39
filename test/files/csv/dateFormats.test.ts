import { expect } from 'chai';
import { DATE_FORMATS, type DateFormat, parseDate } from '../../../src/files/csv/dateFormats.ts';
import { DateTally } from '../../../src/files/csv/dateTally.ts';

const sample: Record<DateFormat, string> = {
  'MM/DD/YYYY': '03/09/2024',
  'YYYY-MM-DD': '2024-03-09',
  'M/D/YYYY': '3/9/2024',
  'MM-DD-YYYY': '03-09-2024',
  'DD/MM/YYYY': '09/03/2024',
  'DD.MM.YYYY': '09.03.2024',
  'YYYY/MM/DD': '2024/03/09',
  'Mon D, YYYY': 'Mar 9, 2024',
  'Month D, YYYY': 'March 9, 2024',
  'D/M/YYYY': '9/3/2024',
  'DD-MM-YYYY': '09-03-2024',
  YYYYMMDD: '20240309',
  'MM/DD/YY': '03/09/24',
  'DD/MM/YY': '09/03/24',
  'DD.MM.YY': '09.03.24',
  'D Mon YYYY': '9 Mar 2024',
};

const decide = (values: string[], dayFirst: boolean | null = null) => {
  const tally = new DateTally();
  for (const value of values) tally.add(value);
  return tally.decide(dayFirst);
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

  it('csv dates: nine in ten of the first twenty decide', () => {
    const good = Array<string>(18).fill('2024-01-31');
    expect(decide([...good, '31.01.2024', '31.01.2024'])?.format).to.equal('YYYY-MM-DD');
    expect(decide([...good.slice(1), '31.01.2024', '31.01.2024', '31.01.2024'])).to.equal(null);
  });

  it('csv dates: what is no date at all speaks for no format', () =>
    expect(decide(['2024-01-31', 'pending', 'pending', ''])?.format).to.equal('YYYY-MM-DD'));

  it('csv dates: all values break the tie of day-first and month-first', () => {
    const open = Array<string>(30).fill('01/02/2024');
    expect(decide([...open, '31/01/2024'])).to.deep.equal({ format: 'DD/MM/YYYY', isGuess: false });
    expect(decide([...open, '01/31/2024'])).to.deep.equal({ format: 'MM/DD/YYYY', isGuess: false });
  });

  it('csv dates: language and currency break the tie where no value does', () => {
    expect(decide(['01/02/2024'], true)).to.deep.equal({ format: 'DD/MM/YYYY', isGuess: false });
    expect(decide(['01/02/2024'], false)).to.deep.equal({ format: 'MM/DD/YYYY', isGuess: false });
  });

  it('csv dates: files are sorted, so the reading that is sorted is meant', () =>
    expect(decide(['11/03/2024', '12/03/2024', '01/04/2024', '09/04/2024'])).to.deep.equal({
      format: 'DD/MM/YYYY',
      isGuess: false,
    }));

  it('csv dates: where nothing tells, month-first is a guess', () =>
    expect(decide(['01/02/2024'])).to.deep.equal({ format: 'MM/DD/YYYY', isGuess: true }));
});
