import { cp, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Copies the generated files that the compiler does not: JavaScript and documents. */
const dist = resolve(import.meta.dirname, '../..');
const generated = resolve(dist, '..', 'generated');

for (const file of await readdir(generated)) {
  if (!file.endsWith('.ts'))
    await cp(join(generated, file), join(dist, 'generated', file), { recursive: true });
}
