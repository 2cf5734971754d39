import { createRequire } from 'node:module';
import { constants, setPriority } from 'node:os';
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
 * Called in a worker thread: from then on it computes only while the threads that serve requests have nothing to do. On
 * Linux a priority belongs to a thread; elsewhere it would be the whole process's.
 */
export function yieldProcessor(): void {
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);
}
