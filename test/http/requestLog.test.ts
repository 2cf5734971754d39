import { expect } from 'chai';
import { createLogger } from '../../src/log.ts';
import { startTestApp } from '../support/testApp.ts';

describe('the log line of a request', () => {
  it("has the key's id and the client's address, and never the key", async () => {
    const lines: string[] = [];
    const log = createLogger('info', { write: (line: string) => void lines.push(line) });
    const app = await startTestApp({ env: { TRUSTED_PROXIES: '127.0.0.1' }, replacements: { log } });
    try {
      const headers = { 'X-Forwarded-For': '203.0.113.9' };
      const { body: key } = await app.get('/api/v1/api-keys/current', { headers });
      await app.post('/api/v1/users', { name: 'Alex' }, { headers, key: app.keys.read_only });
      await app.get('/api/v1/users', { headers, key: null });
      await app.get('/docs/', { headers, key: null });
      const seen = lines
        .map((line) => JSON.parse(line))
        .filter(({ msg }) => msg === 'request answered')
        .map(({ status, keyId, address }) => ({ status, keyId, address }));
      const reader = await app.database.db('api_keys').where('name', 'reader').first('id');
      const address = '203.0.113.9';
      expect(seen).to.deep.equal([
        { status: 200, keyId: key.id, address },
        { status: 403, keyId: reader.id, address },
        { status: 401, keyId: undefined, address },
        { status: 200, keyId: undefined, address },
      ]);
      for (const secret of Object.values(app.keys)) expect(lines.join('')).not.to.contain(secret);
    } finally {
      await app.close();
    }
  });
});
