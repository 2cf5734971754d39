import { EventEmitter } from 'node:events';
import type pg from 'pg';

/**
 * Long values of a result as the bytes that came. The driver makes a string of every value; a page of a list is a
 * single text of many kilobytes that is only sent on, and making a string of it and bytes again took a fifth of the
 * processor time of a page of 500. PostgreSQL frames its messages by a type and a length, its own four bytes included, and a row by
 * the number of its values and a length before each (PostgreSQL documentation, "Message Formats"): rows that are
 * long are taken out here, and all else goes to the driver as it came.
 */

/** A row from this length on; below it a string is as good. */
const LONG_BYTES = 16_384;
const HEADER_BYTES = 5;
const DATA_ROW = 'D'.charCodeAt(0);
const NULL_LENGTH = -1;

/** What the driver keeps to itself: where it begins to read a connection, and what it says of a row. */
interface Reading {
  attachListeners(stream: EventEmitter): void;
  emit(
    event: 'dataRow',
    message: { name: 'dataRow'; length: number; fields: (Buffer | string | null)[] },
  ): void;
}

const isReading = (connection: unknown): connection is Reading =>
  typeof connection === 'object' && connection !== null && 'attachListeners' in connection;

/** To be called before the client connects. Values of 16 KiB and more then reach their column's parser as a Buffer. */
export function keepLongValuesAsBytes(client: pg.Client): void {
  const reading: unknown = client.connection;
  if (!isReading(reading)) throw new Error('This release of pg reads its connections in another way.');
  const attach = reading.attachListeners.bind(reading);
  reading.attachListeners = (stream) => {
    const others = new EventEmitter();
    attach(others);
    const splitter = new RowSplitter(
      (bytes) => others.emit('data', bytes),
      (row) => reading.emit('dataRow', { name: 'dataRow', length: row.length, fields: valuesOf(row) }),
    );
    stream.on('data', (chunk: Buffer) => splitter.take(chunk));
    stream.on('end', () => others.emit('end'));
  };
}

/** Cuts what arrives into long rows and everything else, in its order. */
class RowSplitter {
  readonly #passOn: (bytes: Buffer) => void;
  readonly #takeRow: (row: Buffer) => void;
  /** A header of which the rest has not arrived. */
  #header: Buffer = Buffer.alloc(0);
  /** How many bytes of the present message are still to come. */
  #missing = 0;
  /** The long row that is arriving. */
  #row: Buffer | null = null;

  constructor(passOn: (bytes: Buffer) => void, takeRow: (row: Buffer) => void) {
    this.#passOn = passOn;
    this.#takeRow = takeRow;
  }

  take(arrived: Buffer): void {
    const chunk = this.#header.length > 0 ? Buffer.concat([this.#header, arrived]) : arrived;
    this.#header = Buffer.alloc(0);
    // What lies between the two is not passed on yet.
    let from = 0;
    let at = 0;
    while (at < chunk.length) {
      if (this.#missing > 0) {
        const end = Math.min(at + this.#missing, chunk.length);
        this.#missing -= end - at;
        if (this.#row) {
          chunk.copy(this.#row, this.#row.length - this.#missing - (end - at), at, end);
          from = end;
          if (this.#missing === 0) this.#finishRow(this.#row);
        }
        at = end;
        continue;
      }
      if (chunk.length - at < HEADER_BYTES) {
        this.#header = chunk.subarray(at);
        break;
      }
      this.#missing = chunk.readUInt32BE(at + 1) - (HEADER_BYTES - 1);
      if (chunk[at] === DATA_ROW && this.#missing >= LONG_BYTES) {
        if (at > from) this.#passOn(chunk.subarray(from, at));
        from = at + HEADER_BYTES;
        const end = from + this.#missing;
        if (end <= chunk.length) {
          this.#takeRow(chunk.subarray(from, end));
          this.#missing = 0;
          from = end;
          at = end;
          continue;
        }
        this.#row = Buffer.allocUnsafe(this.#missing);
      }
      at += HEADER_BYTES;
    }
    const end = chunk.length - this.#header.length;
    if (end > from) this.#passOn(chunk.subarray(from, end));
  }

  #finishRow(row: Buffer): void {
    this.#row = null;
    this.#takeRow(row);
  }
}

function valuesOf(row: Buffer): (Buffer | string | null)[] {
  let at = 2;
  return Array.from({ length: row.readInt16BE(0) }, () => {
    const length = row.readInt32BE(at);
    at += 4;
    if (length === NULL_LENGTH) return null;
    const value = row.subarray(at, at + length);
    at += length;
    return length >= LONG_BYTES ? value : value.toString();
  });
}
