import { cp, readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { writeCompressed } from './writeCompressed.ts';

/** Copies the files that the compiler does not: generated JavaScript and documents, and what pages load. */
const dist = resolve(import.meta.dirname, '../..');
const generated = resolve(dist, '..', 'generated');

for (const file of await readdir(generated)) {
  if (!file.endsWith('.ts'))
    await cp(join(generated, file), join(dist, 'generated', file), { recursive: true });
}

for (const file of ['openapi.json', 'openapi.yaml']) {
  await writeCompressed(join(dist, 'generated', file), await readFile(join(generated, file)));
}

for (const folder of ['src/http/assets', 'src/sandbox/pages/assets']) {
  await cp(resolve(dist, '..', folder), join(dist, folder), { recursive: true });
}
