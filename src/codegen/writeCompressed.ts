import { writeFile } from 'node:fs/promises';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Writes a file and, next to it, what a browser gets that accepts `br` or `gzip`. */
export async function writeCompressed(path: string, contents: string | Uint8Array): Promise<void> {
  await writeFile(path, contents);
  await writeFile(`${path}.gz`, gzipSync(contents, { level: 9 }));
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  await writeFile(`${path}.br`, brotliCompressSync(contents, { params: quality }));
}
