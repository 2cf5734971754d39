import { isIPv6 } from 'node:net';

/** IPv6 hands out networks of this many groups of 16 bits, in which their holder takes any address. */
const NETWORK_GROUPS = 4;
const GROUPS = 8;
const IPV4_MAPPED = '0:0:0:0:0:ffff';

/**
 * Who is counted as one caller: an IPv4 address, or the /64 that an IPv6 address is in.
 * @returns the address or the network, each always written alike; text that is no address, as it is.
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
