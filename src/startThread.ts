import { createRequire } from 'node:module';
import { setPriority } from 'node:os';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Starts a module of ours in a thread of its own. In development and in tests the sources run by tsx, which does not
 * reach into threads by itself on Node 20.
 * @param module the address of the module without its extension.
 */
export function startThread(module: URL, options: WorkerOptions): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL(`${module.href}.js`), options);
  // What require finds is for CommonJS; next to it is what threads need.
  const tsxFolder = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api'));
  const tsx = new URL('./index.mjs', tsxFolder).href;
  const [register, entry] = [tsx, `${module.href}.ts`].map((href) => JSON.stringify(href));
  const source = `import(${register}).then(({ register }) => { register(); return import(${entry}); });`;
  return new Worker(source, { ...options, eval: true });
}

/**
 * Of a busy processor, a third of the share of a thread that serves requests: they stay quick, and a file is still read in
 * time on a machine that has other work too.
 */
const NICENESS = 5;

/**
 * Called in a worker thread, which from then on leaves most of a busy processor to the threads that serve requests. On
 * Linux a priority belongs to a thread; elsewhere it would be the whole process's.
 */
export function yieldProcessor(): void {
  if (process.platform === 'linux') setPriority(NICENESS);
}
