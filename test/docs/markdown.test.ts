import { expect } from 'chai';
import { locatedOperations } from '../support/contractDocument.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

describe('documentation as Markdown', () => {
  let app: TestApp;
  before(async () => {
    app = await startTestApp();
  });
  after(() => app.close());

  const read = async (path: string) => {
    const { status, headers, body } = await app.get(path, { key: null });
    expect(status, path).to.equal(200);
    return { type: headers.get('content-type'), text: String(body) };
  };

  it('/llms.txt links to every page, and to nothing that is missing', async () => {
    const { text, type } = await read('/llms.txt');
    expect(type).to.equal('text/plain; charset=utf-8');
    const links = [...text.matchAll(/\]\((\/[^)]+)\)/g)].map(([, path]) => path ?? '');
    expect(links).to.include.members([
      '/docs/index.md',
      '/docs/errors.md',
      '/docs/mcp.md',
      '/docs/changelog.md',
    ]);
    for (const link of links) await read(link);
  });

  for (const name of ['', 'errors', 'mcp', 'changelog']) {
    it(`/docs/${name} names its twin, which is Markdown`, async () => {
      const { text } = await read(`/docs/${name}`);
      const [, twin] = /<link rel="alternate" type="text\/markdown" href="([^"]+)">/.exec(text) ?? [];
      expect(twin).to.equal(`${name || 'index'}.md`);
      const page = await read(`/docs/${twin}`);
      expect(page.type).to.equal('text/markdown; charset=utf-8');
      expect(page.text).to.match(/^# /);
      expect(page.text).not.to.match(/<\/?(p|a|code|wbr|span)\b/);
    });
  }

  it('index.md has every operation with its path, parameters and error codes', async () => {
    const { text } = await read('/docs/index.md');
    for (const { operation, method, path, parameters } of locatedOperations) {
      const heading = `\`${method.toUpperCase()} ${path}\` (operationId \`${operation.operationId}\``;
      const section = text.slice(text.indexOf(heading)).split('\n## ')[0] ?? '';
      expect(text, operation.operationId).to.contain(heading);
      for (const { name } of parameters) expect(section, operation.operationId).to.contain(`- \`${name}\` (`);
    }
    expect(text).to.contain('- 409: SYNC_IN_PROGRESS');
  });
});
