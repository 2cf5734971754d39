import { today } from '../../dates.ts';

/** A balance as it is typed; a minus is allowed. */
export interface TypedBalance {
  day: string;
  amount: string;
}

export const emptyBalance = (): TypedBalance => ({ day: today(), amount: '' });

/** More digits than these a number would round. */
const MAX_DIGITS = 15;

/** Whether it is a decimal that is stored as it was typed. */
export const isBalance = (text: string): boolean =>
  /^[-−]?\d{1,13}(\.\d+)?$/.test(text) && text.replace(/\D/g, '').replace(/^0+/, '').length <= MAX_DIGITS;

export const toNumber = (text: string): number => Number(text.replace('−', '-'));
