import { expect } from 'chai';
import { lines, readOrAsk as read } from './readOrAsk.ts';

const HEADER = 'Date,Description,Amount,Balance';
const ROWS = [
  '2025-01-10,A,-1.00,99.00',
  '2025-01-11,B,-2.00,97.00',
  '2025-01-12,C,5.00,102.00',
  '2025-01-13,D,-4.00,98.00',
];
const READ = ['10 1.00', '11 2.00', '12 -5.00', '13 4.00'];
const ASKED = 'balance_rows: skip or keep';

describe('csv: rows that state a balance, and rows that move money', () => {
  it('csv balances: a row whose amount is the balance moves nothing where the row beside it explains that balance', async () => {
    expect(await read(lines(HEADER, ...ROWS, '2025-01-13,Zork,98.00,98.00'))).to.deep.equal([
      ...READ,
      '1 skipped',
    ]);
    const upwards = lines(HEADER, '2025-01-13,Zork,98,98.00', ...[...ROWS].reverse());
    expect(await read(upwards)).to.deep.equal([...[...READ].reverse(), '1 skipped']);
  });

  it('csv balances: a row that mentions a balance and may have moved it is asked about', async () => {
    for (const text of [
      'VIREMENT SOLDE COMPTE LIVRET',
      'Traspaso saldo',
      'Overboeking saldo',
      'Übertrag Restsaldo',
    ]) {
      const file = [`02/01/2025;${text};1500,00;1500,00`, '05/01/2025;CARTE;-20,00;1480,00'];
      const french = lines('Date;Libellé;Montant;Solde', ...file, '15/01/2025;CARTE;-30,00;1450,00');
      expect(await read(french), text).to.deep.equal([ASKED]);
      expect(await read(french, { balanceRows: 'keep' }), text).to.deep.equal([
        '02 -1500.00',
        '05 20.00',
        '15 30.00',
      ]);
      expect(await read(french, { balanceRows: 'skip' }), text).to.deep.equal([
        '05 20.00',
        '15 30.00',
        '1 skipped',
      ]);
    }
    expect(await read(lines(HEADER, '2025-01-10,Saldo zork,100.00,100.00', ...ROWS))).to.deep.equal([ASKED]);
  });

  it('csv balances: a file of nothing but such a row is asked about', async () => {
    const file = lines(HEADER, '2025-01-10,Saldo zork,100.00,100.00');
    expect((await read(file)).at(-1)).to.equal(ASKED);
    const told = { positiveIs: 'credit' } as const;
    expect(await read(file, { ...told, balanceRows: 'keep' })).to.deep.equal(['10 -100.00']);
    expect(await read(file, { ...told, balanceRows: 'skip' })).to.deep.equal(['1 skipped']);
  });

  it('csv balances: a row that says nothing else is a balance, and a transfer of one is a movement', async () => {
    const opened = lines(HEADER, '2025-01-09,Opening balance,100.00,100.00', ...ROWS);
    expect(await read(opened)).to.deep.equal([...READ, '1 skipped']);
    const moved = lines(HEADER, '2025-01-09,Balance transfer,100.00,100.00', ...ROWS);
    expect(await read(moved)).to.deep.equal(['09 -100.00', ...READ]);
  });

  it('csv balances: the first payment into an empty account is a movement, whatever it mentions', async () => {
    const file = lines(HEADER, '2025-01-08,Z,-7.00,0.00', '2025-01-09,Saldo zork,100.00,100.00', ...ROWS);
    expect(await read(file)).to.deep.equal(['08 7.00', '09 -100.00', ...READ]);
  });

  it('csv balances: two equal rows that nothing explains are asked about', async () => {
    const file = lines(HEADER, '2025-01-09,E,-2.00,98.00', '2025-01-09,Zork,98.00,98.00');
    expect((await read(file)).at(-1)).to.equal(ASKED);
  });

  it('csv balances: amounts are compared by value, not by digits', async () => {
    const rows = [
      '2025-01-10,Saldo zork,5.0,50',
      '2025-01-11,B,-10,40',
      '2025-01-12,C,-3,37',
      '2025-01-13,D,-4,33',
    ];
    expect(await read(lines(HEADER, ...rows))).to.deep.equal(['10 -5.00', '11 10.00', '12 3.00', '13 4.00']);
  });

  it('csv balances: such a row is found late in a file as well', async () => {
    const rows = Array.from(
      { length: 2_100 },
      (_none, row) => `2025-01-10,Row ${row},-1.00,${5_000 - row}.00`,
    );
    const proven = await read(lines(HEADER, ...rows, '2025-01-10,Zork,2901.00,2901.00'));
    expect(proven.slice(-2)).to.deep.equal(['10 1.00', '1 skipped']);
    const open = await read(lines(HEADER, ...rows, '2025-01-10,Saldo zork,800.00,800.00'));
    expect(open).to.deep.equal([ASKED]);
  });

  it('csv balances: interest on the balance is money, whichever columns repeat it', async () => {
    const file = lines(
      'Дата,Описание,Сумма,Расход,Приход',
      '2025-01-10,А,-1.00,1.00,',
      '2025-01-11,Б,-2.00,2.00,',
      '2025-01-12,В,-3.00,3.00,',
      '2025-01-13,ПРОЦЕНТЫ НА ОСТАТОК,5.00,,5.00',
    );
    expect(await read(file)).to.deep.equal(['10 1.00', '11 2.00', '12 3.00', '13 -5.00']);
  });
});
