import { expect } from 'chai';
import { findWarnings } from './findWarnings.ts';
import { judgeReading } from './judgeReading.ts';

const RIGHT = [
  'transaction a 1.23456789E6',
  'transaction b -40',
  'rule tags',
  'rule everything',
  'error NOT_FOUND',
  'later-error NEW_CODE',
  'later-status new_status',
];
const expected = {
  transactions: new Map([
    ['a', '1234567.89'],
    ['b', '-40.00'],
  ]),
  rules: ['everything', 'tags'],
  errorCode: 'NOT_FOUND',
  laterErrorCode: 'NEW_CODE',
  laterStatus: 'new_status',
};
const judge = (change: (lines: string[]) => string[]) => judgeReading(change(RIGHT).join('\n'), expected);
const instead = (right: string, wrong: string) => (lines: string[]) =>
  lines.map((line) => (line === right ? wrong : line));

describe('judgeReading', () => {
  it('a program that read everything exactly has no fault, however its language writes numbers', () => {
    expect(judge((lines) => lines)).to.equal(null);
  });

  for (const [what, change, fault] of [
    [
      'cents that a 32-bit float loses',
      instead('transaction a 1.23456789E6', 'transaction a 1234567.9'),
      'read the amount 1234567.89 as 1234567.9',
    ],
    [
      'an amount that was not read',
      instead('transaction b -40', 'transaction b '),
      'read the amount -40.00 as nothing',
    ],
    ['a missing transaction', (lines: string[]) => lines.slice(1), 'read 1 of 2 transactions'],
    [
      'a transaction that two pages hold',
      (lines: string[]) => [...lines, 'transaction b -40'],
      'read the transaction b twice',
    ],
    [
      'a rule that was left out',
      (lines: string[]) => lines.filter((line) => line !== 'rule tags'),
      'read rules as ["everything"] instead of ["everything","tags"]',
    ],
    [
      'another error',
      instead('error NOT_FOUND', 'error undefined'),
      'read the code of an error as ["undefined"] instead of ["NOT_FOUND"]',
    ],
    [
      'an unknown code that was lost',
      instead('later-error NEW_CODE', 'later-error '),
      'read a code that it does not know as [""] instead of ["NEW_CODE"]',
    ],
    [
      'an unknown status that was lost',
      (lines: string[]) => lines.slice(0, -1),
      'read a status that it does not know as [] instead of ["new_status"]',
    ],
  ] as const) {
    it(`finds ${what}`, () => {
      expect(judge(change)).to.equal(fault);
    });
  }
});

describe('findWarnings', () => {
  it('sorts warnings into harmless ones and others, and leaves out what reports progress', () => {
    const output = [
      '[main] INFO writing file models/ErrorBody.ts',
      '[main] WARN support is in beta',
      'WARNING parsing POST /api/v1/csv/import within csv.',
      'Unsupported content type text/csv',
      'Generating breadbox',
    ].join('\n');
    const harmless = [{ pattern: /in beta/, reason: 'it says so of every contract' }];
    expect(findWarnings(output, harmless)).to.deep.equal({
      harmless: ['[main] WARN support is in beta'],
      other: ['WARNING parsing POST /api/v1/csv/import within csv.', 'Unsupported content type text/csv'],
    });
  });
});
