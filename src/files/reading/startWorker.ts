import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Starts the module that reads files in a thread of its own. In development and in tests the sources run by tsx, which
 * does not reach into threads by itself on Node 20.
 */
export function startWorker(options: WorkerOptions): Worker {
  const extension = extname(import.meta.url);
  const module = new URL(`./worker${extension}`, import.meta.url);
  if (extension !== '.ts') return new Worker(module, options);
  // What require finds is for CommonJS; next to it is what threads need.
  const tsxFolder = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api'));
  const [tsx, worker] = [new URL('./index.mjs', tsxFolder), module].map(({ href }) => JSON.stringify(href));
  const source = `import(${tsx}).then(({ register }) => { register(); return import(${worker}); });`;
  return new Worker(source, { ...options, eval: true });
}
