import { deserialize, serialize } from 'node:v8';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/**
 * Keeps rows that were read, compressed to a tenth of their size: reading a CSV file again takes ten times as long as
 * taking them out, and keeping them as they are would take hundreds of megabytes.
 */
export class RowSpool<Row> {
  readonly #chunks: Buffer[] = [];

  add(rows: readonly Row[]): void {
    this.#chunks.push(deflateRawSync(serialize(rows), { level: 1 }));
  }

  *read(): Generator<Row[]> {
    // What was serialized above has this type.
    for (const chunk of this.#chunks) yield deserialize(inflateRawSync(chunk)) as Row[];
  }
}
