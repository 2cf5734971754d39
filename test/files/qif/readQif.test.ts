import { expect } from 'chai';
import { readQif, surveyQif } from '../../../src/files/qif/readQif.ts';
import { readLines, readStatements } from '../readStatements.ts';

const bank = (...records: string[]) => `!Type:Bank\n${records.map((record) => `${record}\n^\n`).join('')}`;
const read = (...records: string[]) => Object.values(readLines('qif', bank(...records)))[0];

describe('QIF', () => {
  it('reads a whole record, with its splits in raw', () => {
    const text = bank(
      'D02/16/2024\nT-52.30\nCX\nN1001\nPSUPERMARKET\nMWeekly\nLFood\nSFood\n$-40.00\nSHome\n$-12.30',
    );
    expect(readStatements('qif', text)).to.deep.equal([
      {
        account: {
          number: null,
          name: null,
          type: 'depository',
          institutionName: null,
          isoCurrencyCode: null,
        },
        rows: [
          {
            line: 2,
            date: '2024-02-16',
            datetime: null,
            amount: '52.30',
            isoCurrencyCode: null,
            name: 'SUPERMARKET',
            merchantName: null,
            description: 'SUPERMARKET Weekly 1001',
            reference: null,
            pending: false,
            raw: [
              'D02/16/2024',
              'T-52.30',
              'CX',
              'N1001',
              'PSUPERMARKET',
              'MWeekly',
              'LFood',
              'SFood',
              '$-40.00',
              'SHome',
              '$-12.30',
            ],
          },
        ],
        opening: null,
        closing: null,
        skipped: [],
      },
    ]);
  });

  const dates: [string, string][] = [
    ["2/16'24", '2024-02-16'],
    ["2/16' 4", '2004-02-16'],
    [" 2/16'24", '2024-02-16'],
    ['2/16/94', '1994-02-16'],
    ['16.02.2024', '2024-02-16'],
    ['16-02-24', '2024-02-16'],
    ['2024-02-16', '2024-02-16'],
    ['2024/2/16', '2024-02-16'],
  ];
  for (const [text, day] of dates) {
    it(`the date ${text} is ${day}`, () =>
      expect(read(`D${text}\nT-1.00\nPTEA`)).to.deep.equal([`${day} 1.00 TEA`]));
  }

  it('asks for the order of day and month where every date can be read in both', () => {
    const text = bank('D02/03/2024\nT-1.00\nPTEA', 'D05/03/2024\nT-1.00\nPTEA');
    const { format, questions } = surveyQif(Buffer.from(text), {});
    expect([format, questions]).to.deep.equal([
      null,
      [
        {
          parameter: 'date_format',
          message: 'Every date of the file can be read with the month first and with the day first.',
          choices: ['MM/DD/YYYY', 'DD/MM/YYYY'],
          shown: [
            { choice: 'MM/DD/YYYY', reading: '02/03/2024 is 2024-02-03.' },
            { choice: 'DD/MM/YYYY', reading: '02/03/2024 is 2024-03-02.' },
          ],
        },
      ],
    ]);
    const answered = surveyQif(Buffer.from(text), { dateFormat: 'DD/MM/YYYY' });
    if (!answered.format) throw new Error('The answer decides.');
    const days = [...readQif(Buffer.from(text), answered.format)].flatMap((event) =>
      event.kind === 'row' ? event.row.date : [],
    );
    expect(days).to.deep.equal(['2024-03-02', '2024-03-05']);
  });

  it('one date above 12 decides for the whole file', () =>
    expect(read('D02/03/2024\nT-1.00\nPTEA', 'D25/03/2024\nT-1.00\nPTEA')).to.deep.equal([
      '2024-03-02 1.00 TEA',
      '2024-03-25 1.00 TEA',
    ]));

  it('dates that follow each other in one order alone decide, and the evidence is stated', () => {
    const days = ['01/02/2024', '02/02/2024', '03/02/2024', '04/02/2024', '05/01/2024'];
    const sorted = bank(
      ...days.slice(0, 4).map((day) => `D${day}\nT-1.00\nPTEA`),
      'D01/03/2024\nT-1.00\nPTEA',
    );
    const { format, assumptions } = surveyQif(Buffer.from(sorted), {});
    expect(format?.dateOrder).to.equal('DMY');
    expect(assumptions).to.deep.equal([
      {
        what: 'date_format',
        value: 'DD/MM/YYYY',
        because: 'Only in this order do the dates of the file follow each other.',
      },
    ]);
  });

  it('refuses dates that contradict each other', () =>
    expect(() => read('D25/03/2024\nT-1.00', 'D03/25/2024\nT-1.00')).to.throw(
      'Line 5 has the date 03/25/2024, which can only be month-first, and line 2 has 25/03/2024, which can only be day-first.',
    ));

  const amounts: [string[], string[]][] = [
    [['-3,000'], ['3000.00']],
    [
      ['-3.000', '-2,50'],
      ['3000.00', '2.50'],
    ],
    [['12,345,678.90'], ['-12345678.90']],
    [['-1.234,56'], ['1234.56']],
    [["-1'234.56"], ['1234.56']],
    [['-.50'], ['0.50']],
    [['-5'], ['5.00']],
    [['1,23,456.00'], ['-123456.00']],
  ];
  for (const [texts, expected] of amounts) {
    it(`the amounts ${texts.join(' and ')} are ${expected.join(' and ')}`, () =>
      expect(read(...texts.map((text) => `D2024-02-16\nT${text}\nPTEA`))).to.deep.equal(
        expected.map((amount) => `2024-02-16 ${amount} TEA`),
      ));
  }

  it('asks where some amounts have a decimal point and others a comma', () => {
    const { questions } = surveyQif(Buffer.from(bank('D2024-02-16\nT-1.50', 'D2024-02-16\nT-1,50')), {});
    expect(questions.map(({ parameter, message }) => [parameter, message])).to.deep.equal([
      ['decimal_separator', 'Line 2 has a decimal point and line 5 a decimal comma.'],
    ]);
  });

  it('the opening balance and lists of other things are no rows', () => {
    const text = `!Account\nNChecking\nTBank\n^\n!Type:Bank\nD1/1/2024\nT1,000.00\nPOpening Balance\nL[Checking]\n^
D1/16/2024\nT-4.00\nPTEA\n^\n!Type:Cat\nNFood\nE\n^\n!Type:Memorized\nT-640.00\nPRENT\n^\n`;
    expect(
      readStatements('qif', text).map(({ account, rows, skipped }) => [
        account.name,
        rows.map((row) => row.name),
        skipped,
      ]),
    ).to.deep.equal([['Checking', ['TEA'], ['line 6: The opening balance, not a transaction.']]]);
  });

  it('transactions below an account, or below nothing, are rows although no !Type announces them', () => {
    const record = "D1/16'24\nT-1.00\nN12\nPTEA\n^\n";
    expect(readLines('qif', `!Account\nNChecking\nTBank\n^\n${record}`)).to.deep.equal({
      Checking: ['2024-01-16 1.00 TEA'],
    });
    expect(readLines('qif', record + record)).to.deep.equal({
      '': ['2024-01-16 1.00 TEA', '2024-01-16 1.00 TEA'],
    });
  });

  const refused: [string, () => unknown, string][] = [
    [
      'trades below an investment account without !Type',
      () => readLines('qif', "!Account\nNBroker\nTInvst\n^\nD1/16'24\nT-1.00\nNBuy\nYACME\n^\n"),
      "Line 5: the file holds trades of an investment account, which cannot be imported. Choose the export of the account's cash instead.",
    ],
    ['NaN', () => read('D2024-02-16\nTNaN'), 'Line 2: the amount "NaN" cannot be read.'],
    ['1e5', () => read('D2024-02-16\nT1e5'), 'Line 2: the amount "1e5" cannot be read.'],
    [
      'twelve decimals',
      () => read('D2024-02-16\nT1.123456789012'),
      'Line 2: the amount "1.123456789012" cannot be read.',
    ],
    ['the year 0000', () => read('D0000-02-16\nT1.00'), 'Line 2: the date "0000-02-16" is not a day.'],
    ['no date', () => read('T1.00'), 'Line 2: the date "" is not a day.'],
    [
      'T and U that differ',
      () => read('D2024-02-16\nT1.00\nU2.00'),
      'Line 2: the amounts T "1.00" and U "2.00" differ.',
    ],
    [
      'a file cut inside a record',
      () => readLines('qif', '!Type:Bank\nD2024-02-16\nT-18.4'),
      'Line 2: the record that begins here has no end ("^"). The file seems to be cut off. Download it again.',
    ],
    [
      'a record without an end',
      () => readLines('qif', '!Type:Bank\nD2024-02-16\n!Type:Cash\n'),
      'Line 2: the record has no end ("^").',
    ],
    ['an endless record', () => read('A\n'.repeat(3_000)), 'Line 2: the record has more than 2000 lines.'],
    [
      'an endless line',
      () => read('P'.repeat(200_000)),
      "Line 2 is longer than 65536 characters: this is not a bank's export.",
    ],
    ['a NUL', () => read('PA\0B'), 'Line 2 holds a NUL character: the file is damaged.'],
  ];
  for (const [what, attempt, message] of refused) {
    it(`refuses ${what}, with the line`, () => expect(attempt).to.throw(message));
  }
});
