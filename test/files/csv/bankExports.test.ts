import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { isReading, surveyFile } from '../../../src/files/csv/surveyFile.ts';
import { readAll } from './readAll.ts';

const fixtures = new URL('./fixtures/', import.meta.url);
const names = readdirSync(fixtures)
  .filter((file) => file.endsWith('.csv'))
  .map((file) => file.replace(/\.csv$/, ''));

describe('exports of banks and tools, without any mapping given', () => {
  it('covers at least the twenty of the issue', () => expect(names.length).to.be.at.least(20));

  for (const name of names) {
    it(`csv import: reads an export of ${name}`, async () => {
      const { answers, ...expected } = JSON.parse(readFileSync(new URL(`${name}.json`, fixtures), 'utf8'));
      const file = readFileSync(new URL(`${name}.csv`, fixtures));
      const hints = { type: null, isoCurrencyCode: null, earlierRows: [] };
      if (answers) {
        const asked = await surveyFile(file, { columns: {} }, hints);
        expect(asked.questions.map(({ parameter }) => parameter)).to.deep.equal([answers.parameter]);
      }
      const survey = await surveyFile(file, { columns: {}, ...answers?.overrides }, hints);
      expect(survey.questions).to.deep.equal([]);
      if (!isReading(survey)) throw new Error('unreachable: nothing is undecided');
      const { transactions, skipped } = await readAll(survey);
      expect({
        template: survey.layout.template?.name ?? null,
        date_format: survey.dateFormat,
        rows: transactions.map((t) => [t.date, t.amount, t.name, t.merchantName, t.isoCurrencyCode]),
        skipped: skipped.map(({ line, reason }) => [line, reason]),
      }).to.deep.equal(expected);
    });
  }
});
