import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { build } from 'esbuild';

const MAX_GZIPPED_BYTES = 8_000;

describe('client: bundle', () => {
  it('is under 8 kB gzipped for a browser, and imports nothing from Node.js', async () => {
    const { outputFiles } = await build({
      entryPoints: [resolve(import.meta.dirname, '../../generated/client/index.ts')],
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'browser',
      write: false,
    });
    const code = outputFiles[0]?.text ?? '';
    expect(gzipSync(code).length).to.be.within(1000, MAX_GZIPPED_BYTES);
    expect(code).not.to.match(/require\(|from\s*["']node:/);
  });
});
