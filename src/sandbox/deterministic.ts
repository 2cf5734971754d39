import { createHash, createHmac } from 'node:crypto';

/** Chance that repeats: the same words give the same numbers on every machine and at every start. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  pick<T>(choices: readonly T[]): T;
  happens(probability: number): boolean;
}

export function chanceOf(...words: (string | number)[]): Chance {
  let state = createHash('sha256').update(words.join('\u0000')).digest().readUInt32LE(0);
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    pick: (choices) => {
      const choice = choices[between(0, choices.length - 1)];
      if (choice === undefined) throw new Error('nothing to pick from');
      return choice;
    },
    happens: (probability) => next() < probability,
  };
}

/** Ids and tokens come from what they stand for, so that they are the same after a restart. */
const identityKey = 'breadbox sandbox identities';
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export function opaqueId(length: number, ...words: (string | number)[]): string {
  let id = '';
  for (let block = 0; id.length < length; block++) {
    const digest = createHmac('sha512', identityKey)
      .update([block, ...words].join('\u0000'))
      .digest();
    for (const byte of digest) if (byte < 248) id += alphabet[byte % 62];
  }
  return id.slice(0, length);
}

export function opaqueUuid(...words: (string | number)[]): string {
  const hex = createHmac('sha256', identityKey).update(words.join('\u0000')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export function seal(text: string): string {
  return createHmac('sha256', identityKey).update(text).digest('base64url').slice(0, 16);
}
