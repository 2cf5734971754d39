import { expect } from 'chai';
import { lines, readOrAsk as read } from './readOrAsk.ts';

describe('csv: what the rows prove, and what is asked', () => {
  const days = (header: string, second: string) =>
    lines(
      header,
      '2025-01-03,2025-01-03,Tea,-1.00',
      `2025-01-04,${second},Cake,-2.00`,
      '2025-01-06,2025-01-06,Bread,-3.00',
      '2025-01-07,2025-01-07,Milk,-4.00',
    );

  it('csv dates: of two columns that nothing tells apart, the booking date is asked for', async () => {
    const file = days('Zork,Blurb,Description,Amount', '2025-01-06');
    expect(await read(file)).to.deep.equal(['date_column: Zork or Blurb']);
    const rows = ['03 1.00', '06 2.00', '06 3.00', '07 4.00'];
    expect(await read(file, { columns: { date: 'Blurb' } })).to.deep.equal(rows);
  });

  it('csv dates: a word for either column, or the order of the rows, answers it', async () => {
    const first = ['03 1.00', '04 2.00', '06 3.00', '07 4.00'];
    for (const header of ['Zork,Value Date', 'Booking Date,Zork', 'Date,Valuta'])
      expect(await read(days(`${header},Description,Amount`, '2025-01-06')), header).to.deep.equal(first);
    expect(await read(days('Zork,Blurb,Description,Amount', '2025-01-09'))).to.deep.equal(first);
  });

  it('csv dates: two columns of the same days are one', async () => {
    const file = days('Zork,Blurb,Description,Amount', '2025-01-04');
    expect(await read(file)).to.deep.equal(['03 1.00', '04 2.00', '06 3.00', '07 4.00']);
  });

  it('csv dates: a day that all rows share proves no order, and is asked about even where it is called the date', async () => {
    const file = (headers: string, ...days: string[]) =>
      lines(
        `${headers},Description,Amount`,
        ...days.map((day, row) => `2025-01-31,2025-01-${day},Row ${row},-${row + 1}.00`),
      );
    expect(await read(file('Statement,Day', '05', '03', '09', '04'))).to.deep.equal([
      'date_column: Statement or Day',
    ]);
    expect(await read(file('Date,Day', '05', '03', '09', '04'))).to.deep.equal(['date_column: Date or Day']);
    const sorted = ['03 1.00', '04 2.00', '05 3.00', '09 4.00'];
    expect(await read(file('Statement,Day', '03', '04', '05', '09'))).to.deep.equal(sorted);
    expect(await read(file('Statement,Booking date', '05', '03', '09', '04'))).to.have.length(4);
  });

  it('csv amounts: what is paid beside a rare fee, and net before gross, as the balance says', async () => {
    const rows = Array.from({ length: 20 }, (_none, row) => {
      const fee = row === 9 ? 1 : 0;
      const balance = 1000 - 10 * (row + 1) - (row >= 9 ? 1 : 0);
      return `2025-01-${10 + row},Row,-10.00,${fee}.00,${balance}.00`;
    });
    const added = await read(lines('Date,Description,Amount,Fee,Balance', ...rows));
    expect([added[8], added[9]]).to.deep.equal(['18 10.00', '19 11.00']);
    const first = lines(
      'Date,Description,Amount,Fee,Balance',
      '2025-01-10,A,-10.00,1.00,89.00',
      '2025-01-11,B,-2.00,0.00,87.00',
      '2025-01-12,C,5.00,0.00,92.00',
    );
    expect(await read(first)).to.deep.equal(['10 11.00', '11 2.00', '12 -5.00']);
    const only = lines('Date,Description,Amount,Fee,Balance', '2025-01-10,A,-10.00,1.00,89.00');
    expect(await read(only, { positiveIs: 'credit' })).to.deep.equal(['10 11.00']);
    const net = lines(
      'Date,Description,Gross,Fee,Net,Balance',
      '2025-01-10,A,50.00,1.00,49.00,149.00',
      '2025-01-11,B,-2.00,0.00,-2.00,147.00',
      '2025-01-12,C,-5.00,0.00,-5.00,142.00',
    );
    expect(await read(net)).to.deep.equal(['10 -49.00', '11 2.00', '12 5.00']);
  });

  it('csv amounts: an original amount beside a pair is no half of it', async () => {
    const file = lines(
      'Date,Description,Monto origen,Moneda extranjera,Cargo,Abono',
      '2025-01-10,A,91.96,GBP,1990.05,0.00',
      '2025-01-11,B,,,350.00,0.00',
      '2025-01-12,C,,,0.00,269.67',
    );
    expect(await read(file)).to.deep.equal(['10 1990.05', '11 350.00', '12 -269.67']);
  });

  it('csv amounts: an original amount beside its currencies is no side of the account', async () => {
    const amounts = (header: string) =>
      lines(
        header,
        '2025-01-10,A,10.52,USD,9.44,0.00',
        '2025-01-11,B,,,5.80,0.00',
        '2025-01-12,C,8.32,GBP,63.22,0.00',
      );
    const found = ['10 9.44', '11 5.80', '12 63.22'];
    expect(
      await read(amounts('Boekdatum,Mededeling,Bedrag in vreemde valuta,Originele valuta,Debet,Credit')),
    ).to.deep.equal(found);
    expect(await read(amounts('Dátum,Popis,Suma v pôvodnej mene,Pôvodná mena,Výdavky,Príjmy'))).to.deep.equal(
      found,
    );
  });

  it('csv amounts: a currency belongs to the amount in front of it', async () => {
    const file = lines(
      'Boekdatum,Valuta,Mededeling,Oorspr bedrag,Originele valuta,Transactiebedrag',
      '2025-01-10,EUR,A,-10.52,USD,-9.44',
      '2025-01-11,EUR,B,-5.80,EUR,-5.80',
      '2025-01-12,EUR,C,-8.32,GBP,-63.22',
      '2025-01-13,EUR,D,-1.00,EUR,-1.00',
    );
    expect(await read(file)).to.deep.equal(['10 9.44', '11 5.80', '12 63.22', '13 1.00']);
  });

  it('csv amounts: one row without a header does not show which number is the balance', async () => {
    const file = '2024-12-18,2024-12-18,260,,EUR,Vodafone,4627.1\n';
    expect(await read(file)).to.deep.equal(['amount_column: 3 or 7']);
  });

  it('csv columns: a date among the lines above a single row is not that of a row', async () => {
    const file = lines(
      'Name,Olivia Brown',
      'As of,11/16/2019',
      'CCY,Billing Amount,Date Posted,Transaction Description',
      'PHP,"-5,291.78",11/15/2019,CITY POWER',
    );
    expect(await read(file, { positiveIs: 'credit' })).to.deep.equal(['15 5291.78', '2 skipped']);
  });

  it('csv amounts: a number that every row repeats is not preferred to a column called the amount', async () => {
    const file = lines(
      'Date,Description,Amount,Zork',
      '2025-01-10,Zork,,5938298414',
      '2025-01-11,A,-2.00,5938298414',
    );
    expect(await read(file)).to.deep.equal(['amount_column: Amount or Zork']);
  });

  it('csv amounts: a column is not taken alone while rows without it have an amount elsewhere', async () => {
    const file = lines(
      'Date,Balance,Winien,Ma,Description',
      '2025-01-14,98.00,,,Saldo zork',
      '2025-01-14,98.00,-4.00,,A',
      '2025-01-13,102.00,-2.00,,B',
      '2025-01-12,104.00,-1.00,,C',
      '2025-01-11,105.00,,5.00,D',
    );
    const rows = ['14 4.00', '13 2.00', '12 1.00', '11 -5.00'];
    expect(await read(file)).to.deep.equal([...rows, '1 skipped']);
  });

  it('csv columns: commas in times and amounts do not outdo the semicolons between the cells', async () => {
    const file = lines(
      '13/01/2025, 11:56;Levantamento;-150,00',
      '14/01/2025, 18:56;Farmácia;-16,20',
      '15/01/2025, 12:39;Mercado;-30,61',
      '16/01/2025, 12:40;Padaria;-3,10',
    );
    expect(await read(file)).to.deep.equal(['13 150.00', '14 16.20', '15 30.61', '16 3.10']);
  });
});
