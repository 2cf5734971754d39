import { joinTexts, tidy } from '../statementValues.ts';

/** What a `:86:` says about the row above it. */
export interface Details {
  /** The other party. */
  party: string | null;
  /** What the payment is for. */
  purpose: string | null;
  /** The kind of booking in the bank's words. */
  postingText: string | null;
}

/** A transaction code and a separator in front of two digits: `166?00GUTSCHRIFT?20…`. */
const STRUCTURED = /^(\d{3})([?<~^+])(?=\d{2})/;

/** Reads the three ways in which banks fill this field: numbered subfields, slash codes and free text. */
export function parseDetails(text: string): Details {
  // Banks wrap the field anywhere, also inside of a subfield's number.
  const joined = text.replace(/\n/g, '');
  const structured = STRUCTURED.exec(joined);
  if (structured) return fromSubfields(joined.slice(3), structured[2] ?? '?');
  // Some banks write the subfields without the code in front.
  if (/^\?\d{2}/.test(joined)) return fromSubfields(joined, '?');
  if (SLASH_CODE.test(joined)) return fromSlashCodes(joined);
  return { party: null, purpose: withoutAccount(tidy(text)) || null, postingText: null };
}

function fromSubfields(text: string, separator: string): Details {
  const fields = new Map<string, string>();
  const parts = text.split(new RegExp(`\\${separator}(?=\\d{2})`));
  for (const part of parts.slice(1)) {
    const code = part.slice(0, 2);
    fields.set(code, (fields.get(code) ?? '') + part.slice(2));
  }
  const range = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => fields.get(String(from + at)) ?? '');
  const purpose = [...range(20, 29), ...range(60, 63)].join('');
  return {
    party: tidy(joinWrapped(range(32, 33))) || null,
    purpose: readPurpose(purpose),
    postingText: tidy(fields.get('00') ?? '') || null,
  };
}

const SUBFIELD_WIDTH = 27;

/** A name of more than one subfield goes on in the middle of a word, unless the bank cut off a space at the end. */
function joinWrapped([first = '', second = '']: string[]): string {
  if (second === '') return first;
  const isFull = first.length >= SUBFIELD_WIDTH || /^\p{Ll}/u.test(second);
  return isFull ? first + second : `${first} ${second}`;
}

/** The fields of a SEPA payment inside the purpose, each announced by its name. */
const SEPA_FIELD = /(?<![A-Z])(EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|IBAN|BIC)\+/g;

function readPurpose(text: string): string | null {
  const marks = [...text.matchAll(SEPA_FIELD)];
  if (marks.length === 0) return tidy(text) || null;
  for (const [at, mark] of marks.entries()) {
    if (mark[1] !== 'SVWZ') continue;
    return tidy(text.slice(mark.index + mark[0].length, marks[at + 1]?.index)) || null;
  }
  // Without a purpose of its own, what stands in front of the first field is one.
  return tidy(text.slice(0, marks[0]?.index)) || null;
}

const CODES =
  'TRTP|IBAN|BIC|NAME|REMI|EREF|MARF|CSID|CNTP|ISDT|ORDP|BENM|ULTD|ULTC|PREF|RTRN|ACCW|TRCD|SVCL|PURP|USTD|STRD';
const SLASH_CODE = new RegExp(`^/(${CODES})/`);

/** The codes of Dutch banks: `/TRTP/SEPA OVERBOEKING/IBAN/…/NAME/…/REMI/…`. */
function fromSlashCodes(text: string): Details {
  const fields = new Map<string, string>();
  const marks = [...text.matchAll(new RegExp(`/(${CODES})(?=/)`, 'g'))];
  for (const [at, mark] of marks.entries()) {
    const value = text.slice(mark.index + mark[0].length + 1, marks[at + 1]?.index);
    if (!fields.has(mark[1] ?? '')) fields.set(mark[1] ?? '', value);
  }
  // The counterparty of ING: account, BIC, name, city.
  const counterparty = fields.get('CNTP')?.split('/')[2];
  const remittance = (fields.get('REMI') ?? '').replace(/^(USTD|STRD)?\/\/?/, '');
  return {
    party: tidy(fields.get('NAME') ?? counterparty ?? '') || null,
    purpose: tidy(remittance || (fields.get('USTD') ?? '')).replace(/^\/|\/$/g, '') || null,
    postingText: tidy(fields.get('TRTP') ?? '') || null,
  };
}

/** Free text often begins with the account number of the other party. */
const withoutAccount = (text: string): string => text.replace(/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}\s+(?=\S)/, '');

export const describe = ({ party, purpose, postingText }: Details): string =>
  joinTexts(party, purpose, postingText);
