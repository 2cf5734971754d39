import { expect } from 'chai';
import { isBooked } from '../../../src/files/csv/statusValues.ts';

describe('the words of status columns', () => {
  const words: [string, boolean | null][] = [
    ['Posted', true],
    ['Gebucht', true],
    ['Spracovaná', true],
    ['Обработано', true],
    ['Realizado', true],
    ['完了', true],
    ['Pending', false],
    ['vorgemerkt', false],
    ['En attente', false],
    ['Zamítnuto', false],
    ['В обработке', false],
    ['予約中', false],
    ['Not posted', false],
    ['Ikke bogført', false],
    ['Nicht gebucht', false],
    ['Zork', null],
  ];
  for (const [word, booked] of words) {
    const what = booked === null ? 'is not known' : booked ? 'is booked' : 'is not booked';
    it(`csv status: ${word} ${what}`, () => expect(isBooked(word)).to.equal(booked));
  }
});
