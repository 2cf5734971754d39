import { cp, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Copies what the compiler leaves behind: the generated code and documents that are not TypeScript. */
const dist = resolve(import.meta.dirname, '../..');
const generated = resolve(dist, '..', 'generated');

for (const file of await readdir(generated)) {
  if (!file.endsWith('.ts'))
    await cp(join(generated, file), join(dist, 'generated', file), { recursive: true });
}
