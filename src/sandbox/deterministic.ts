import { createHash, createHmac } from 'node:crypto';

/** A seeded generator of pseudo-random numbers. The same words give the same numbers everywhere. */
export interface Random {
  /** Returns a number from 0 (inclusive) to 1 (exclusive). */
  next(): number;
  /** Returns an integer from low to high, both inclusive. */
  between(low: number, high: number): number;
  pick<T>(choices: readonly T[]): T;
  /** Returns true with this probability. */
  chance(probability: number): boolean;
}

export function createRandom(...words: (string | number)[]): Random {
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
      if (choice === undefined) throw new Error('pick() needs at least one choice.');
      return choice;
    },
    chance: (probability) => next() < probability,
  };
}

/** Ids and tokens are derived from the words that identify their subject, so a restart does not change them. */
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

/** Returns a short authentication tag of the text. */
export function authenticationTag(text: string): string {
  return createHmac('sha256', identityKey).update(text).digest('base64url').slice(0, 16);
}
