import { decodeAll } from './decodeText.ts';
import { type Encoding, type EncodingDecision, toEncoding } from './encodings.ts';
import { COLUMN_WORDS } from './words/columnWords.ts';
import { foldText } from './words/foldText.ts';

/** What the detector does not rank stands at the end, in the order of how many banks write it. */
const ALWAYS_TRIED: Encoding[] = [
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1254',
  'windows-1257',
];
/** Enough letters for any statistics; a file of fifty megabytes has no more to say. */
const MAX_SAMPLE_BYTES = 32_768;
const LINE_FEED = 10;
const COLUMN_PATTERNS = Object.values(COLUMN_WORDS);

interface Candidate {
  encoding: Encoding;
  words: string[];
  score: number;
  isImplausible: boolean;
}

/** Guesses the encoding of bytes that are not UTF-8: by a detector's statistics, and by the words they make. */
export async function guessEncoding(bytes: Buffer): Promise<EncodingDecision> {
  const sample = linesWithHighBytes(bytes);
  // Dashes and quotes are in the same places in all of Windows' encodings, and prove none.
  const hasLetters = /(?!\p{ASCII})\p{L}/u.test(decodeAll(sample, 'windows-1252'));
  const ranked: Encoding[] = hasLetters ? await rankEncodings(sample) : ['windows-1252'];
  const candidates = ranked.map((encoding, rank) => judge(sample, encoding, rank));
  const [best] = [...candidates].sort((one, other) => other.score - one.score);
  const encoding = best ? westernIfSame(sample, best.encoding) : 'windows-1252';
  if (!best || best.isImplausible) return ask(candidates, encoding);
  const example = best.words[0];
  return {
    detected: { encoding, markBytes: 0 },
    assumptions: [
      {
        what: 'encoding',
        value: encoding,
        because: `The bytes are not UTF-8; read as ${encoding} they make words${example ? ` such as "${example}"` : ''}.`,
      },
    ],
    questions: [],
  };
}

function ask(candidates: readonly Candidate[], encoding: Encoding): EncodingDecision {
  const shown = candidates
    .slice(0, 5)
    .map((one) => ({ choice: one.encoding, reading: one.words.slice(0, 3).join(', ') }));
  return {
    detected: { encoding, markBytes: 0 },
    assumptions: [],
    questions: [
      {
        parameter: 'encoding',
        message:
          'The bytes of the file make no sensible text in any encoding that was tried. Name its encoding.',
        choices: shown.map(({ choice }) => choice),
        shown,
      },
    ],
  };
}

/** Many texts are the same in several encodings; then the most common one is as good a name as any. */
const westernIfSame = (sample: Buffer, encoding: Encoding): Encoding =>
  decodeAll(sample, 'windows-1252') === decodeAll(sample, encoding) ? 'windows-1252' : encoding;

/** The detector's models weigh some megabytes: they are loaded by the first file that needs them. */
async function rankEncodings(sample: Buffer): Promise<Encoding[]> {
  const { detectAll } = await import('jschardet');
  const detected = detectAll(sample).flatMap(({ encoding }) => toEncoding(encoding ?? undefined) ?? []);
  return [...new Set([...detected.filter((encoding) => encoding !== 'utf-8'), ...ALWAYS_TRIED])];
}

/** The lines that tell encodings apart. */
function linesWithHighBytes(bytes: Buffer): Buffer {
  const lines: Buffer[] = [];
  let size = 0;
  for (let start = 0; start < bytes.length && size < MAX_SAMPLE_BYTES; ) {
    const end = bytes.indexOf(LINE_FEED, start);
    const line = bytes.subarray(start, end === -1 ? bytes.length : end + 1);
    start += line.length;
    if (line.every((byte) => byte < 0x80)) continue;
    const piece = line.subarray(0, MAX_SAMPLE_BYTES - size);
    lines.push(piece);
    size += piece.length;
  }
  return Buffer.concat(lines);
}

const ANOMALY_WEIGHT = 4;
const KNOWN_WORD_WEIGHT = 3;

function judge(sample: Buffer, encoding: Encoding, rank: number): Candidate {
  const text = decodeAll(sample, encoding);
  const words = [...new Set(text.match(/[^\s,;|"'\t]*[^\s\p{ASCII}][^\s,;|"'\t]*/gu) ?? [])];
  const anomalous = words.filter(isAnomalous).length;
  const cells = new Set(
    text
      .split(/[\n\r,;|"\t]+/)
      .filter((cell) => /\P{ASCII}/u.test(cell))
      .map(foldText),
  );
  const known = [...cells].filter(
    (cell) => cell !== '' && COLUMN_PATTERNS.some((pattern) => pattern.test(cell)),
  ).length;
  const share = words.length === 0 ? 0 : anomalous / words.length;
  return {
    encoding,
    words: words.slice(0, 5),
    score: known * KNOWN_WORD_WEIGHT - anomalous * ANOMALY_WEIGHT - rank,
    isImplausible: share > 0.3 && known === 0,
  };
}

/** Control characters, unassigned ones, and signs in the middle of words: no bank writes them. */
const isAnomalous = (word: string): boolean =>
  /[\u0080-\u009f\uFFFD\p{Co}\p{Cn}]/u.test(word) ||
  /\p{L}[^\p{L}\p{M}\p{N}\p{P}\p{Zs}\p{ASCII}€$£°№]/u.test(word) ||
  /[^\p{L}\p{M}\p{N}\p{P}\p{Zs}\p{ASCII}€$£°№]\p{L}/u.test(word) ||
  /\p{Ll}[À-Þ]/u.test(word) ||
  mixesScripts(word);

/** Japanese and Chinese put Latin letters beside their own; no other script shares a word with another. */
const mixesScripts = (word: string): boolean =>
  /\p{Script=Latin}/u.test(word) &&
  /(?![\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])\p{Lo}|[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(
    word,
  );
