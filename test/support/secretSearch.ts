import { createHash } from 'node:crypto';

/** A text that must not appear in any log, error, answer or database. */
export interface Secret {
  /** What it is, such as 'PLAID_SECRET'; the secret itself is never printed. */
  what: string;
  text: string;
}

export interface Finding {
  what: string;
  /** Tells secrets apart without showing them. */
  fingerprint: string;
  /** How it was encoded, such as 'as plain text' or 'in base64'. */
  form: string;
}

/** A shorter text could occur by chance. */
export const MIN_SECRET_LENGTH = 12;

/** Formats that are always secrets, even if they were not recorded. */
const FORMATS: { what: string; mark: string; pattern: RegExp }[] = [
  { what: 'an API key', mark: 'bb_', pattern: /bb_[0-9A-Za-z]{43}(?![0-9A-Za-z])/g },
  {
    what: "a token of Plaid's",
    mark: '-sandbox-',
    pattern: /(?:access|public|link)-sandbox-[0-9a-f]{8}-[0-9a-f-]{27}/g,
  },
  { what: "a token of Teller's", mark: 'token_', pattern: /(?<![0-9A-Za-z_])token_[0-9A-Za-z]{26}/g },
  { what: 'a private key', mark: 'PRIVATE KEY-----', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/g },
  {
    what: 'a password in a URL',
    mark: '://',
    pattern: /(?:postgres(?:ql)?|mongodb(?:\+srv)?):\/\/[^\s:@/"']*:[^\s@/"']+@/g,
  },
];

/** Blocks of eight bytes are hashed at every fourth byte, so any text of eleven bytes or more contains one. */
const BLOCK_BYTES = 8;
const WORD_BYTES = 4;
const TABLE_SIZE = 2 ** 23;

/** Finds any of many secrets, in any common encoding, in one pass over a text. */
export class SecretSearch {
  readonly secrets: number;
  /** By the hash of a block, whether any encoded secret contains it. */
  readonly #blocks = new Uint8Array(TABLE_SIZE);
  readonly #candidates = new Map<number, { form: Buffer; finding: Finding }[]>();

  constructor(secrets: Iterable<Secret>) {
    const texts = new Map([...secrets].map((secret) => [secret.text, secret]));
    this.secrets = texts.size;
    for (const { what, text } of texts.values()) {
      for (const [form, bytes] of formsOf(text)) {
        this.#enter(bytes, { what, fingerprint: fingerprintOf(text), form });
      }
    }
  }

  find(text: Buffer): Finding[] {
    return [...this.#findKnown(text), ...this.#findFormats(text)];
  }

  #enter(form: Buffer, finding: Finding): void {
    for (let at = 0; at + BLOCK_BYTES <= form.length; at++) {
      const hash = hashOf(form.readUInt32LE(at), form.readUInt32LE(at + WORD_BYTES));
      this.#blocks[hash] = 1;
      const candidates = this.#candidates.get(hash) ?? [];
      if (candidates.at(-1)?.form !== form) candidates.push({ form, finding });
      this.#candidates.set(hash, candidates);
    }
  }

  #findKnown(text: Buffer): Finding[] {
    const found = new Map<Buffer, Finding>();
    const words = wordsOf(text);
    for (let index = 0; index + 1 < words.length; index++) {
      // Both indexes are inside the array.
      const hash = hashOf(words[index] as number, words[index + 1] as number);
      if (this.#blocks[hash] === 0) continue;
      for (const { form, finding } of this.#candidates.get(hash) ?? []) {
        const from = Math.max(0, index * WORD_BYTES - form.length);
        const to = index * WORD_BYTES + BLOCK_BYTES + form.length;
        if (!found.has(form) && text.subarray(from, to).includes(form)) found.set(form, finding);
      }
    }
    return [...found.values()];
  }

  #findFormats(text: Buffer): Finding[] {
    return FORMATS.filter(({ mark }) => text.includes(mark)).flatMap(({ what, pattern }) =>
      [...new Set(text.toString('latin1').match(pattern) ?? [])].map((match) => ({
        what,
        fingerprint: fingerprintOf(match),
        form: 'by its format',
      })),
    );
  }
}

/** Returns the first characters of the digest, which do not reveal a secret of 40 bits or more. */
export function fingerprintOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10);
}

/** Returns the text in every encoding that is searched for. */
function formsOf(text: string): [form: string, bytes: Buffer][] {
  const bytes = Buffer.from(text);
  const written: [string, string][] = [
    ['as plain text', text],
    ['in JSON', JSON.stringify(text).slice(1, -1)],
    ['in a URL', encodeURIComponent(text)],
    ['in hex', bytes.toString('hex')],
    ['in hex', bytes.toString('hex').toUpperCase()],
  ];
  // Base64 encodes three bytes as four characters, so the result depends on the position of the text. The characters
  // at either end also encode neighbouring bytes and are left out.
  for (const before of [0, 1, 2]) {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const end = Math.floor(((before + bytes.length) * 8) / 6);
    const own = whole.slice(Math.ceil((before * 8) / 6), end);
    written.push(['in base64', own], ['in base64', own.replaceAll('+', '-').replaceAll('/', '_')]);
  }
  const unique = new Map(written.map(([form, value]) => [value, form]).reverse() as [string, string][]);
  return [...unique].map(([value, form]) => [form, Buffer.from(value)]);
}

function hashOf(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 9;
}

/** Returns the text as 32-bit words, the last padded with zeros; copied if it is not aligned. */
function wordsOf(text: Buffer): Uint32Array {
  const length = Math.ceil(text.length / WORD_BYTES);
  const isAligned = text.byteOffset % WORD_BYTES === 0 && text.length % WORD_BYTES === 0;
  if (isAligned) return new Uint32Array(text.buffer, text.byteOffset, length);
  const copy = new Uint8Array(length * WORD_BYTES);
  copy.set(text);
  return new Uint32Array(copy.buffer);
}
