import { expect } from 'chai';
import { type DateContext, DateEvidence } from '../../../src/files/csv/dateEvidence.ts';

const NOTHING: DateContext = { timeRuns: null, provenOrder: () => null };

const decide = (values: string[], context: Partial<DateContext> = {}) => {
  const evidence = new DateEvidence();
  for (const value of values) evidence.add(value);
  const { format, alternatives } = evidence.decide({ ...NOTHING, ...context });
  return format ?? alternatives;
};

describe('what a column of dates proves', () => {
  const proofs: [string, string[], string | string[]][] = [
    ['a day above twelve', ['03/02/2024', '13/02/2024'], 'DD/MM/YYYY'],
    ['a day above twelve, behind the month', ['02/03/2024', '02/13/2024'], 'MM/DD/YYYY'],
    ['nothing', ['03/02/2024', '05/02/2024'], ['DD/MM/YYYY', 'MM/DD/YYYY']],
    ['nothing, in one digit', ['3/2/2024'], ['D/M/YYYY', 'M/D/YYYY']],
    ['nothing, with short years', ['03-02-24'], ['DD-MM-YY', 'MM-DD-YY', 'YY-MM-DD']],
    ['years in front, by their span', ['24-02-03', '24-03-05', '24-11-28'], 'YY-MM-DD'],
    ['no account moves on one day a year', ['20-04-24', '21-04-24', '22-04-24'], 'DD-MM-YY'],
    ['the day first, between dots', ['03.02.2024', '05.02.2024'], 'DD.MM.YYYY'],
    ['the month first, between dots, where nothing else is a day', ['02.13.2024'], 'MM.DD.YYYY'],
    ['one slip of a hand is a slip', [...Array<string>(99).fill('2024-01-31'), '31.01.2024'], 'YYYY-MM-DD'],
    ['what is no date speaks for no format', ['2024-01-31', 'pending', ''], 'YYYY-MM-DD'],
    ['dates in two orders are in none', ['13/02/2024', '02/13/2024', '14/02/2024'], []],
  ];
  for (const [what, values, expected] of proofs) {
    it(`csv dates: ${what}: ${values.slice(0, 3).join(', ')}`, () =>
      expect(decide(values)).to.deep.equal(expected));
  }

  it('csv dates: rows in the order of time prove it from six changes on', () => {
    const sorted = ['11/03', '12/03', '01/04', '09/04', '10/04', '01/05', '02/05'].map(
      (day) => `${day}/2024`,
    );
    expect(decide(sorted)).to.equal('DD/MM/YYYY');
    expect(decide(sorted.slice(0, 4))).to.deep.equal(['DD/MM/YYYY', 'MM/DD/YYYY']);
  });

  it('csv dates: the running balance proves the order of time, and with it that of day and month', () => {
    const values = ['11/03/2024', '12/03/2024', '01/04/2024'];
    expect(decide(values, { timeRuns: 'down' })).to.equal('DD/MM/YYYY');
    expect(decide(values, { timeRuns: 'up' })).to.deep.equal(['DD/MM/YYYY', 'MM/DD/YYYY']);
  });

  it('csv dates: dates of the same shape elsewhere prove the order, those of another shape do not', () => {
    const provenOrder = (shape: string) => (shape === '/4' ? ('month' as const) : null);
    expect(decide(['03/02/2024'], { provenOrder })).to.equal('MM/DD/YYYY');
    expect(decide(['03-02-2024'], { provenOrder })).to.deep.equal(['DD-MM-YYYY', 'MM-DD-YYYY']);
  });

  it('csv dates: names of months tell their language where they mean two months', () => {
    const language = (values: string[]) => {
      const evidence = new DateEvidence();
      for (const value of values) evidence.add(value);
      return evidence.language;
    };
    expect(language(['3 lip 2024', '5 sty 2024'])).to.equal('pl');
    expect(language(['3 lip 2024', '5 sij 2024'])).to.equal('hr');
    expect(language(['3 lip 2024'])).to.equal(undefined);
    expect(language(['3 Feb 2024'])).to.equal(null);
  });
});
