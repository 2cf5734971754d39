import { SaxesParser } from 'saxes';
import { ApiError } from '../../errors.ts';
import { decodePieces, detectTextEncoding } from '../fileText.ts';
import { cutOff, faultAt } from '../statementFault.ts';

/** An element of XML with its children, its name without the namespace's prefix. */
export interface XmlElement {
  name: string;
  line: number;
  text: string;
  /** The attribute of amounts, `Ccy`. */
  currency: string | null;
  children: XmlElement[];
}

/** A payment in a batch; an entry keeps the first ones of a batch of thousands. */
const DETAILS = 'TxDtls';
const MAX_DETAILS = 20;
const MAX_DEPTH = 50;
/** Between two tags, and inside of one. Longer texts occur in no statement. */
const MAX_TEXT_CHARACTERS = 262_144;
/** Of one entry, without the details that are left out. */
const MAX_ELEMENTS = 20_000;

const ENCODING = /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/i;

/**
 * Reads an XML file as a sequence of the elements that are asked for, each complete; their ancestors are announced
 * when they begin. Nothing else of the file is kept. Namespaces differ between versions and are not looked at.
 * @throws ApiError IMPORT_ERROR for XML that is not well-formed, a document type, and sizes beyond any statement.
 */
export function* readXml(
  bytes: Buffer,
  wanted: ReadonlySet<string>,
): Generator<
  { kind: 'begin' | 'end'; name: string; line: number } | { kind: 'element'; element: XmlElement }
> {
  const declared =
    ENCODING.exec(bytes.toString('latin1', 0, 200).replace(/^\u00ef\u00bb\u00bf/, ''))?.[1] ?? null;
  const collector = new Collector(wanted);
  let sinceTag = 0;
  for (const piece of decodePieces(bytes, detectTextEncoding(bytes, declared))) {
    const lastTag = piece.lastIndexOf('>');
    sinceTag = lastTag === -1 ? sinceTag + piece.length : piece.length - lastTag;
    if (sinceTag > MAX_TEXT_CHARACTERS) {
      throw faultAt(collector.line, `a text or a tag is longer than ${MAX_TEXT_CHARACTERS} characters.`);
    }
    collector.write(piece);
    yield* collector.take();
  }
  collector.close();
  yield* collector.take();
}

type Event = { kind: 'begin' | 'end'; name: string; line: number } | { kind: 'element'; element: XmlElement };

class Collector {
  readonly #parser = new SaxesParser();
  readonly #wanted: ReadonlySet<string>;
  readonly #open: XmlElement[] = [];
  #events: Event[] = [];
  #depth = 0;
  #elements = 0;
  #details = 0;
  /** The depth of the element whose content is left out. */
  #leftOutAt: number | null = null;

  constructor(wanted: ReadonlySet<string>) {
    this.#wanted = wanted;
    this.#parser.on('doctype', () => {
      throw faultAt(this.line, "the file declares a document type, which no bank's statement does.");
    });
    this.#parser.on('error', (error) => {
      const problem = error.message.replace(/^\d+:\d+: /, '');
      throw /unclosed|document must contain/i.test(problem)
        ? cutOff(this.line, `the file is not complete XML (${problem}).`)
        : faultAt(this.line, `the file is not well-formed XML: ${problem}`);
    });
    this.#parser.on('opentag', ({ name, attributes }) => this.#begin(localName(name), attributes['Ccy']));
    this.#parser.on('text', (text) => this.#addText(text));
    this.#parser.on('cdata', (text) => this.#addText(text));
    this.#parser.on('closetag', ({ name }) => this.#end(localName(name)));
  }

  get line(): number {
    return this.#parser.line;
  }

  write(piece: string): void {
    this.#parser.write(piece);
  }

  close(): void {
    this.#parser.close();
  }

  take(): Event[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  #begin(name: string, currency: string | undefined): void {
    this.#depth++;
    if (this.#depth > MAX_DEPTH) throw faultAt(this.line, `more than ${MAX_DEPTH} elements are open.`);
    if (this.#leftOutAt !== null) return;
    const parent = this.#open.at(-1);
    if (!parent && !this.#wanted.has(name)) {
      this.#events.push({ kind: 'begin', name, line: this.line });
      return;
    }
    if (!parent) {
      this.#elements = 0;
      this.#details = 0;
    }
    if (name === DETAILS) this.#details++;
    if (name === DETAILS && this.#details > MAX_DETAILS) {
      this.#leftOutAt = this.#depth;
      return;
    }
    this.#elements++;
    if (this.#elements > MAX_ELEMENTS) {
      throw new ApiError(
        'IMPORT_ERROR',
        `Line ${this.line}: an entry has more than ${MAX_ELEMENTS} elements.`,
      );
    }
    const element = { name, line: this.line, text: '', currency: currency ?? null, children: [] };
    parent?.children.push(element);
    this.#open.push(element);
  }

  #addText(text: string): void {
    const element = this.#open.at(-1);
    if (element && this.#leftOutAt === null) element.text += text;
  }

  #end(name: string): void {
    this.#depth--;
    if (this.#leftOutAt !== null) {
      if (this.#depth < this.#leftOutAt) this.#leftOutAt = null;
      return;
    }
    const element = this.#open.pop();
    if (!element) this.#events.push({ kind: 'end', name, line: this.line });
    else if (this.#open.length === 0) this.#events.push({ kind: 'element', element });
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The first element on a path of names, such as `Acct/Id/IBAN`. */
export function findElement(from: XmlElement, path: string): XmlElement | null {
  let found: XmlElement | undefined = from;
  for (const name of path.split('/')) found = found?.children.find((child) => child.name === name);
  return found ?? null;
}

/** The text on the first of several paths that has one; versions of CAMT name things differently. */
export function findText(from: XmlElement, ...paths: string[]): string | null {
  for (const path of paths) {
    const text = findElement(from, path)?.text.replace(/\s+/g, ' ').trim();
    if (text) return text;
  }
  return null;
}

/** All elements of a name among the children of an element. */
export const listElements = (from: XmlElement, name: string): XmlElement[] =>
  from.children.filter((child) => child.name === name);

/** An element as JSON, for the raw row. */
export function toJson(element: XmlElement): unknown {
  const text = element.text.trim();
  if (element.children.length === 0)
    return element.currency === null ? text : { Ccy: element.currency, value: text };
  const json: Record<string, unknown> = {};
  for (const child of element.children) {
    const value = toJson(child);
    const earlier = json[child.name];
    if (earlier === undefined) json[child.name] = value;
    else json[child.name] = Array.isArray(earlier) ? [...earlier, value] : [earlier, value];
  }
  return json;
}
