import { isIPv6 } from 'node:net';

/** An IPv6 customer gets a network of this many 16-bit groups and can use any address in it. */
const NETWORK_GROUPS = 4;
const GROUPS = 8;
const IPV4_MAPPED = '0:0:0:0:0:ffff';

/**
 * Returns the key by which a caller is counted: an IPv4 address, or the /64 network of an IPv6 address, in
 * canonical form. Text that is not an address is returned unchanged.
 */
export function callerNetwork(address: string): string {
  if (!isIPv6(address)) return address;
  const groups = groupsOf(address);
  if (groups.slice(0, 6).join(':') === IPV4_MAPPED) {
    const [high = 0, low = 0] = groups.slice(6).map((group) => Number.parseInt(group, 16));
    return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
  }
  return `${groups.slice(0, NETWORK_GROUPS).join(':')}::/64`;
}

/** All eight groups of a valid IPv6 address, without leading zeros. */
function groupsOf(address: string): string[] {
  const [written = ''] = address.toLowerCase().split('%');
  const inHex = written.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...bytes) => {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.slice(0, 4).map(Number);
    return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
  });
  const [before = [], after = []] = inHex.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const zeros = Array<string>(GROUPS - before.length - after.length).fill('0');
  return [...before, ...zeros, ...after].map((group) => Number.parseInt(group, 16).toString(16));
}
