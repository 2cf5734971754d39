import { expect } from 'chai';
import { ConfigError, readConfig } from '../../src/config.ts';
import { createClientAddress } from '../../src/http/clientAddress.ts';

const proxiesOf = (TRUSTED_PROXIES: string) =>
  readConfig({ ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'), TRUSTED_PROXIES }, '0.0.0')
    .trustedProxies;

describe('TRUSTED_PROXIES', () => {
  for (const wrong of [
    '10.0.0.0/',
    '10.0.0.0/x',
    '10.0.0.0/33',
    '10.0.0.0/8/8',
    '10.0.0/8',
    '::1/129',
    'proxy',
    '/8',
    '*',
  ]) {
    it(`refuses ${wrong}, because a typo must not trust more than intended`, () => {
      expect(() => proxiesOf(`127.0.0.1, ${wrong}`)).to.throw(
        ConfigError,
        `TRUSTED_PROXIES: ${wrong} is neither an address nor a CIDR range.`,
      );
    });
  }

  it('trusts only the given addresses and ranges', () => {
    const clientAddress = createClientAddress(proxiesOf('10.1.0.0/16, 192.0.2.1, fd00::/8'));
    const trusted = ['10.1.255.255', '192.0.2.1', '::ffff:192.0.2.1', 'fd00::5'];
    const others = ['10.2.0.0', '192.0.2.2', '::1', 'fe80::1'];
    expect(trusted.map((remote) => clientAddress(remote, '203.0.113.9'))).to.deep.equal(
      trusted.map(() => '203.0.113.9'),
    );
    expect(others.map((remote) => clientAddress(remote, '203.0.113.9'))).to.deep.equal(others);
  });
});
