import { BlockList, isIP } from 'node:net';

/** Returns the client's address. */
export type ClientAddress = (remoteAddress: string | undefined, forwardedFor: string | undefined) => string;

/**
 * Trusts X-Forwarded-For only from the configured proxies, and only up to the first address that is not one of
 * them: the client could have written the rest itself. `trustedProxies` are addresses and CIDR ranges, which
 * readConfig has validated.
 */
export function createClientAddress(trustedProxies: readonly string[]): ClientAddress {
  const trusted = new BlockList();
  for (const entry of trustedProxies) {
    const [address = '', bits] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, Number(bits), family);
  }
  const isTrusted = (address: string) => {
    const version = isIP(address);
    return version !== 0 && trusted.check(address, version === 6 ? 'ipv6' : 'ipv4');
  };
  return (remoteAddress, forwardedFor) => {
    // An IPv4 client on a dual-stack socket.
    const remote = remoteAddress?.replace(/^::ffff:/, '') ?? 'unknown';
    if (!forwardedFor || !isTrusted(remote)) return remote;
    const hops = forwardedFor.split(',').map((hop) => hop.trim());
    return hops.reverse().find((hop) => !isTrusted(hop)) ?? remote;
  };
}
