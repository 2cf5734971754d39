/**
 * Settings with which a process of the product loads the named file of this folder before itself: for what
 * can be done or seen only within it, without a line of the product.
 */
export const preload = (name: 'clock' | 'eventLoop'): { NODE_OPTIONS: string } => ({
  NODE_OPTIONS: `--import=${new URL(`${name}.mjs`, import.meta.url).href}`,
});
