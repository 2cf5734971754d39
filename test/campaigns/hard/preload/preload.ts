/**
 * Returns settings that make a server process load the named file of this folder first. That way tests can
 * change its clock or measure its event loop without code in the product.
 */
export const preload = (name: 'clock' | 'eventLoop'): { NODE_OPTIONS: string } => ({
  NODE_OPTIONS: `--import=${new URL(`${name}.mjs`, import.meta.url).href}`,
});
